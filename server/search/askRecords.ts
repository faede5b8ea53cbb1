import type { EngineAnswer, EngineQuery, EngineReader } from '#engine'
import { MAX_REACHABLE } from './searchShapes.ts'

/** A stretch of a list; of no length where only counts are wanted. */
export interface ListPart {
  offset: number
  limit: number
}

type RecordId = { documentId: string }

export interface CountedRecords {
  ids: string[]
  /** As far as the engine pages. */
  total: number
  facets: EngineAnswer<RecordId>['facets']
}

/**
 * Ids of a part of the records that a query finds, with facets over all of them.
 * @param also queries of which only one facet is counted; they travel in the same request.
 */
export async function askRecords(
  query: EngineQuery,
  part: ListPart,
  facets: readonly string[],
  also: readonly { query: EngineQuery; facet: string }[],
  reader: EngineReader,
): Promise<CountedRecords & { also: Record<string, number>[] }> {
  const fields = ['documentId'] satisfies (keyof RecordId)[]
  const { window, skip } = pageWindow(part)
  const [main, ...counted] = await reader.ask<RecordId>([
    { ...query, fields, ...window, facets },
    ...also.map(({ query: other, facet }) => ({ ...other, fields, facets: [facet], pageSize: 0 })),
  ])
  return {
    ids: main?.hits.slice(skip, skip + part.limit).map(({ documentId }) => documentId) ?? [],
    total: main?.total ?? 0,
    facets: main?.facets ?? {},
    also: also.map(({ facet }, index) => counted[index]?.facets[facet] ?? {}),
  }
}

/**
 * The engine counts exactly only in whole pages, of which an empty one is the cheapest. An offset between pages asks for one larger page and skips
 * its beginning.
 */
function pageWindow({ offset, limit }: ListPart): { window: { page: number; pageSize: number }; skip: number } {
  if (limit === 0) return { window: { page: 1, pageSize: 0 }, skip: 0 }
  if (offset % limit === 0) return { window: { page: offset / limit + 1, pageSize: limit }, skip: 0 }
  return { window: { page: 1, pageSize: Math.min(offset + limit, MAX_REACHABLE) }, skip: offset }
}
