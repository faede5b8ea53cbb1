import type { Analyser } from '#analysis'
import type { Corpus, Reference } from '#corpus'
import type { EngineAdmin } from '#engine'
import { LibraryError } from '#model'
import type { PassageEntry } from './IndexDocuments.ts'
import { PASSAGES, RECORDS } from './indexNames.ts'
import { PASSAGE_SETTINGS, RECORD_SETTINGS } from './indexSettings.ts'
import { toIndexDocuments, type IndexDocuments } from './toIndexDocuments.ts'

/** What indexing needs besides documents. */
export interface IndexJob {
  engine: EngineAdmin
  reference: Reference
  /** Asked for only when there is something to index: loading it takes most of a second. */
  analyser: () => Promise<Analyser>
  onProgress?: (done: number, total: number) => void
}

type Documents = Corpus['documents']

/** Documents converted and sent at a time: enough to be fast, few enough to show progress and bound memory. */
const STEP = 250

/** Builds both indexes anew and exchanges them with those in use in one atomic step. */
export async function rebuildIndexes(job: IndexJob, documents: Documents): Promise<{ added: number; removed: number }> {
  const { engine } = job
  const [freshPassages, freshRecords] = [`${PASSAGES}-fresh`, `${RECORDS}-fresh`]
  await engine.createIndex(freshPassages, PASSAGE_SETTINGS)
  await engine.createIndex(freshRecords, RECORD_SETTINGS)
  await addDocuments(job, documents, freshPassages, freshRecords)
  // Both must exist to be exchanged; the very first time there is nothing to take out.
  if (!(await engine.hasIndex(PASSAGES))) await engine.createIndex(PASSAGES, PASSAGE_SETTINGS)
  if (!(await engine.hasIndex(RECORDS))) await engine.createIndex(RECORDS, RECORD_SETTINGS)
  await engine.swap([
    [PASSAGES, freshPassages],
    [RECORDS, freshRecords],
  ])
  await engine.deleteIndex(freshPassages)
  await engine.deleteIndex(freshRecords)
  return { added: documents.length, removed: 0 }
}

/** Analyses and adds documents step by step. Returns the keys of their passages. */
export async function addDocuments(job: IndexJob, documents: Documents, passageIndex: string, recordIndex: string): Promise<string[]> {
  const { engine, reference, onProgress = () => {} } = job
  if (documents.length === 0) return []
  const analyser = await job.analyser()
  const keys: string[] = []
  onProgress(0, documents.length)
  for (let start = 0; start < documents.length; start += STEP) {
    const step = documents.slice(start, start + STEP)
    const entries = step.map(({ document, hash }) => convert(document.id, () => toIndexDocuments(document, hash, analyser, reference)))
    const passages: PassageEntry[] = entries.flatMap((entry) => entry.passages)
    await engine.addDocuments(passageIndex, passages)
    await engine.addDocuments(
      recordIndex,
      entries.map((entry) => entry.record),
    )
    keys.push(...passages.map(({ key }) => key))
    onProgress(start + step.length, documents.length)
  }
  return keys
}

function convert(id: string, make: () => IndexDocuments): IndexDocuments {
  try {
    return make()
  } catch (cause) {
    throw new LibraryError('ANALYSIS_FAILED', `レコード ${id} の解析に失敗しました。`, { cause })
  }
}
