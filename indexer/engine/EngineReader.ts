import { askEngine } from './askEngine.ts'
import { EngineConnection } from './EngineConnection.ts'
import { EngineWait } from './EngineWait.ts'
import { filterText, type Filter } from './Filter.ts'

export interface EngineQuery {
  index: string
  /** Encoded words, or nothing for all documents. */
  words?: string
  /** Encoded exclusions: no hit has them in any field. */
  without?: string
  /** Look for the words in these fields only. */
  within?: readonly string[]
  /** All words must stand in a hit; otherwise the engine gives them up from the end. */
  isStrict?: boolean
  /** The words are Japanese as people write it, for the engine's own segmenter; only evaluations compare with that. */
  isJapanese?: boolean
  /** Documents by nearness of their meaning to this vector, instead of by words. */
  vector?: readonly number[]
  /** Documents by nearness to this text, of which the engine asks the embedding service for a vector; instead of words. */
  embedded?: string
  filter?: Filter
  facets?: readonly string[]
  /** Only the best hit for each value of this field; totals and facet counts count these values. */
  distinct?: string
  sort?: readonly string[]
  fields?: readonly string[]
  /** Only so many hits, in place of pages: the engine need not find the others to count them, which takes most of its time. */
  first?: number
  /** From 1. Pages make the engine count exactly. */
  page?: number
  pageSize?: number
}

export interface EngineAnswer<T> {
  hits: T[]
  total: number
  facets: Record<string, Record<string, number>>
}

/** What is read of the engine's answer to a query. */
interface EngineResult {
  hits: unknown[]
  totalHits?: number
  facetDistribution?: Record<string, Record<string, number>>
  processingTimeMs: number
}

/** A token is renewed halfway. */
export const TOKEN_LIFE_MS = 60 * 60 * 1000
/** Name of the embedder that asks the service of the operator's choice. */
export const SERVICE_EMBEDDER = 'service'

/** The engine as one role may use it: search, and nothing else. */
export class EngineReader {
  readonly #connection: EngineConnection
  readonly #namespace: string
  readonly #newToken: () => Promise<string>
  #token: Promise<string> | null = null
  #renewAt = 0

  /** @param newToken signs a token that lives {@link TOKEN_LIFE_MS}; it carries what the role may see. */
  constructor(url: string, namespace: string, newToken: () => Promise<string>) {
    this.#connection = new EngineConnection(url)
    this.#namespace = namespace
    this.#newToken = newToken
  }

  /** Asks several queries in one request; answers come in the same order. */
  async ask<T>(queries: readonly EngineQuery[]): Promise<EngineAnswer<T>[]> {
    const wait = EngineWait.current()
    let reported = 0
    wait?.begin()
    try {
      const results = await this.#send(queries)
      reported = results.reduce((sum, { processingTimeMs }) => sum + processingTimeMs, 0)
      return results.map((result) => ({
        hits: result.hits as T[],
        total: result.totalHits ?? result.hits.length,
        facets: result.facetDistribution ?? {},
      }))
    } finally {
      wait?.end(reported)
    }
  }

  async #send(queries: readonly EngineQuery[]): Promise<EngineResult[]> {
    const content = { queries: queries.map((query) => toMeilisearch(query, `${this.#namespace}-${query.index}`)) }
    return askEngine('検索', async () => {
      const answer = await this.#connection.post('/multi-search', await this.#currentToken(), content)
      return (answer as { results: EngineResult[] }).results
    })
  }

  #currentToken(): Promise<string> {
    if (this.#token === null || Date.now() > this.#renewAt) {
      this.#renewAt = Date.now() + TOKEN_LIFE_MS / 2
      this.#token = this.#newToken()
      this.#token.catch(() => (this.#token = null))
    }
    return this.#token
  }
}

function toMeilisearch(query: EngineQuery, indexUid: string) {
  return {
    indexUid,
    ...whatToFind(query),
    ...(query.first === undefined ? { page: query.page ?? 1, hitsPerPage: query.pageSize ?? 20 } : { limit: query.first }),
    ...(query.facets && { facets: [...query.facets] }),
    ...(query.distinct && { distinct: query.distinct }),
  }
}

/** The engine fills an answer up with documents that have no vector; their score is 0. */
const HAS_VECTOR = 1e-6

/** What a query looks for and by which rule, and which fields come back: all of it but how many hits, and what is counted. */
function whatToFind(query: EngineQuery) {
  return {
    q: query.embedded ?? [query.without ?? '', query.words ?? ''].filter((part) => part !== '').join(' '),
    matchingStrategy: query.isStrict ? ('all' as const) : ('last' as const),
    ...(query.vector && { vector: [...query.vector], hybrid: { embedder: 'meaning', semanticRatio: 1 } }),
    ...(query.embedded !== undefined && { hybrid: { embedder: SERVICE_EMBEDDER, semanticRatio: 1 }, rankingScoreThreshold: HAS_VECTOR }),
    ...(query.isJapanese && { locales: ['jpn'] }),
    ...(query.within && { attributesToSearchOn: [...query.within] }),
    ...(query.filter && { filter: filterText(query.filter) }),
    ...(query.sort && { sort: [...query.sort] }),
    ...(query.fields && { attributesToRetrieve: [...query.fields] }),
  }
}
