import type { EngineReader, Filter } from '#engine'
import { RECORDS } from '#publish'
import { askRecords } from './askRecords.ts'
import type { Query } from '../query/readQuery.ts'
import type { FoundEntry } from './readPassages.ts'

interface Nearest {
  total: number
  /** The page asked for. */
  ids: string[]
  /** The nearest passage of each document. */
  bestPassage: ReadonlyMap<string, FoundEntry>
  /** How many of them have each tag. */
  tags: Readonly<Record<string, number>>
}

/**
 * The documents of passages that an embedding service has found, where they are all that was found.
 * Facets count what is shown; a selection narrows its own, too. @param nearby nearest first.
 */
export async function orderNearest({ sort, offset, limit }: Query, nearby: readonly FoundEntry[], reader: EngineReader): Promise<Nearest> {
  const bestPassage = new Map<string, FoundEntry>()
  for (const entry of nearby) if (!bestPassage.has(entry.documentId)) bestPassage.set(entry.documentId, entry)
  const ids = [...bestPassage.keys()]
  const filter: Filter = { field: 'documentId', in: ids }
  const order = [sort === 'year-asc' ? 'sortYear:asc' : 'sortYear:desc']
  const counted = await askRecords({ query: { index: RECORDS, filter, sort: order }, part: { offset, limit }, isCounted: true }, reader)
  return {
    total: ids.length,
    ids: sort === 'relevance' ? ids.slice(offset, offset + limit) : counted.ids,
    bestPassage,
    tags: counted.tags,
  }
}
