import { isReadingWord } from '#analysis'
import type { EngineAnswer, EngineQuery, EngineReader, Filter } from '#engine'
import type { Reference } from '#corpus'
import { PASSAGES } from '#publish'
import { askRecords } from './askRecords.ts'
import { candidateQueries } from './candidateQueries.ts'
import type { EmbeddingSearch } from './EmbeddingSearch.ts'
import { wordsOf } from './chooseWords.ts'
import { atOnce, inTurn, NO_TIME, timeOf, type EngineTime } from './engineTime.ts'
import { fetchPassages } from './fetchPassages.ts'
import { FILTER_NAMES, type FilterName } from '../query/filterNames.ts'
import { fuseRankings } from './fuseRankings.ts'
import { orderNearest } from './orderNearest.ts'
import { conditionOf, filterOf, planQuery, recordQuery, tellingWords, type Plan, type Way } from './planQuery.ts'
import { rankDocuments, type RankedDocument } from './rankDocuments.ts'
import { HIT_FIELDS, readPassages, type FoundEntry, type Passage } from './readPassages.ts'
import type { Phrase } from '../query/readOperators.ts'
import type { Query } from '../query/readQuery.ts'

/** What the engine found, before it is made fit to read. */
export interface Found {
  total: number
  passages: Passage[]
  /** The words that were asked for. */
  words: string[]
  /** Phrases to mark where they stand. */
  phrases: Phrase[]
  /** Counts by facet and value; a facet's own selection does not narrow its counts. */
  counts: Record<FilterName, Record<string, number>>
  /** What could not be answered to the letter. */
  notices: string[]
  time: EngineTime
}

const NEWEST_FIRST = ['sortYear:desc']
const OLDEST_FIRST = ['sortYear:asc']

/**
 * Answers a question in two steps: the engine counts the documents and names candidates, which are read and ranked anew by the evidence in
 * their fields; then the passages to show are read, most of which are candidates.
 * @param embedding finds further candidates, where an embedding service is switched on.
 */
export async function askIndex(
  query: Query,
  reader: EngineReader,
  reference: Reference,
  embedding: EmbeddingSearch | null = null,
): Promise<Found> {
  const [planned, near] = await Promise.all([planQuery(query, reader, reference), embedding ? askService(query, embedding, reader) : []])
  const nearby = near.flatMap(({ hits }) => hits)
  if (!planned) return nearby.length > 0 ? showNearest(query, nearby, reader) : nothing()
  const nearIds = [...new Set(nearby.map(({ documentId }) => documentId))]
  const plan = nearIds.length > 0 ? { ...planned, nearIds } : planned
  const first = await askCandidates(query, plan, nearby, reader)
  const read = await readPassages(first.candidates, reader)
  const checked = await checkCandidates(query, plan, read.passages, reader)
  const ranked = isRanked(query, plan) ? titlesFirst(fuseRankings(rankDocuments(checked.candidates, plan.words, query), nearIds), plan) : []
  const shown = await choosePage(
    query,
    plan,
    ranked.map(({ documentId }) => documentId),
    first,
    reader,
  )
  const best = new Map(ranked.map(({ documentId, best: passage }) => [documentId, passage]))
  const fetched = await fetchPassages(shown.ids, best, plan.words, reader)
  return {
    total: first.total,
    passages: fetched.passages,
    words: plan.words.flatMap(({ word }) => (isReadingWord(word) ? [] : word)),
    phrases: plan.phrases,
    counts: first.counts,
    notices: plan.notices,
    time: inTurn(timeOf(near), first.time, read.time, checked.time, shown.time, fetched.time),
  }
}

/** Whether the documents come in the order of their evidence. */
function isRanked(query: Query, plan: Plan): boolean {
  return query.sort === 'relevance' && plan.words.length > 0
}

/** Asked in plain words only: phrases, exclusions and alternatives are taken to the letter. */
async function askService(query: Query, embedding: EmbeddingSearch, reader: EngineReader): Promise<EngineAnswer<FoundEntry>[]> {
  if (query.operators || query.words.length === 0) return []
  return embedding.near<FoundEntry>(query.text, filterOf(query), HIT_FIELDS, reader)
}

