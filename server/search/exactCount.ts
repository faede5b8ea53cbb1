import type { EngineAnswer } from '#engine'

const ONE_EACH = 'visibility'

/** What to add to a query that is to be counted exactly, beyond what the engine pages through: every record and passage has one visibility. */
export const COUNTED_EXACTLY = { facets: [ONE_EACH], pageSize: 0, fields: ['key'] }

/** How many records or passages there are of such a query. */
export function exactCount({ facets }: EngineAnswer<unknown>): number {
  return Object.values(facets[ONE_EACH] ?? {}).reduce((sum, count) => sum + count, 0)
}
