import { type EngineQuery, type EngineReader, type Filter } from '#engine'
import { RECORDS } from '#publish'
import { candidateQueries } from './candidateQueries.ts'
import { chooseWords, wordsOf, type KnownWord } from './chooseWords.ts'
import { atOnce, inTurn, NO_TIME, timeOf, type EngineTime } from './engineTime.ts'
import { fetchPassages, type FoundPassage } from './fetchPassages.ts'
import { rankDocuments, type Candidate } from './rankDocuments.ts'
import type { Query } from './readQuery.ts'
import { FILTER_NAMES, MAX_REACHABLE, type FilterName } from './searchShapes.ts'

/** What the engine found, before it is made fit to read. */
export interface Found {
  total: number
  passages: FoundPassage[]
  /** The words that were asked for. */
  words: string[]
  /** Counts by facet and value; a facet's own selection does not narrow its counts. */
  counts: Record<FilterName, Record<string, number>>
  time: EngineTime
}

const CANDIDATE_FIELDS: readonly (keyof Candidate)[] = ['documentId', 'key', 'words', 'comparable']
const NEWEST_FIRST = ['sortYear:desc']
const OLDEST_FIRST = ['sortYear:asc']

/**
 * Answers a question in two steps: the engine counts the documents and names candidates, which are ranked anew by the evidence in their
 * fields; then the passages to show are fetched.
 */
export async function askIndex(query: Query, reader: EngineReader): Promise<Found> {
  const words = await chooseWords(query.words, reader)
  // Nothing of what was typed occurs anywhere: all documents would be the wrong answer.
  if (query.isUnsearchable || (query.words.length > 0 && words.length === 0)) return nothing()
  const first = await askCandidates(query, words, reader)
  const ranked = isRanked(query, words) ? rankDocuments(first.candidates, words, query.comparable) : []
  const shown = await choosePage(
    query,
    words,
    ranked.map(({ documentId }) => documentId),
    first,
    reader,
  )
  const bestPassage = new Map(ranked.map(({ documentId, key }) => [documentId, key]))
  const fetched = await fetchPassages(shown.ids, bestPassage, words, reader)
  return {
    total: first.total,
    passages: fetched.passages,
    words: words.map(({ word }) => word),
    counts: first.counts,
    time: inTurn(first.time, shown.time, fetched.time),
  }
}

/** Whether the documents come in the order of their evidence. */
function isRanked(query: Query, words: readonly KnownWord[]): boolean {
  return query.sort === 'relevance' && words.length > 0
}

function nothing(): Found {
  const counts = Object.fromEntries(FILTER_NAMES.map((name) => [name, {}])) as Found['counts']
  return { total: 0, passages: [], words: [], counts, time: NO_TIME }
}

interface FirstAnswer {
  total: number
  counts: Found['counts']
  candidates: Candidate[]
  /** The page in the engine's own order. */
  pageIds: string[]
  time: EngineTime
}

async function askCandidates(query: Query, words: readonly KnownWord[], reader: EngineReader): Promise<FirstAnswer> {
  const narrowed = FILTER_NAMES.filter((name) => query.filters[name])
  const records = { index: RECORDS, words: wordsOf(words), fields: ['documentId'] } satisfies EngineQuery
  const filter = filterOf(query)
  // Ranked answers need only the counts here: reading whole records from the engine is what costs.
  const page = isRanked(query, words) ? { window: { page: 1, pageSize: 1 }, skip: 1 } : pageWindow(query.offset, query.limit)
  // Two requests at once: counting and finding take about the same time, and the engine has a thread for each.
  const [counted, found] = await Promise.all([
    reader.ask<{ documentId: string }>([
      { ...records, ...page.window, filter, facets: FILTER_NAMES, sort: sortOf(query, words) },
      ...narrowed.map((name) => ({ ...records, filter: filterOf(query, name), facets: [name], pageSize: 1 })),
    ]),
    isRanked(query, words)
      ? reader.ask<Candidate>(candidateQueries(words).map((ask) => ({ ...ask, filter, fields: CANDIDATE_FIELDS })))
      : [],
  ])
  const [main, ...others] = counted
  const counts = Object.fromEntries(FILTER_NAMES.map((name) => [name, main?.facets[name] ?? {}])) as Found['counts']
  // Every document has exactly one type, so these counts add up to all documents, beyond what the engine can page through.
  const total = Object.values(counts.type).reduce((sum, count) => sum + count, 0)
  for (const [index, name] of narrowed.entries()) counts[name] = others[index]?.facets[name] ?? {}
  const pageIds = main?.hits.slice(page.skip, page.skip + query.limit).map(({ documentId }) => documentId) ?? []
  return {
    total,
    counts,
    candidates: distinctPassages(found.flatMap(({ hits }) => hits)),
    pageIds,
    time: atOnce(timeOf(counted), timeOf(found)),
  }
}

function distinctPassages(candidates: readonly Candidate[]): Candidate[] {
  return [...new Map(candidates.map((candidate) => [candidate.key, candidate])).values()]
}

/** The documents of the page: ranked ones first, then the rest in the engine's order. */
async function choosePage(
  query: Query,
  words: readonly KnownWord[],
  ranked: readonly string[],
  first: FirstAnswer,
  reader: EngineReader,
): Promise<{ ids: string[]; time: EngineTime }> {
  if (!isRanked(query, words)) return { ids: first.pageIds, time: NO_TIME }
  const ids = ranked.slice(query.offset, query.offset + query.limit)
  const missing = Math.min(query.limit, first.total - query.offset) - ids.length
  if (missing <= 0) return { ids, time: NO_TIME }
  const { window, skip } = pageWindow(Math.max(0, query.offset - ranked.length), missing)
  const filter = { all: [filterOf(query), { not: { field: 'documentId', in: ranked } }] }
  const answers = await reader.ask<{ documentId: string }>([
    { index: RECORDS, words: wordsOf(words), filter, ...window, fields: ['documentId'] },
  ])
  const [rest] = answers
  return { ids: [...ids, ...(rest?.hits.slice(skip, skip + missing).map(({ documentId }) => documentId) ?? [])], time: timeOf(answers) }
}

/** All filters as one, leaving out the facet whose own values are being counted. */
function filterOf(query: Query, except?: FilterName): Filter {
  const chosen = FILTER_NAMES.filter((name) => name !== except && query.filters[name])
  return { all: chosen.map((name) => ({ field: name, in: query.filters[name] ?? [] })) }
}

/** Without words nothing is more relevant than the rest: then the newest come first. */
function sortOf(query: Query, words: readonly KnownWord[]): readonly string[] {
  if (query.sort === 'year-asc') return OLDEST_FIRST
  return query.sort === 'year-desc' || words.length === 0 ? NEWEST_FIRST : []
}

/** The engine counts exactly only in whole pages; an offset between pages asks for one larger page and skips its beginning. */
function pageWindow(offset: number, limit: number): { window: { page: number; pageSize: number }; skip: number } {
  if (offset % limit === 0) return { window: { page: offset / limit + 1, pageSize: limit }, skip: 0 }
  return { window: { page: 1, pageSize: Math.min(offset + limit, MAX_REACHABLE) }, skip: offset }
}
