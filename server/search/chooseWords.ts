import { LRUCache } from 'lru-cache'
import { encodeWord, encodeWords, type EngineReader } from '#engine'
import { PASSAGES } from '#publish'

/** A word of the query that occurs, with how telling it is. */
export interface KnownWord {
  word: string
  /** Inverse document frequency over passages, as BM25 uses it: about 0 for words in all of them, about 8 for one in thousands. */
  idf: number
}

/** The engine counts only the first ten words of a query. */
const MAX_WORDS = 10
const CACHED_WORDS = 20_000
/** New records may change the counts; they need not be exact, only recent. */
const CACHE_MS = 30_000
/** Key of the number of all passages; no word is empty. */
const ALL = ''

const frequencies = new WeakMap<EngineReader, LRUCache<string, number>>()

/**
 * The words to ask for: those that occur at all, the ten rarest where there are more, in their own order.
 * Unknown words must go because the engine gives up words from the end: it would rather lose a known word than an unknown one before it.
 */
export async function chooseWords(words: readonly string[], reader: EngineReader): Promise<KnownWord[]> {
  if (words.length === 0) return []
  const [all = 0, ...counts] = await countPassages([ALL, ...words], reader)
  const known = words.flatMap((word, index) => {
    const count = counts[index] ?? 0
    return count > 0 ? [{ word, idf: Math.log(1 + (all - count + 0.5) / (count + 0.5)) }] : []
  })
  if (known.length <= MAX_WORDS) return known
  const rarest = new Set([...known].sort((a, b) => b.idf - a.idf).slice(0, MAX_WORDS))
  return known.filter((word) => rarest.has(word))
}

async function countPassages(words: readonly string[], reader: EngineReader): Promise<number[]> {
  const cache = cacheOf(reader)
  const missing = words.filter((word) => !cache.has(word))
  if (missing.length > 0) {
    // The type facet adds up to all passages, beyond what the engine pages through.
    const answers = await reader.ask(
      missing.map((word) => ({ index: PASSAGES, words: encodeWord(word), facets: ['type'], pageSize: 1, fields: ['key'] })),
    )
    for (const [index, word] of missing.entries()) {
      cache.set(
        word,
        Object.values(answers[index]?.facets['type'] ?? {}).reduce((sum, count) => sum + count, 0),
      )
    }
  }
  return words.map((word) => cache.get(word) ?? 0)
}

function cacheOf(reader: EngineReader): LRUCache<string, number> {
  const existing = frequencies.get(reader)
  if (existing) return existing
  const cache = new LRUCache<string, number>({ max: CACHED_WORDS, ttl: CACHE_MS })
  frequencies.set(reader, cache)
  return cache
}

/** The words as the engine takes them. */
export function wordsOf(words: readonly KnownWord[]): string {
  return encodeWords(words.map(({ word }) => word))
}
