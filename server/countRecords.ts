import { LRUCache } from 'lru-cache'
import type { EngineReader } from '#engine'
import { countOfField, countsByField, FACET_TAGS, RECORDS } from '#publish'
import { FILTER_NAMES, type FilterName } from './search/searchShapes.ts'

/** Counts shown beside names may lag behind a new record by this much. */
const CACHE_MS = 10_000

export type RecordCounts = Record<FilterName, Record<string, number>> & { total: number }

const caches = new WeakMap<EngineReader, LRUCache<'all', RecordCounts>>()

/** How many documents the reader may see for each value of each facet. */
export async function countRecords(reader: EngineReader): Promise<RecordCounts> {
  const cache = caches.get(reader) ?? new LRUCache({ max: 1, ttl: CACHE_MS })
  caches.set(reader, cache)
  const cached = cache.get('all')
  if (cached) return cached
  const [answer] = await reader.ask([{ index: RECORDS, facets: [FACET_TAGS], pageSize: 0, fields: ['key'] }])
  const tags = answer?.facets[FACET_TAGS] ?? {}
  const counted = countsByField(tags)
  const facets = Object.fromEntries(FILTER_NAMES.map((name) => [name, counted[name] ?? {}])) as Record<FilterName, Record<string, number>>
  const counts = { ...facets, total: countOfField(tags, 'type') }
  cache.set('all', counts)
  return counts
}
