import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import { COUNTED_EXACTLY, exactCount } from '../search/exactCount.ts'
import { filterOf, planQuery, recordQuery } from '../search/planQuery.ts'
import type { Query } from '../query/readQuery.ts'

/**
 * How many documents each of several questions finds, as their searches would count them. They are asked in two requests at once: the engine answers the
 * queries of one in turn.
 */
export async function countDocuments(questions: readonly Query[], reader: EngineReader, reference: Reference): Promise<number[]> {
  const plans = await Promise.all(questions.map((query) => planQuery(query, reader, reference)))
  const asked = questions.flatMap((query, index) => {
    const plan = plans[index]
    return plan ? [{ ...recordQuery(plan, filterOf(query)), ...COUNTED_EXACTLY }] : []
  })
  const half = Math.ceil(asked.length / 2)
  const halves = [asked.slice(0, half), asked.slice(half)].filter((queries) => queries.length > 0)
  const counted = (await Promise.all(halves.map((queries) => reader.ask(queries)))).flat().map(exactCount)
  return plans.map((plan) => (plan ? (counted.shift() ?? 0) : 0))
}
