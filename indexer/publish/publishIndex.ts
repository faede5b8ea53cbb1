import { readCorpus, type Corpus, type CorpusSnapshot } from '#corpus'
import type { EngineAdmin } from '#engine'
import type { Problem } from '#model'
import { addDocuments, IN_USE, rebuildIndexes, waitingHash, type IndexJob } from './buildIndexes.ts'
import type { RecordEntry } from './IndexDocuments.ts'
import { CONTENTS, PASSAGES, RECORDS, STATE, TITLES } from './indexNames.ts'
import { forgetCompleteness, forgetLostWords } from './forgetWords.ts'
import { readMeaning } from './learnMeaning.ts'
import { PassageShelf } from './PassageShelf.ts'
import { pipelineHash } from './pipelineHash.ts'
import { readStanding, type Standing } from './readStanding.ts'
import { keyOf } from './toIndexDocuments.ts'

/** What the indexes were built from. */
export interface IndexState {
  key: 'state'
  pipeline: string
  corpus: string
  problems: number
  /** Records that wait for the embedding service. */
  unembedded: number
  indexedAt: string
}

export interface PublishReport {
  mode: 'unchanged' | 'updated' | 'rebuilt'
  added: number
  removed: number
  documents: number
  problems: Problem[]
  /** Records that are found without the embedding service only, and what is wrong with it as far as it was asked. */
  unembedded: { records: number; problem: string | null }
}

export interface PublishOptions extends IndexJob {
  snapshot: CorpusSnapshot
  /** Build anew, whatever the state. */
  full?: boolean
}

/**
 * Brings the indexes in line with the corpus. Unchanged files are left alone; changed settings, vocabularies or analysis build everything anew
 * in fresh indexes that are swapped in at once, so that a search never sees half an index. An embedding service that does not answer stops nothing:
 * records are added without it and wait for a later run.
 * @throws LibraryError when the engine refuses or fails a task. A rebuild then leaves the indexes in use as they were. An update has changed them as far as it
 * came; that it began is noted, so the next run builds everything anew.
 */
export async function publishIndex(options: PublishOptions): Promise<PublishReport> {
  const { engine, snapshot, reference, embedding = null } = options
  const pipeline = pipelineHash(reference, embedding)
  const state = await readIndexState(engine)
  const isCurrent = state?.pipeline === pipeline && options.full !== true
  if (isCurrent && state.corpus === snapshot.fingerprint && state.problems === 0 && state.unembedded === 0) {
    const unembedded = { records: 0, problem: null }
    return { mode: 'unchanged', added: 0, removed: 0, documents: snapshot.files.length, problems: [], unembedded }
  }
  const corpus = readCorpus(snapshot, reference)
  const shelf = new PassageShelf(engine, embedding)
  const counts = isCurrent ? await update(options, corpus, shelf, state) : await rebuildIndexes(options, corpus.documents, shelf)
  await writeIndexState(engine, {
    key: 'state',
    pipeline,
    corpus: snapshot.fingerprint,
    problems: corpus.problems.length,
    unembedded: counts.unembedded,
    indexedAt: new Date().toISOString(),
  })
  const unchanged = isCurrent && counts.added === 0 && counts.removed === 0
  const mode = unchanged ? 'unchanged' : isCurrent ? 'updated' : 'rebuilt'
  const { added, removed, unembedded: records } = counts
  const unembedded = { records, problem: shelf.problem }
  return { mode, added, removed, documents: corpus.documents.length, problems: corpus.problems, unembedded }
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

type Counts = Awaited<ReturnType<typeof rebuildIndexes>>
type Known = Pick<RecordEntry, 'documentId' | 'hash' | 'path' | 'visibility'>

/** In the place of the pipeline's hash while an update is under way; no pipeline has it. */
const UNDER_WAY = 'under way'

async function update(options: PublishOptions, corpus: Corpus, shelf: PassageShelf, state: IndexState): Promise<Counts> {
  const { engine } = options
  const indexed = await engine.readAll<Known>(RECORDS, ['documentId', 'hash', 'path', 'visibility'] satisfies (keyof Known)[])
  const known = new Map(indexed.map((entry) => [entry.documentId, entry]))
  const { outdated, waiting } = whatChanged(corpus, known)
  const isEmbedding = outdated.length + waiting.length > 0 && (await shelf.checkService(PASSAGES))
  const changed = isEmbedding ? [...outdated, ...waiting] : outdated
  const left = isEmbedding ? 0 : waiting.length
  const present = new Set(corpus.documents.map(({ document }) => document.id))
  const gone = indexed.map(({ documentId }) => documentId).filter((id) => !present.has(id))
  if (changed.length === 0 && gone.length === 0) return { added: 0, removed: 0, unembedded: left }
  await writeIndexState(engine, { ...state, pipeline: UNDER_WAY })
  const { unembedded } = await replace(options, changed, { gone, known, shelf })
  return { added: changed.length, removed: gone.length, unembedded: unembedded + left }
}

/** What an update replaces. */
interface Outdated {
  /** Ids of documents that are in the corpus no more. */
  gone: readonly string[]
  known: ReadonlyMap<string, Known>
  shelf: PassageShelf
}

async function replace(options: PublishOptions, changed: Corpus['documents'], { gone, known, shelf }: Outdated) {
  const { engine } = options
  const ids = changed.map(({ document }) => document.id)
  const standing = await readStanding(engine, [...ids, ...gone])
  // What others may read from now on, or nobody, goes before anything comes.
  const moved = changed.flatMap(({ document: { id, visibility } }) => ((known.get(id)?.visibility ?? visibility) === visibility ? [] : id))
  await takeOut(engine, [...gone, ...moved], standing)
  const added = changed.length > 0 ? await addLater(options, changed, shelf) : { keys: [], unembedded: 0 }
  // Of the others new passages are in place before old ones go, so that a changed record is never missing.
  const kept = new Set(added.keys)
  const stale = ids.flatMap((id) => standing.keys.get(id) ?? []).filter((key) => !kept.has(key))
  for (const index of [PASSAGES, CONTENTS]) await engine.deleteKeys(index, stale)
  await forgetLostWords(engine, standing.words)
  return added
}

async function addLater(options: PublishOptions, documents: Corpus['documents'], shelf: PassageShelf) {
  await forgetCompleteness(options.engine)
  return addDocuments(options, documents, { indexes: IN_USE, space: await readMeaning(options.engine), shelf })
}

/** Takes documents out of all indexes: what is found first, then what is read. */
async function takeOut(engine: EngineAdmin, ids: readonly string[], standing: Standing): Promise<void> {
  const passages = ids.flatMap((id) => standing.keys.get(id) ?? [])
  for (const index of [RECORDS, TITLES]) await engine.deleteKeys(index, ids.map(keyOf))
  for (const index of [PASSAGES, CONTENTS]) await engine.deleteKeys(index, passages)
}

/** Documents that are not in the index as they are now, and those that are but for the embedding service. */
function whatChanged({ documents }: Corpus, known: ReadonlyMap<string, Known>) {
  const outdated: Corpus['documents'] = []
  const waiting: Corpus['documents'] = []
  for (const source of documents) {
    const entry = known.get(source.document.id)
    if (entry?.path === source.document.path && entry.hash === waitingHash(source.hash)) waiting.push(source)
    else if (entry?.path !== source.document.path || entry.hash !== source.hash) outdated.push(source)
  }
  return { outdated, waiting }
}
