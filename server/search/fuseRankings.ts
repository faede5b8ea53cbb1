import type { RankedDocument } from './rankDocuments.ts'
import { RANKS_ALIKE } from './rankingConstants.ts'

/**
 * Joins our own ranking with that of an embedding service by reciprocal rank: the two kinds of scores cannot be compared, their places can.
 * @param ranked documents, best first.
 * @param nearest ids of documents in the service's order, each any number of times; those that are not ranked do not count.
 */
export function fuseRankings(ranked: readonly RankedDocument[], nearest: readonly string[]): RankedDocument[] {
  const isRanked = new Set(ranked.map(({ documentId }) => documentId))
  const places = new Map([...new Set(nearest)].filter((id) => isRanked.has(id)).map((id, index) => [id, index + 1]))
  if (places.size === 0) return [...ranked]
  const worth = (place: number | undefined) => (place === undefined ? 0 : 1 / (RANKS_ALIKE + place))
  return ranked
    .map((document, index) => ({ ...document, score: worth(index + 1) + worth(places.get(document.documentId)) }))
    .sort((a, b) => b.score - a.score)
}
