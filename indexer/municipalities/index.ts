/** Bringing in a new year's municipal data. */
export { importMunicipalities } from './importMunicipalities.ts'
export { tellImport } from './tellImport.ts'
