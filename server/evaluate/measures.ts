/** How good ranked lists are, averaged over queries; each between 0 and 1. */
export interface Measures {
  ndcg10: number
  mrr10: number
  recall10: number
}

const DEPTH = 10

/**
 * nDCG@10 with linear gains, MRR@10 and Recall@10, as trec_eval and BEIR compute them.
 * @param rankings by query: passage ids, best first.
 */
export function measure(
  rankings: ReadonlyMap<string, readonly string[]>,
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Measures {
  const sums: Measures = { ndcg10: 0, mrr10: 0, recall10: 0 }
  for (const [query, ranking] of rankings) {
    const grades = judgements.get(query) ?? new Map<string, number>()
    const found = ranking.slice(0, DEPTH).map((id) => grades.get(id) ?? 0)
    const ideal = [...grades.values()].sort((a, b) => b - a).slice(0, DEPTH)
    const first = found.findIndex((grade) => grade > 0)
    sums.ndcg10 += gain(found) / (gain(ideal) || 1)
    sums.mrr10 += first < 0 ? 0 : 1 / (first + 1)
    sums.recall10 += found.filter((grade) => grade > 0).length / (grades.size || 1)
  }
  const count = rankings.size || 1
  return { ndcg10: sums.ndcg10 / count, mrr10: sums.mrr10 / count, recall10: sums.recall10 / count }
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, place) => sum + grade / Math.log2(place + 2), 0)
}