/** Words that occur nowhere: there is nothing to go by but what the embedding service finds. */
async function showNearest(query: Query, nearby: readonly FoundEntry[], reader: EngineReader): Promise<Found> {
  const { total, ids, bestPassage, facets, time } = await orderNearest(query, nearby, reader)
  const fetched = await fetchPassages(ids, bestPassage, [], reader)
  const counts = Object.fromEntries(FILTER_NAMES.map((name) => [name, facets[name] ?? {}])) as Found['counts']
  return { ...nothing(), total, counts, passages: fetched.passages, time: inTurn(time, fetched.time) }
}

function nothing(): Found {
  const counts = Object.fromEntries(FILTER_NAMES.map((name) => [name, {}])) as Found['counts']
  return { total: 0, passages: [], words: [], phrases: [], counts, notices: [], time: NO_TIME }
}

interface FirstAnswer {
  total: number
  counts: Found['counts']
  candidates: FoundEntry[]
  /** The page in the engine's own order. */
  pageIds: string[]
  time: EngineTime
}

async function askCandidates(query: Query, plan: Plan, nearby: readonly FoundEntry[], reader: EngineReader): Promise<FirstAnswer> {
  const narrowed = FILTER_NAMES.filter((name) => query.filters[name])
  const filter = filterOf(query)
  const sort = sortOf(query, plan)
  // Ranked answers need only the counts here: reading whole records from the engine is what costs.
  const part = isRanked(query, plan) ? { offset: 0, limit: 0 } : { offset: query.offset, limit: query.limit }
  const asked = isRanked(query, plan) ? plan.ways.flatMap((way) => candidatesOf(way, plan, filter)) : []
  const [byWords, byMeaning] = [asked.filter(({ vector }) => !vector), asked.filter(({ vector }) => vector)]
  // Requests at once: the engine answers the queries of one request in turn, but has a thread for each request. Finding by words takes longest.
  const [words, counted, near] = await Promise.all([
    askFor(byWords, reader),
    askRecords(
      { ...recordQuery(plan, filter), sort },
      part,
      FILTER_NAMES,
      narrowed.map((name) => ({ query: recordQuery(plan, filterOf(query, name)), facet: name })),
      reader,
    ),
    askFor(byMeaning, reader),
  ])
  const counts = Object.fromEntries(FILTER_NAMES.map((name) => [name, counted.facets[name] ?? {}])) as Found['counts']
  // Every document has exactly one type, so these counts add up to all documents, beyond what the engine can page through.
  const total = Object.values(counts.type).reduce((sum, count) => sum + count, 0)
  for (const [index, name] of narrowed.entries()) counts[name] = counted.also[index] ?? {}
  return {
    total,
    counts,
    candidates: [...[...words, ...near].flatMap(({ hits }) => hits), ...nearby],
    pageIds: isRanked(query, plan) ? [] : counted.ids,
    time: atOnce(atOnce(timeOf(counted.answers), timeOf(words)), timeOf(near)),
  }
}

async function askFor(queries: readonly EngineQuery[], reader: EngineReader): Promise<EngineAnswer<FoundEntry>[]> {
  return queries.length > 0 ? reader.ask<FoundEntry>(queries) : []
}

/** Passages that may answer in one way; where a phrase is asked for, those that were found to have it. */
function candidatesOf(way: Way, plan: Plan, filter: Filter): EngineQuery[] {
  const condition = conditionOf(plan, way, filter)
  if (way.phrases.length === 0) {
    return candidateQueries(way.words).map((ask) => ({ ...ask, without: plan.without, filter: condition, fields: HIT_FIELDS }))
  }
  const documents = way.phrases.map(({ documentIds }) => new Set(documentIds))
  const candidates = way.phrases.flatMap((phrase) => phrase.candidates)
  const keys = candidates.filter(({ documentId }) => documents.every((ids) => ids.has(documentId))).map(({ key }) => key)
  const narrowed: Filter = { all: [filter, { field: 'key', in: [...new Set(keys)] }] }
  return [{ index: PASSAGES, without: plan.without, filter: narrowed, pageSize: Math.max(1, keys.length), fields: HIT_FIELDS }]
}

