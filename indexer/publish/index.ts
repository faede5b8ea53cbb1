/** From documents to the engine's indexes. */
export type { Card, Marks, PassageEntry, RecordEntry, SectionEntry, WordFields } from './IndexDocuments.ts'
export { PASSAGES, RECORDS, STATE, VISIBLE_TO, type Role } from './indexNames.ts'
export { rebuildIndexes } from './buildIndexes.ts'
export { publishIndex, readIndexState, type IndexState, type PublishOptions, type PublishReport } from './publishIndex.ts'
export { analyserFor, readReference, runIndex } from './runIndex.ts'
export { YEAR_UNKNOWN } from './toIndexDocuments.ts'
