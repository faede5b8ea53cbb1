import { LRUCache } from 'lru-cache'
import type { EngineReader } from '#engine'
import { TITLES } from '#publish'

/** Counts shown beside terms may lag behind a new record by this much, as those of other names do. */
const CACHE_MS = 10_000

type Counts = Record<string, number>

const caches = new WeakMap<EngineReader, LRUCache<'all', Counts>>()

/** In how many documents that the reader may see each term of the lexicon stands. */
export async function countTerms(reader: EngineReader): Promise<Counts> {
  const cache = caches.get(reader) ?? new LRUCache({ max: 1, ttl: CACHE_MS })
  caches.set(reader, cache)
  const cached = cache.get('all')
  if (cached) return cached
  const [answer] = await reader.ask([{ index: TITLES, facets: ['terms'], pageSize: 1, fields: ['key'] }])
  const counts = answer?.facets['terms'] ?? {}
  cache.set('all', counts)
  return counts
}