/**
 * Leaves only documents that are counted. A plain question counts documents with one of its telling words and those that an embedding
 * service finds; what was found by meaning alone has none. With operators a passage may have all that is asked for while its document has what is excluded: there the records decide.
 */
async function checkCandidates(
  query: Query,
  plan: Plan,
  candidates: Passage[],
  reader: EngineReader,
): Promise<{ candidates: Passage[]; time: EngineTime }> {
  const [way] = plan.ways
  const isPlain = plan.ways.length === 1 && plan.without === '' && !plan.isStrict && way?.phrases.length === 0
  if (candidates.length === 0) return { candidates, time: NO_TIME }
  if (isPlain) {
    const telling = new Set(tellingWords(way.words))
    const near = new Set(plan.nearIds)
    return { candidates: candidates.filter(({ words, documentId }) => near.has(documentId) || hasOneOf(words, telling)), time: NO_TIME }
  }
  const ids = [...new Set(candidates.map(({ documentId }) => documentId))]
  const filter: Filter = { all: [filterOf(query), { field: 'documentId', in: ids }] }
  const { ids: fitting, answers } = await askRecords(recordQuery(plan, filter), { offset: 0, limit: ids.length }, [], [], reader)
  const wanted = new Set(fitting)
  return { candidates: candidates.filter(({ documentId }) => wanted.has(documentId)), time: timeOf(answers) }
}

function hasOneOf(fields: Passage['words'], wanted: ReadonlySet<string>): boolean {
  return Object.values(fields).some((field: readonly string[]) => field.some((word) => wanted.has(word)))
}

/** A title with the phrase that was asked for says more than any other evidence. */
function titlesFirst(ranked: RankedDocument[], { ways }: Plan): RankedDocument[] {
  const titles = ways.flatMap(({ phrases }) => phrases.map(({ inTitle }) => inTitle))
  if (titles.length === 0) return ranked
  const inTitles = ({ documentId }: RankedDocument) => titles.filter((title) => title.has(documentId)).length
  return [...ranked].sort((a, b) => inTitles(b) - inTitles(a))
}

/** The documents of the page: ranked ones first, then the rest: those that the engine finds by the words in its own order, then the newest. */
async function choosePage(
  query: Query,
  plan: Plan,
  ranked: readonly string[],
  first: FirstAnswer,
  reader: EngineReader,
): Promise<{ ids: string[]; time: EngineTime }> {
  if (!isRanked(query, plan)) return { ids: first.pageIds, time: NO_TIME }
  const ids = ranked.slice(query.offset, query.offset + query.limit)
  const missing = Math.min(query.limit, first.total - query.offset) - ids.length
  if (missing <= 0) return { ids, time: NO_TIME }
  const rest = recordQuery(plan, { all: [filterOf(query), { not: { field: 'documentId', in: ranked } }] })
  const offset = Math.max(0, query.offset - ranked.length)
  const leading = plan.ways[0]?.words ?? []
  const found = await askRecords({ ...rest, words: wordsOf(leading) }, { offset, limit: missing }, [], [], reader)
  if (found.ids.length === missing || leading.length === 0) return { ids: [...ids, ...found.ids], time: timeOf(found.answers) }
  const without = { all: [rest.filter ?? { all: [] }, { not: { field: 'has', in: leading.slice(0, 1).map(({ word }) => word) } }] }
  const part = { offset: Math.max(0, offset - found.total), limit: missing - found.ids.length }
  const others = await askRecords({ ...rest, filter: without, sort: NEWEST_FIRST }, part, [], [], reader)
  return { ids: [...ids, ...found.ids, ...others.ids], time: inTurn(timeOf(found.answers), timeOf(others.answers)) }
}

/** Without words nothing is more relevant than the rest: then the newest come first. */
function sortOf(query: Query, plan: Plan): readonly string[] {
  if (query.sort === 'year-asc') return OLDEST_FIRST
  return query.sort === 'year-desc' || plan.words.length === 0 ? NEWEST_FIRST : []
}
