import { join } from 'node:path'
import { readMunicipalDirectory, readVocabularies, type Reference } from '#corpus'

/** The corpus that the library is delivered with. */
export const STARTER_CORPUS = join(import.meta.dirname, '../../corpus')

/** The vocabularies and municipal names of the starter corpus: what records are checked against. */
export async function readStarterReference(): Promise<Reference> {
  const [vocabularies, municipalities] = await Promise.all([readVocabularies(STARTER_CORPUS), readMunicipalDirectory(STARTER_CORPUS)])
  return { vocabularies, municipalities }
}
