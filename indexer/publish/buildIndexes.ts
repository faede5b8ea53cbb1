import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Analyser } from '#analysis'
import type { EmbeddingService } from '../config/readConfig.ts'
import type { Corpus, Reference } from '#corpus'
import type { EngineAdmin, EngineSettings } from '#engine'
import { LibraryError } from '#model'
import type { LatentSpace } from '#meaning'
import { addMeaning } from './addMeaning.ts'
import type { TitleEntry } from './IndexDocuments.ts'
import { CONTENTS, PASSAGES, RECORDS, SEARCHED, TITLES, WORDS } from './indexNames.ts'
import { CONTENT_SETTINGS, RECORD_SETTINGS, TITLE_SETTINGS, WORD_SETTINGS } from './indexSettings.ts'
import { examplesOf, learningStride, learnMeaning, type Example } from './learnMeaning.ts'
import { PassageShelf } from './PassageShelf.ts'
import { passageSettings } from './serviceEmbedder.ts'
import { toIndexDocuments, type AnalysedDocument } from './toIndexDocuments.ts'
import { toTitleEntry } from './toTitleEntry.ts'

/** What indexing needs besides documents. */
export interface IndexJob {
  engine: EngineAdmin
  reference: Reference
  /** Asked for only when there is something to index: loading it takes most of a second. */
  analyser: () => Promise<Analyser>
  onProgress?: (done: number, total: number) => void
  /** The service that embeds passages, where the operator has switched one on. */
  embedding?: EmbeddingService | null
}

type Documents = Corpus['documents']

/** Documents converted and sent at a time: enough to be fast, few enough to show progress and bound memory. */
const STEP = 250
/** Steps that the engine has to do at a time: it takes tasks that wait in one go, which for many passages is much faster than each by itself. */
const STEPS_AT_ONCE = 8

/** What a record stands in: the names of the indexes, which are others while they are built anew. */
export interface IndexSet {
  passages: string
  contents: string
  records: string
  titles: string
}

export const IN_USE: IndexSet = { passages: PASSAGES, contents: CONTENTS, records: RECORDS, titles: TITLES }

function settingsOf(service: EmbeddingService | null): Readonly<Record<(typeof SEARCHED)[number], EngineSettings>> {
  return {
    [PASSAGES]: passageSettings(service),
    [CONTENTS]: CONTENT_SETTINGS,
    [RECORDS]: RECORD_SETTINGS,
    [TITLES]: TITLE_SETTINGS,
    [WORDS]: WORD_SETTINGS,
  }
}

/** What came of adding documents. */
interface Added {
  /** Keys of their passages. */
  keys: string[]
  /** Documents that the embedding service has not embedded. */
  unembedded: number
}

/** The content hash under which a record is kept that waits for the embedding service. */
export function waitingHash(hash: string): string {
  return `waiting ${hash}`
}

/** What stands between the name of an index and that of the build it is made in. */
const FRESH = '-fresh-'
/** A build writes more often than this, so what was left longer belongs to one that has ended before its time. */
const LEFT_MS = 60 * 60 * 1000

/**
 * Builds all indexes anew and exchanges them with those in use in one atomic step. Their names are those of this build alone: should another one be
 * under way, on another machine with the same engine, each exchanges what it has made.
 */
export async function rebuildIndexes(
  job: IndexJob,
  documents: Documents,
  shelf: PassageShelf = new PassageShelf(job.engine, job.embedding ?? null),
): Promise<{ added: number; removed: number; unembedded: number }> {
  const { engine } = job
  await sweep(engine)
  const build = randomUUID()
  const fresh = (name: string) => `${name}${FRESH}${build}`
  const indexes = { passages: fresh(PASSAGES), contents: fresh(CONTENTS), records: fresh(RECORDS), titles: fresh(TITLES) }
  const settings = settingsOf(job.embedding ?? null)
  for (const name of SEARCHED) await engine.createIndex(fresh(name), settings[name])
  await shelf.checkService(indexes.passages)
  const { space, words, analysed, steps } = await learnFrom(job, documents)
  await engine.addDocuments(fresh(WORDS), words)
  const onProgress = (done: number, total: number) => job.onProgress?.(steps + done, steps + total)
  const { unembedded } = await addDocuments({ ...job, onProgress }, documents, { indexes, space, shelf, analysed })
  for (const name of SEARCHED) {
    // Both of a pair must exist to be exchanged; the very first time there is nothing to take out.
    if (!(await engine.hasIndex(name))) await engine.createIndex(name, settings[name])
  }
  await engine.swap(SEARCHED.map((name) => [name, fresh(name)]))
  for (const name of SEARCHED) await engine.deleteIndex(fresh(name))
  return { added: documents.length, removed: 0, unembedded }
}

