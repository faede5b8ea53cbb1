import { encodeWords, type EngineReader } from '#engine'
import { sumOf } from '#meaning'
import { MOST_WORDS } from './rankingConstants.ts'
import { WordIndex } from './WordIndex.ts'

/** A word of the query that occurs, with how telling it is. */
export interface KnownWord {
  word: string
  /** Inverse document frequency over passages, as BM25 uses it: about 0 for words in all of them, about 8 for one in thousands. */
  idf: number
  /** Where it points in the space of meaning, as long as it weighs; null for words too rare to have a place there. */
  vector: Float32Array | null
}

/**
 * The words to ask for: those that occur at all, the ten rarest where there are more, in their own order.
 * Unknown words must go because the engine gives up words from the end: it would rather lose a known word than an unknown one before it.
 */
export async function chooseWords(words: readonly string[], reader: EngineReader): Promise<KnownWord[]> {
  const known = await occurringWords(words, reader)
  if (known.length <= MOST_WORDS) return known
  const rarest = new Set([...known].sort((a, b) => b.idf - a.idf).slice(0, MOST_WORDS))
  return known.filter((word) => rarest.has(word))
}

/** All of the words that occur, in their own order, also beyond what one question asks for. */
export async function occurringWords(words: readonly string[], reader: EngineReader): Promise<KnownWord[]> {
  if (words.length === 0) return []
  const { all, known: found } = await WordIndex.of(reader).lookUp(words)
  return words.flatMap((word, index) => {
    const { passages = 0, vector = null } = found[index] ?? {}
    return passages > 0 ? [{ word, idf: Math.log(1 + (all.passages - passages + 0.5) / (passages + 0.5)), vector }] : []
  })
}

/** The words as the engine takes them. */
export function wordsOf(words: readonly KnownWord[]): string {
  return encodeWords(words.map(({ word }) => word))
}

/** The direction of a question: the sum of its words' vectors at unit length; null when none of them has one. */
export function meaningOf(words: readonly KnownWord[]): Float32Array | null {
  return sumOf(words.flatMap(({ vector }) => (vector ? [{ vector, weight: 1 }] : [])))
}
