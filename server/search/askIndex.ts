import { isReadingWord } from '#analysis'
import type { EngineAnswer, EngineQuery, EngineReader, Filter } from '#engine'
import type { Reference } from '#corpus'
import { countOfField, facetFilter, PASSAGES } from '#publish'
import { askRecords, countQuery, listQuery, readList, type ListPart, type RecordList } from './askRecords.ts'
import { candidateQueries, worryQuery } from './candidateQueries.ts'
import type { EmbeddingSearch } from './EmbeddingSearch.ts'
import { wordsOf } from './chooseWords.ts'
import { fetchPassages } from './fetchPassages.ts'
import { FILTER_NAMES } from '../query/filterNames.ts'
import { fulfilsFilter } from './fulfilsFilter.ts'
import { fuseRankings } from './fuseRankings.ts'
import { orderNearest } from './orderNearest.ts'
import { conditionOf, excluding, filterOf, planQuery, recordQuery, tellingWords, type Plan, type Way } from './planQuery.ts'
import { rankDocuments, type RankedDocument } from './rankDocuments.ts'
import { HIT_FIELDS, readPassages, type FoundEntry, type Passage } from './readPassages.ts'
import type { Phrase } from '../query/readOperators.ts'
import type { Query } from '../query/readQuery.ts'
import { toFacets, type Facets } from './toFacets.ts'

/** What the engine found, before it is made fit to read. */
export interface Found {
  total: number
  passages: Passage[]
  /** The words that were asked for. */
  words: string[]
  /** The readings and sounds that were asked for (see isReadingWord). */
  readings: string[]
  /** Phrases to mark where they stand. */
  phrases: Phrase[]
  facets: Facets
  /** What could not be answered to the letter. */
  notices: string[]
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
  if (!planned) return nearby.length > 0 ? showNearest(query, nearby, reader, reference) : nothing(query, reference)
  const nearIds = [...new Set(nearby.map(({ documentId }) => documentId))]
  const plan = nearIds.length > 0 ? { ...planned, nearIds } : planned
  const { counting, candidates, isFound } = await findCandidates(query, plan, nearby, reader, reference)
  // Ranked while the engine still counts.
  const ranked = isRanked(query, plan)
    ? titlesFirst(fuseRankings(rankDocuments(candidates, plan.words, query, isFound), nearIds), plan)
    : []
  const counted = await counting
  const shown = await choosePage(
    query,
    plan,
    ranked.map(({ documentId }) => documentId),
    counted,
    reader,
  )
  const best = new Map(ranked.map(({ documentId, best: passage }) => [documentId, passage]))
  const passages = await fetchPassages(shown, best, plan.words, reader)
  return {
    total: counted.total,
    passages,
    words: plan.words.flatMap(({ word }) => (isReadingWord(word) ? [] : word)),
    readings: plan.words.flatMap(({ word }) => (isReadingWord(word) ? word : [])),
    phrases: plan.phrases,
    facets: counted.facets,
    notices: plan.notices,
  }
}

export interface Candidates {
  /** What is counted may come later than what is found. */
  counting: Promise<Counted>
  candidates: Passage[]
  /** Which of them are counted, by which of the plan's words they have. */
  isFound: (candidate: Passage, hasWord: (index: number) => boolean) => boolean
}

