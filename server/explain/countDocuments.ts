import type { Reference } from '#corpus'
import type { EngineAnswer, EngineReader } from '#engine'
import { filterOf, planQuery, recordQuery } from '../search/planQuery.ts'
import type { Query } from '../query/readQuery.ts'

const COUNTED = ['type']

/** How many documents each of several questions finds, as their searches would count them; all are asked in one request. */
export async function countDocuments(questions: readonly Query[], reader: EngineReader, reference: Reference): Promise<number[]> {
  const plans = await Promise.all(questions.map((query) => planQuery(query, reader, reference)))
  const asked = questions.flatMap((query, index) => {
    const plan = plans[index]
    return plan ? [{ ...recordQuery(plan, filterOf(query)), facets: COUNTED, pageSize: 1, fields: ['key'] }] : []
  })
  const counted = asked.length > 0 ? (await reader.ask(asked)).map(totalOf) : []
  return plans.map((plan) => (plan ? (counted.shift() ?? 0) : 0))
}

/** Every document has exactly one type. */
function totalOf({ facets }: EngineAnswer<unknown>): number {
  return Object.values(facets['type'] ?? {}).reduce((sum, count) => sum + count, 0)
}
