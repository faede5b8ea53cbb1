import { MAX_LIMIT, type SearchResponse } from '../../server/search/searchShapes.ts'
import { judge, rightIds, type Answered, type Judgement } from './judge.ts'
import type { Half, JudgedFile, JudgedQuery, Kind } from './readJudgedSet.ts'

export interface JudgedKind {
  kind: Kind
  label: string
  judgements: Judgement[]
}

/** How well a kind is answered. The shares are of the queries that name records, and null where none does. */
export interface Tally {
  queries: number
  /** Queries with every expectation met. */
  met: number
  hits1: number | null
  hits3: number | null
  /** Mean reciprocal rank of the first right record among the first ten. */
  mrr: number | null
}

/** Asks a running library every judged query of a half (of both without one) and judges its answers. */
export async function judgeAll(files: readonly JudgedFile[], libraryUrl: string, half?: Half): Promise<JudgedKind[]> {
  const kinds: JudgedKind[] = []
  for (const { kind, label, queries } of files) {
    const judgements: Judgement[] = []
    for (const query of queries) {
      if (half === undefined || query.half === half) judgements.push(await judge(query, await askLibrary(query, libraryUrl)))
    }
    kinds.push({ kind, label, judgements })
  }
  return kinds
}

/** Counts what was met. */
export function tally(judgements: readonly Judgement[]): Tally {
  const ranked = judgements.filter(({ query }) => rightIds(query).length > 0).map(({ rank }) => rank)
  const shareOf = (score: (rank: number) => number) =>
    ranked.length === 0 ? null : ranked.reduce<number>((sum, rank) => sum + (rank === null ? 0 : score(rank)), 0) / ranked.length
  return {
    queries: judgements.length,
    met: judgements.filter(({ misses }) => misses.length === 0).length,
    hits1: shareOf((rank) => (rank <= 1 ? 1 : 0)),
    hits3: shareOf((rank) => (rank <= 3 ? 1 : 0)),
    mrr: shareOf((rank) => 1 / rank),
  }
}

/** One paragraph for each query that was not answered as judged: what was typed, what is wrong, why it matters, what came instead. */
export function describeMisses(judgements: readonly Judgement[]): string[] {
  return judgements
    .filter(({ misses }) => misses.length > 0)
    .map(({ query, misses, first }) => {
      const filters = query.filters ? ` ${JSON.stringify(query.filters)}` : ''
      const came = first.length > 0 ? first.join(', ') : 'nothing'
      return `${query.q}${filters} (${query.half})\n    ${misses.join('; ')}\n    why: ${query.why}\n    came: ${came}`
    })
}

async function askLibrary({ q, filters = {}, alsoFinds }: JudgedQuery, libraryUrl: string): Promise<Answered> {
  const pages = await askPages(q, filters, libraryUrl)
  const otherwise = alsoFinds === undefined ? [] : await askPages(alsoFinds, filters, libraryUrl)
  return {
    hits: pages.flatMap(({ hits }) => hits),
    asked: pages[0] ? choicesOf(pages[0]) : [],
    otherwiseFound: otherwise.flatMap(({ hits }) => hits.map(({ id }) => id)),
  }
}

/** All results of a question, page by page. */
async function askPages(q: string, filters: Readonly<Record<string, string>>, libraryUrl: string): Promise<SearchResponse[]> {
  const pages: SearchResponse[] = []
  for (let offset = 0, reachable = 1; offset < reachable; offset += MAX_LIMIT) {
    const parameters = new URLSearchParams({ q, limit: String(MAX_LIMIT), offset: String(offset), ...filters })
    const response = await fetch(`${libraryUrl}/api/search?${parameters}`)
    if (!response.ok) throw new Error(`${q}: the library answered ${response.status} ${await response.text()}`)
    const page = (await response.json()) as SearchResponse
    pages.push(page)
    reachable = page.reachable
  }
  return pages
}

/** Codes of the municipalities that an answer offers for an ambiguous name. */
function choicesOf({ understood }: SearchResponse): string[] {
  return understood.ambiguous.flatMap(({ choices }) => choices.filter(({ name }) => name === 'municipality').map(({ value }) => value))
}
