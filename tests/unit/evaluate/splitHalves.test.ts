import { describe, expect, it } from 'vitest'
import { splitHalves } from '../../../server/evaluate/splitHalves.ts'
import type { RetrievalTask } from '../../../server/evaluate/readBeir.ts'

/** Articles with as many questions as named, each question answered by a passage of its article. */
function makeTask(articles: Record<string, number>): RetrievalTask {
  const passages = Object.keys(articles).map((title) => ({ id: `p-${title}`, title, text: title }))
  const queries = Object.entries(articles).flatMap(([title, count]) =>
    Array.from({ length: count }, (_, number) => ({ id: `${title}-${number}`, text: title })),
  )
  return { passages, queries, judgements: new Map(queries.map(({ id, text }) => [id, new Map([[`p-${text}`, 1]])])) }
}

describe('the halves of the questions', () => {
  const articles = Object.fromEntries(Array.from({ length: 40 }, (_, number) => [`記事${number}`, 1 + (number % 7)]))
  const halves = splitHalves(makeTask(articles))

  it('keep the questions about one article together', () => {
    for (const [title, count] of Object.entries(articles)) {
      expect(new Set(Array.from({ length: count }, (_, number) => halves.get(`${title}-${number}`))).size).toBe(1)
    }
  })

  it('are of nearly equal size and hold every question', () => {
    const tuned = [...halves.values()].filter((half) => half === 'tune').length
    expect(halves.size).toBe(Object.values(articles).reduce((sum, count) => sum + count, 0))
    expect(Math.abs(halves.size - 2 * tuned)).toBeLessThanOrEqual(7)
  })

  it('are the same whatever the order', () => {
    const task = makeTask(articles)
    const turned = splitHalves({ ...task, queries: task.queries.toReversed(), passages: task.passages.toReversed() })
    expect(new Map([...turned].sort())).toEqual(new Map([...halves].sort()))
  })
})
