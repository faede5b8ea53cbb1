import { createHash } from 'node:crypto'
import type { RetrievalTask } from './readBeir.ts'

/** Constants are tuned on one half of the questions and reported on the other. */
export type Half = 'tune' | 'report'

/**
 * The half of each question: questions about one article go to the same half, so that nothing learned from an article is tested on it. Decided by
 * the article's title alone, therefore the same for every run and every order.
 */
export function splitHalves({ passages, queries, judgements }: RetrievalTask): ReadonlyMap<string, Half> {
  const titles = new Map(passages.map(({ id, title }) => [id, title === '' ? id : title]))
  return new Map(
    queries.map(({ id }) => {
      const [answer = id] = judgements.get(id)?.keys() ?? []
      const [byte = 0] = createHash('sha256')
        .update(titles.get(answer) ?? answer)
        .digest()
      return [id, byte % 2 === 0 ? 'tune' : 'report']
    }),
  )
}
