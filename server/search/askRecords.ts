import type { EngineAnswer, EngineQuery, EngineReader } from '#engine'
import { FACET_TAGS } from '#publish'
import { MAX_REACHABLE } from './searchShapes.ts'

/** A stretch of a list; of no length where only counts are wanted. */
export interface ListPart {
  offset: number
  limit: number
}

type RecordId = { documentId: string }
const ID_ONLY = ['documentId'] satisfies (keyof RecordId)[]

export interface CountedRecords {
  ids: string[]
  /** As far as the engine pages. */
  total: number
  /** How many have each tag (see facetTags); empty where nothing was counted. */
  tags: Readonly<Record<string, number>>
}

/** A list of records to ask for. */
export interface RecordList {
  query: EngineQuery
  part: ListPart
  /** Whether all facets are counted over all records that the query finds. */
  isCounted: boolean
}

/** Ids of a part of the records that a query finds, with facets where they are counted. */
export async function askRecords(list: RecordList, reader: EngineReader): Promise<CountedRecords> {
  const [answer] = await reader.ask<RecordId>([listQuery(list)])
  return readList(list, answer)
}

/** The query of a list, to be sent with others; {@link readList} reads its answer. */
export function listQuery({ query, part, isCounted }: RecordList): EngineQuery {
  const { window } = pageWindow(part)
  return { ...query, fields: ID_ONLY, ...window, ...(isCounted && { facets: [FACET_TAGS] }) }
}

export function readList({ part }: RecordList, answer: EngineAnswer<RecordId> | undefined): CountedRecords {
  const { skip } = pageWindow(part)
  return {
    ids: answer?.hits.slice(skip, skip + part.limit).map(({ documentId }) => documentId) ?? [],
    total: answer?.total ?? 0,
    tags: answer?.facets[FACET_TAGS] ?? {},
  }
}

/** A query that counts the values of one facet and nothing else. */
export function countQuery(query: EngineQuery, facet: string): EngineQuery {
  return { ...query, fields: ID_ONLY, facets: [facet], pageSize: 0 }
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