/** Deletes what builds have left that ended before their time. */
async function sweep(engine: EngineAdmin): Promise<void> {
  for (const { name, updatedAt } of await engine.indexes()) {
    if (name.includes(FRESH) && Date.now() - updatedAt.getTime() > LEFT_MS) await engine.deleteIndex(name)
  }
}

/** Documents whose analysis is kept from learning until they are added; those beyond are analysed twice, so that memory stays bounded. */
const MOST_KEPT = 2000

type Analysed = ReadonlyMap<Documents[number], AnalysedDocument>

/** Learns the space of meaning from a share of the documents: `steps` of progress. */
async function learnFrom(job: IndexJob, documents: Documents) {
  const { reference, onProgress = () => {} } = job
  const stride = learningStride(documents.length)
  const sources = documents.filter((_, index) => index % stride === 0)
  const analysed = new Map<Documents[number], AnalysedDocument>()
  const examples: Example[] = []
  for (const [step, source] of sources.entries()) {
    if (step % STEP === 0) onProgress(step, sources.length + documents.length)
    const document = analyse(source, await job.analyser(), reference)
    examples.push(...examplesOf(document))
    if (analysed.size < MOST_KEPT) analysed.set(source, document)
  }
  return { ...learnMeaning(examples, stride), analysed, steps: sources.length }
}

/** Where documents go to, and what is known of them. */
interface Destination {
  indexes: IndexSet
  space: LatentSpace
  shelf: PassageShelf
  analysed?: Analysed
}

/** Analyses and adds documents step by step, the engine taking in earlier steps meanwhile. */
export async function addDocuments(
  job: IndexJob,
  documents: Documents,
  { indexes, space, shelf, analysed = new Map() }: Destination,
): Promise<Added> {
  const { engine, reference, onProgress = () => {} } = job
  const analyser = await job.analyser()
  const keys: string[] = []
  let unembedded = 0
  let done = 0
  const underWay: Promise<void>[] = []
  const finishOldest = async () => {
    await underWay.shift()
    onProgress(done, documents.length)
  }
  onProgress(done, documents.length)
  for (let start = 0; start < documents.length; start += STEP) {
    const step = documents.slice(start, start + STEP)
    const entries: StepEntries['entries'] = []
    for (const source of step) {
      entries.push(addMeaning(analysed.get(source) ?? analyse(source, analyser, reference), space))
      // What earlier steps send and receive goes on between two documents; a request that is not served for long enough fails.
      await setImmediate()
    }
    const titles = step.flatMap(({ document }, index) => {
      const record = entries[index]?.record
      return record ? toTitleEntry(document, record, analyser, reference) : []
    })
    keys.push(...entries.flatMap(({ passages }) => passages.map(({ key }) => key)))
    const adding = addStep(engine, { entries, titles }, indexes, shelf).then((isComplete) => {
      done += step.length
      if (!isComplete) unembedded += step.length
    })
    // A failure is told when it is this step's turn to be waited for.
    adding.catch(() => {})
    underWay.push(adding)
    // An embedding service is asked for one step at a time.
    while (underWay.length >= (job.embedding ? 1 : STEPS_AT_ONCE)) await finishOldest()
  }
  while (underWay.length > 0) await finishOldest()
  return { keys, unembedded }
}

/** What the indexes get of some documents. */
interface StepEntries {
  entries: ReturnType<typeof addMeaning>[]
  titles: TitleEntry[]
}

/** @returns whether nothing is left to do, see {@link PassageShelf.add}. */
async function addStep(engine: EngineAdmin, { entries, titles }: StepEntries, indexes: IndexSet, shelf: PassageShelf): Promise<boolean> {
  // Contents come first: what is found can be read.
  await engine.addDocuments(
    indexes.contents,
    entries.flatMap(({ contents }) => contents),
  )
  const isComplete = await shelf.add(
    indexes.passages,
    entries.flatMap(({ passages }) => passages),
  )
  await engine.addDocuments(
    indexes.records,
    entries.map(({ record }) => (isComplete ? record : { ...record, hash: waitingHash(record.hash) })),
  )
  await engine.addDocuments(indexes.titles, titles)
  return isComplete
}

function analyse({ document, hash }: Documents[number], analyser: Analyser, reference: Reference): AnalysedDocument {
  try {
    return toIndexDocuments(document, hash, analyser, reference)
  } catch (cause) {
    throw new LibraryError('ANALYSIS_FAILED', `レコード ${document.id} の解析に失敗しました。`, { cause })
  }
}