/** The passages that may answer, before they are ranked; what is counted is asked for at the same time. @param nearby what an embedding service found. */
export async function findCandidates(
  query: Query,
  plan: Plan,
  nearby: readonly FoundEntry[],
  reader: EngineReader,
  reference: Reference,
): Promise<Candidates> {
  const filter = filterOf(query)
  const asked = isRanked(query, plan) ? plan.ways.flatMap((way) => candidatesOf(way, plan, filter, query)) : []
  // Two requests at once: the engine answers the queries of one request in turn, but has a thread for each request.
  const finding = asked.length > 0 ? reader.ask<FoundEntry>(asked) : Promise.resolve([])
  const counting = askCounts(query, plan, reader, reference)
  // Whoever asks awaits it; the search may fail before.
  counting.catch(() => {})
  const found = (await finding).flatMap(({ hits }) => hits)
  const candidates = await readPassages([...found, ...nearby], reader)
  if (!isPlain(plan)) return { counting, candidates: await checkCandidates(query, plan, candidates, reader), isFound: () => true }
  const near = new Set(plan.nearIds)
  const fulfilling = candidates.filter((candidate) => near.has(candidate.documentId) || fulfilsAll(candidate, query, reference))
  return { counting, candidates: fulfilling, isFound: hasTellingWord(plan, near) }
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
async function showNearest(query: Query, nearby: readonly FoundEntry[], reader: EngineReader, reference: Reference): Promise<Found> {
  const { total, ids, bestPassage, tags } = await orderNearest(query, nearby, reader)
  const passages = await fetchPassages(ids, bestPassage, [], reader)
  return { ...nothing(query, reference), total, facets: toFacets({ tags, unselected: {} }, query.filters, reference), passages }
}

function nothing({ filters }: Query, reference: Reference): Found {
  const facets = toFacets({ tags: {}, unselected: {} }, filters, reference)
  return { total: 0, passages: [], words: [], readings: [], phrases: [], facets, notices: [] }
}

interface Counted {
  total: number
  facets: Facets
  /** The page in the engine's own order. */
  pageIds: string[]
}

/** Counts the documents of a question, and lists a page of them where the engine's order is the one asked for. */
async function askCounts(query: Query, plan: Plan, reader: EngineReader, reference: Reference): Promise<Counted> {
  const narrowed = FILTER_NAMES.filter((name) => query.filters[name])
  // Ranked answers need only the counts here: reading whole records from the engine is what costs.
  const part = isRanked(query, plan) ? { offset: 0, limit: 0 } : { offset: query.offset, limit: query.limit }
  const list: RecordList = { query: { ...recordQuery(plan, filterOf(query)), sort: sortOf(query, plan) }, part, isCounted: true }
  const others = narrowed.map((name) => countQuery(recordQuery(plan, filterOf(query, name)), name))
  const [counted, ...without] = await reader.ask<FoundEntry>([listQuery(list), ...others])
  const { tags, ids } = readList(list, counted)
  const unselected = Object.fromEntries(narrowed.map((name, index) => [name, without[index]?.facets[name] ?? {}]))
  // Every document has exactly one type, so these counts add up to all documents, beyond what the engine can page through.
  const total = countOfField(tags, 'type')
  // Put in order now: most often the engine still looks for candidates, and nobody waits for it.
  const facets = toFacets({ tags, unselected }, query.filters, reference)
  return { total, facets, pageIds: isRanked(query, plan) ? [] : ids }
}

/** Passages that may answer in one way; where a phrase is asked for, those that were found to have it. */
function candidatesOf(way: Way, plan: Plan, filter: Filter, { worries, worryWords }: Query): EngineQuery[] {
  const condition = conditionOf(plan, way, filter)
  if (way.phrases.length === 0) {
    const common = { ...excluding(plan), fields: HIT_FIELDS }
    const isFree = 'all' in condition && condition.all.length === 0
    const asked = candidateQueries(way.words, isFree ? null : condition).map((ask) => ({ ...ask, ...common }))
    if (worries.size === 0) return asked
    const meant: Filter = { all: [condition, facetFilter('worry', [...worries.keys()])] }
    return [...asked, { ...worryQuery(way.words, worryWords), ...common, filter: meant }]
  }
  const documents = way.phrases.map(({ documentIds }) => new Set(documentIds))
  const candidates = way.phrases.flatMap((phrase) => phrase.candidates)
  const keys = candidates.filter(({ documentId }) => documents.every((ids) => ids.has(documentId))).map(({ key }) => key)
  const narrowed: Filter = { all: [filter, { field: 'key', in: [...new Set(keys)] }] }
  return [{ index: PASSAGES, ...excluding(plan), filter: narrowed, pageSize: Math.max(1, keys.length), fields: HIT_FIELDS }]
}

/** Plain words, without phrases, exclusions and alternatives. */
function isPlain({ ways: [way, ...others], isStrict, without, withoutIds }: Plan): boolean {
  return others.length === 0 && way?.phrases.length === 0 && !isStrict && without === '' && withoutIds.length === 0
}

/** What was found by meaning may not fulfil the filters (see {@link BY_MEANING_FILTERED}). */
function fulfilsAll(passage: Passage, { filters }: Query, reference: Reference): boolean {
  return FILTER_NAMES.every((name) => filters[name]?.some((value) => fulfilsFilter(passage, name, value, reference)) ?? true)
}

/** Tells which candidates of a plain question are counted: those with one of its telling words, which what was found by meaning may lack, and those near. */
function hasTellingWord({ words, bound }: Plan, near: ReadonlySet<string>): Candidates['isFound'] {
  const telling = new Set(tellingWords(words, bound))
  const numbers = words.flatMap(({ word }, index) => (telling.has(word) ? index : []))
  return (candidate, hasWord) => near.has(candidate.documentId) || numbers.some(hasWord)
}

/** Leaves only documents that are counted. A passage may have all that is asked for while its document has what is excluded: there the records decide. */
async function checkCandidates(query: Query, plan: Plan, candidates: Passage[], reader: EngineReader): Promise<Passage[]> {
  if (candidates.length === 0) return candidates
  const ids = [...new Set(candidates.map(({ documentId }) => documentId))]
  const filter: Filter = { all: [filterOf(query), { field: 'documentId', in: ids }] }
  const list = { query: recordQuery(plan, filter), part: { offset: 0, limit: ids.length }, isCounted: false }
  const { ids: fitting } = await askRecords(list, reader)
  const wanted = new Set(fitting)
  return candidates.filter(({ documentId }) => wanted.has(documentId))
}

/** A title with the phrase that was asked for says more than any other evidence. */
function titlesFirst(ranked: RankedDocument[], { ways }: Plan): RankedDocument[] {
  const titles = ways.flatMap(({ phrases }) => phrases.map(({ inTitle }) => inTitle))
  if (titles.length === 0) return ranked
  const inTitles = ({ documentId }: RankedDocument) => titles.filter((title) => title.has(documentId)).length
  return [...ranked].sort((a, b) => inTitles(b) - inTitles(a))
}

/** The documents of the page: ranked ones first, then the rest: those that the engine finds by the words in its own order, then the newest. */
async function choosePage(query: Query, plan: Plan, ranked: readonly string[], counted: Counted, reader: EngineReader): Promise<string[]> {
  if (!isRanked(query, plan)) return counted.pageIds
  const ids = ranked.slice(query.offset, query.offset + query.limit)
  const missing = Math.min(query.limit, counted.total - query.offset) - ids.length
  if (missing <= 0) return ids
  const rest = recordQuery(plan, { all: [filterOf(query), { not: { field: 'documentId', in: ranked } }] })
  const offset = Math.max(0, query.offset - ranked.length)
  // Beside exclusions the engine looks for words in what records say only: there the order of the words would leave out some.
  const leading = plan.without === '' ? (plan.ways[0]?.words ?? []) : []
  const [lead] = leading
  const without: Filter = { all: [rest.filter ?? { all: [] }, ...(lead ? [{ not: { field: 'has', in: [lead.word] } }] : [])] }
  const ask = (query: EngineQuery, part: ListPart) => askRecords({ query, part, isCounted: false }, reader)
  const askOthers = (part: ListPart) => ask({ ...rest, filter: without, sort: NEWEST_FIRST }, part)
  // On the first page it is known where the others begin; then both are asked for at once.
  const [found, ahead] = await Promise.all([
    ask({ ...rest, ...(lead ? { words: wordsOf(leading) } : { sort: NEWEST_FIRST }) }, { offset, limit: missing }),
    lead && offset === 0 ? askOthers({ offset: 0, limit: missing }) : null,
  ])
  const left = missing - found.ids.length
  if (left === 0 || !lead) return [...ids, ...found.ids]
  const others = ahead ?? (await askOthers({ offset: Math.max(0, offset - found.total), limit: left }))
  return [...ids, ...found.ids, ...others.ids.slice(0, left)]
}

/** Without words nothing is more relevant than the rest: then the newest come first. */
function sortOf(query: Query, plan: Plan): readonly string[] {
  if (query.sort === 'year-asc') return OLDEST_FIRST
  return query.sort === 'year-desc' || plan.words.length === 0 ? NEWEST_FIRST : []
}
