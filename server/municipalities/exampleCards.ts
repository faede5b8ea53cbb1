import type { EngineReader } from '#engine'
import { RECORDS, type Card, type RecordEntry } from '#publish'

type Ordered = Pick<RecordEntry, 'key' | 'municipality' | 'sortYear'>

/** The fewer municipalities a record names, the more it tells of each; of those that tell alike the newest comes first. */
export function byTelling(a: Ordered, b: Ordered): number {
  return a.municipality.length - b.municipality.length || (b.sortYear ?? 0) - (a.sortYear ?? 0) || (a.key < b.key ? -1 : 1)
}

/** The cards of records by their keys. */
export async function fetchCards(keys: readonly string[], reader: EngineReader): Promise<Map<string, Card>> {
  if (keys.length === 0) return new Map()
  const [answer] = await reader.ask<Pick<RecordEntry, 'key' | 'card'>>([
    { index: RECORDS, filter: { field: 'key', in: keys }, pageSize: keys.length, fields: ['key', 'card'] },
  ])
  return new Map((answer?.hits ?? []).map(({ key, card }) => [key, card]))
}
