import { loadAnalyser, type Analyser } from '#analysis'
import { readStarterReference } from './starterCorpus.ts'

/** The analyser with the municipal names and the terms of the starter corpus. */
export async function loadStarterAnalyser(): Promise<Analyser> {
  const { municipalities, vocabularies } = await readStarterReference()
  return loadAnalyser(municipalities.all, vocabularies.lexicon)
}
