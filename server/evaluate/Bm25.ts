/** The usual constants, which Elasticsearch and Lucene have as their defaults. */
const K1 = 1.2
const B = 0.75

/**
 * BM25 over words in memory: what Elasticsearch with its kuromoji analyser would give on the same words. Only the yardstick of evaluations.
 * Source: Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009), with Lucene's idf.
 */
export class Bm25 {
  readonly #postings = new Map<string, Map<string, number>>()
  readonly #lengths = new Map<string, number>()
  readonly #averageLength: number

  constructor(documents: readonly { id: string; words: readonly string[] }[]) {
    for (const { id, words } of documents) {
      this.#lengths.set(id, words.length)
      for (const word of words) {
        const posting = this.#postings.get(word) ?? new Map<string, number>()
        this.#postings.set(word, posting.set(id, (posting.get(id) ?? 0) + 1))
      }
    }
    const total = [...this.#lengths.values()].reduce((sum, length) => sum + length, 0)
    this.#averageLength = total / (this.#lengths.size || 1)
  }

  /** Ids, best first, as many as asked for. */
  rank(words: readonly string[], count: number): string[] {
    const scores = new Map<string, number>()
    for (const word of new Set(words)) {
      const posting = this.#postings.get(word)
      if (!posting) continue
      const idf = Math.log(1 + (this.#lengths.size - posting.size + 0.5) / (posting.size + 0.5))
      for (const [id, frequency] of posting) {
        const length = 1 - B + (B * (this.#lengths.get(id) ?? 0)) / this.#averageLength
        scores.set(id, (scores.get(id) ?? 0) + (idf * frequency * (K1 + 1)) / (frequency + K1 * length))
      }
    }
    return [...scores]
      .sort((a, b) => b[1] - a[1])
      .slice(0, count)
      .map(([id]) => id)
  }
}
