import type { Analyser } from '#analysis'
import { parseMarkdown, type Reference } from '#corpus'
import type { EngineAdmin, EngineReader } from '#engine'
import type { Document } from '#model'
import { rebuildIndexes, rulesOf, VISIBLE_TO } from '#publish'
import { buildApp } from '../app.ts'
import { libraryOver } from '../Library.ts'
import type { SearchResponse } from '../search/searchShapes.ts'
import type { TypedApp } from '../TypedApp.ts'
import { Bm25 } from './Bm25.ts'
import { exchange } from './exchange.ts'
import { measure, type Measures } from './measures.ts'
import type { RetrievalTask } from './readBeir.ts'
import { splitHalves, type Half } from './splitHalves.ts'

export interface Evaluation {
  way: string
  measures: Measures
  /** The same for each half of the questions. */
  halves: Record<Half, Measures>
  /** Milliseconds a query, for ways that go through the engine. */
  latency: { p50: number; p95: number } | null
}

/** Where a task is indexed, and with what. */
export interface Setting {
  engine: EngineAdmin
  analyser: Analyser
  reference: Reference
}

const DEPTH = 10
/** Longer questions are refused. */
const LONGEST = 500
const RAW = 'raw'

/** Ranks a task's passages in three ways: as the library searches, by BM25 on the same words, and by the engine on raw text. */
export async function evaluate(task: RetrievalTask, setting: Setting): Promise<Evaluation[]> {
  const reader = await indexTask(task, setting)
  const app = await serve(setting, reader)
  const library = await timed('このライブラリの検索', task, async ({ text }) => {
    const { text: answer, ms } = await exchange(
      `${app.listeningOrigin}/api/search?limit=${DEPTH}&q=${encodeURIComponent(text.slice(0, LONGEST))}`,
    )
    return { ids: (JSON.parse(answer) as SearchResponse).hits.map(({ id }) => id), ms }
  })
  await app.close()
  const bm25 = new Bm25(task.passages.map(({ id, title, text }) => ({ id, words: allWords(`${title}\n${text}`, setting.analyser) })))
  const yardstick = await timed('BM25（同じ語、k1 1.2、b 0.75）', task, async ({ text }) => ({
    ids: bm25.rank(allWords(text, setting.analyser), DEPTH),
    ms: 0,
  }))
  return [library, { ...yardstick, latency: null }, await evaluateRaw(task, setting.engine)]
}

/** Indexes the passages of a task, each as a record, in place of what stands there. */
export async function indexTask(task: RetrievalTask, { engine, reference, analyser }: Setting): Promise<EngineReader> {
  const documents = task.passages.map((passage) => ({ document: toDocument(passage), hash: '' }))
  await rebuildIndexes({ engine, reference, analyser: () => Promise.resolve(analyser) }, documents)
  return engine.readerOf(rulesOf('reader'))
}

/** The application as it serves readers, on a free port, so that its time is that of a whole call. */
async function serve(setting: Setting, reader: EngineReader): Promise<TypedApp> {
  const app = await buildApp(libraryOver(setting, reader), { logLevel: 'silent' })
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app
}

/** Meilisearch as it comes: raw text, its own Japanese segmenter. */
async function evaluateRaw(task: RetrievalTask, engine: EngineAdmin): Promise<Evaluation> {
  await engine.createIndex(RAW, {
    searchableAttributes: ['title', 'text'],
    filterableAttributes: ['visibility'],
    localizedAttributes: [{ attributePatterns: ['*'], locales: ['jpn'] }],
  })
  const entries = task.passages.map(({ id, title, text }, index) => ({ key: String(index), id, title, text, visibility: 'public' }))
  await engine.addDocuments(RAW, entries)
  const reader: EngineReader = await engine.readerOf({ [RAW]: VISIBLE_TO.reader })
  return timed('Meilisearch（そのままの文）', task, async ({ text }) => {
    const started = performance.now()
    const [answer] = await reader.ask<{ id: string }>([{ index: RAW, words: text, pageSize: DEPTH, fields: ['id'], isJapanese: true }])
    return { ids: answer?.hits.map(({ id }) => id) ?? [], ms: performance.now() - started }
  })
}

/** What was found for a question, and how long the answer took, in milliseconds. */
interface Ranked {
  ids: string[]
  ms: number
}

async function timed(
  way: string,
  task: RetrievalTask,
  rank: (query: RetrievalTask['queries'][number]) => Promise<Ranked>,
): Promise<Evaluation> {
  const rankings = new Map<string, string[]>()
  const times: number[] = []
  for (const query of task.queries) {
    const { ids, ms } = await rank(query)
    rankings.set(query.id, ids)
    times.push(ms)
  }
  times.sort((a, b) => a - b)
  const halfOf = splitHalves(task)
  const within = (half: Half) => measure(new Map([...rankings].filter(([query]) => halfOf.get(query) === half)), task.judgements)
  const at = (share: number) => times[Math.floor(share * (times.length - 1))] ?? 0
  const halves = { tune: within('tune'), report: within('report') }
  return { way, measures: measure(rankings, task.judgements), halves, latency: { p50: at(0.5), p95: at(0.95) } }
}

function allWords(text: string, analyser: Analyser): string[] {
  return analyser.analyse(text).flatMap(({ bases, isContent }) => (isContent ? (bases[0] ?? []) : []))
}

/** A passage as a record with nothing but a title and a body. */
function toDocument({ id, title, text }: RetrievalTask['passages'][number]): Document {
  return {
    id,
    path: id,
    title,
    yomi: '',
    summary: '',
    type: 'article',
    municipalities: [],
    organisations: [],
    activityYear: null,
    reportYear: null,
    eventDate: null,
    programme: null,
    initiative: null,
    levels: [],
    scenes: [],
    worries: [],
    outcomes: [],
    people: [],
    related: [],
    visibility: 'public',
    rights: { status: 'summary', notice: null },
    publication: 'published',
    sources: [],
    uncertain: [],
    body: parseMarkdown(text),
  }
}
