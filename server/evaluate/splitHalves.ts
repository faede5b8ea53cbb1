import { createHash } from 'node:crypto'
import type { RetrievalTask } from './readBeir.ts'

/** Constants are tuned on one half of the questions and reported on the other. */
export type Half = 'tune' | 'report'

/**
 * The half of each question: questions about one article go to the same half, so that nothing learned from an article is tested on it. Articles are
 * dealt out in an order that has nothing to do with their subject, each to the smaller half.
 */
export function splitHalves({ passages, queries, judgements }: RetrievalTask): ReadonlyMap<string, Half> {
  const titles = new Map(passages.map(({ id, title }) => [id, title === '' ? id : title]))
  const byArticle = new Map<string, string[]>()
  for (const { id } of queries) {
    const [answer = id] = judgements.get(id)?.keys() ?? []
    const article = titles.get(answer) ?? answer
    byArticle.set(article, [...(byArticle.get(article) ?? []), id])
  }
  const halves: Record<Half, string[]> = { tune: [], report: [] }
  for (const [, ids] of [...byArticle].map(([article, ids]) => [digestOf(article), ids] as const).sort(([a], [b]) => (a < b ? -1 : 1))) {
    halves[halves.tune.length <= halves.report.length ? 'tune' : 'report'].push(...ids)
  }
  return new Map((['tune', 'report'] as const).flatMap((half) => halves[half].map((id) => [id, half] as const)))
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
