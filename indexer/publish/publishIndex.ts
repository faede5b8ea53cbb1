import { readCorpus, type Corpus, type CorpusSnapshot } from '#corpus'
import type { EngineAdmin } from '#engine'
import type { Problem } from '#model'
import { addDocuments, rebuildIndexes, type IndexJob } from './buildIndexes.ts'
import type { RecordEntry } from './IndexDocuments.ts'
import { PASSAGES, RECORDS, STATE } from './indexNames.ts'
import { pipelineHash } from './pipelineHash.ts'

/** What the indexes were built from. */
export interface IndexState {
  key: 'state'
  pipeline: string
  corpus: string
  problems: number
  indexedAt: string
}

export interface PublishReport {
  mode: 'unchanged' | 'updated' | 'rebuilt'
  added: number
  removed: number
  documents: number
  problems: Problem[]
}

export interface PublishOptions extends IndexJob {
  snapshot: CorpusSnapshot
  /** Build anew, whatever the state. */
  full?: boolean
}

/**
 * Brings the indexes in line with the corpus. Unchanged files are left alone; changed settings, vocabularies or analysis build everything anew
 * in fresh indexes that are swapped in at once, so that a search never sees half an index.
 * @throws LibraryError when the engine refuses or fails a task; the indexes in use stay as they were.
 */
export async function publishIndex(options: PublishOptions): Promise<PublishReport> {
  const { engine, snapshot, reference } = options
  const pipeline = pipelineHash(reference)
  const state = await readIndexState(engine)
  const isCurrent = state?.pipeline === pipeline && options.full !== true
  if (isCurrent && state.corpus === snapshot.fingerprint && state.problems === 0) {
    return { mode: 'unchanged', added: 0, removed: 0, documents: snapshot.files.length, problems: [] }
  }
  const corpus = readCorpus(snapshot, reference)
  const counts = isCurrent ? await update(options, corpus) : await rebuildIndexes(options, corpus.documents)
  await writeIndexState(engine, {
    key: 'state',
    pipeline,
    corpus: snapshot.fingerprint,
    problems: corpus.problems.length,
    indexedAt: new Date().toISOString(),
  })
  const unchanged = isCurrent && counts.added === 0 && counts.removed === 0
  const mode = unchanged ? 'unchanged' : isCurrent ? 'updated' : 'rebuilt'
  return { mode, ...counts, documents: corpus.documents.length, problems: corpus.problems }
}

/** The state of the indexes, or null when there are none yet. */
export async function readIndexState(engine: EngineAdmin): Promise<IndexState | null> {
  if (!(await engine.hasIndex(STATE))) return null
  const [state] = await engine.readAll<IndexState>(STATE, ['*'])
  return state ?? null
}

async function writeIndexState(engine: EngineAdmin, state: IndexState): Promise<void> {
  if (!(await engine.hasIndex(STATE))) await engine.createIndex(STATE, { searchableAttributes: [] })
  await engine.addDocuments(STATE, [state])
}

async function update(options: PublishOptions, corpus: Corpus): Promise<{ added: number; removed: number }> {
  const { engine } = options
  const indexed = await engine.readAll<Pick<RecordEntry, 'documentId' | 'hash' | 'path'>>(RECORDS, ['documentId', 'hash', 'path'])
  const known = new Map(indexed.map((entry) => [entry.documentId, entry]))
  const changed = corpus.documents.filter(({ document, hash }) => {
    const entry = known.get(document.id)
    return entry?.hash !== hash || entry.path !== document.path
  })
  const present = new Set(corpus.documents.map(({ document }) => document.id))
  const gone = indexed.map(({ documentId }) => documentId).filter((id) => !present.has(id))
  const replaced = changed.filter(({ document }) => known.has(document.id)).map(({ document }) => document.id)
  const kept = await addDocuments(options, changed, PASSAGES, RECORDS)
  // New passages are in place before old ones go, so that a changed record is never missing.
  if (replaced.length > 0) {
    const stale = { all: [{ field: 'documentId', in: replaced }, { not: { field: 'key', in: kept } }] }
    await engine.deleteDocuments(PASSAGES, stale)
  }
  for (const index of gone.length > 0 ? [PASSAGES, RECORDS] : []) await engine.deleteDocuments(index, { field: 'documentId', in: gone })
  return { added: changed.length, removed: gone.length }
}
