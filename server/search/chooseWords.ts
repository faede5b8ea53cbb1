import { LRUCache } from 'lru-cache'
import { isReadingWord } from '#analysis'
import { encodeWord, encodeWords, type EngineReader } from '#engine'
import { sumOf } from '#meaning'
import { ALL_WORDS, keyOf, PASSAGES, placedWord, WORDS, type WordEntry } from '#publish'

/** A word of the query that occurs, with how telling it is. */
export interface KnownWord {
  word: string
  /** Inverse document frequency over passages, as BM25 uses it: about 0 for words in all of them, about 8 for one in thousands. */
  idf: number
  /** Where it points in the space of meaning, as long as it weighs; null for words too rare to have a place there. */
  vector: Float32Array | null
}

/** What the engine knows of a word, for this reader. */
interface Knowledge {
  /** Passages that have it. */
  passages: number
  vector: Float32Array | null
  /** For the empty word: whether the index of words has every word, so that one that it has not occurs nowhere. */
  isComplete?: boolean
}

/** The engine counts only the first ten words of a query. */
const MAX_WORDS = 10
const CACHED_WORDS = 20_000
/** New records may change the counts; they need not be exact, only recent. */
const CACHE_MS = 30_000
const WORD_FIELDS = ['word', 'passages', 'meaning', 'length', 'complete'] as const satisfies readonly (keyof WordEntry)[]
const NOTHING: Knowledge = { passages: 0, vector: null }

const caches = new WeakMap<EngineReader, LRUCache<string, Knowledge>>()

/**
 * The words to ask for: those that occur at all, the ten rarest where there are more, in their own order.
 * Unknown words must go because the engine gives up words from the end: it would rather lose a known word than an unknown one before it.
 */
export async function chooseWords(words: readonly string[], reader: EngineReader): Promise<KnownWord[]> {
  if (words.length === 0) return []
  const [all = NOTHING, ...found] = await lookUp([ALL_WORDS, ...words], reader)
  const known = words.flatMap((word, index) => {
    const { passages, vector } = found[index] ?? NOTHING
    return passages > 0 ? [{ word, idf: Math.log(1 + (all.passages - passages + 0.5) / (passages + 0.5)), vector }] : []
  })
  if (known.length <= MAX_WORDS) return known
  const rarest = new Set([...known].sort((a, b) => b.idf - a.idf).slice(0, MAX_WORDS))
  return known.filter((word) => rarest.has(word))
}

/** What is known of each word: from memory, or in one request; a second one counts what the index of words may not know. */
async function lookUp(words: readonly string[], reader: EngineReader): Promise<Knowledge[]> {
  const cache = cacheOf(reader)
  const missing = words.filter((word) => !cache.has(word))
  if (missing.length > 0) {
    const keys = missing.map(keyOf)
    const [found] = await reader.ask<Pick<WordEntry, (typeof WORD_FIELDS)[number]>>([
      { index: WORDS, filter: { field: 'key', in: keys }, first: keys.length, fields: WORD_FIELDS },
    ])
    for (const entry of found?.hits ?? []) {
      const { word, passages, complete } = entry
      cache.set(word, { passages, vector: placedWord(entry)?.vector ?? null, isComplete: complete === true })
    }
    const unknown = missing.filter((word) => !cache.has(word))
    // Readings stand in the passages only.
    const isNowhere = (word: string) => cache.get(ALL_WORDS)?.isComplete === true && !isReadingWord(word)
    for (const word of unknown) if (isNowhere(word)) cache.set(word, NOTHING)
    await countPassages(
      unknown.filter((word) => !isNowhere(word)),
      reader,
      cache,
    )
  }
  return words.map((word) => cache.get(word) ?? NOTHING)
}

/** Counts words in the passages themselves; as phrases, because the engine would also take two words that stand side by side for one. */
async function countPassages(words: readonly string[], reader: EngineReader, cache: LRUCache<string, Knowledge>): Promise<void> {
  if (words.length === 0) return
  // The type facet adds up to all passages, beyond what the engine pages through.
  const counted = await reader.ask(
    words.map((word) => ({ index: PASSAGES, words: `"${encodeWord(word)}"`, facets: ['type'], pageSize: 0, fields: ['key'] })),
  )
  for (const [index, word] of words.entries()) {
    const passages = Object.values(counted[index]?.facets['type'] ?? {}).reduce((sum, count) => sum + count, 0)
    cache.set(word, { passages, vector: null })
  }
}

function cacheOf(reader: EngineReader): LRUCache<string, Knowledge> {
  const existing = caches.get(reader)
  if (existing) return existing
  const cache = new LRUCache<string, Knowledge>({ max: CACHED_WORDS, ttl: CACHE_MS })
  caches.set(reader, cache)
  return cache
}

/** The words as the engine takes them. */
export function wordsOf(words: readonly KnownWord[]): string {
  return encodeWords(words.map(({ word }) => word))
}

/** The direction of a question: the sum of its words' vectors at unit length; null when none of them has one. */
export function meaningOf(words: readonly KnownWord[]): Float32Array | null {
  return sumOf(words.flatMap(({ vector }) => (vector ? [{ vector, weight: 1 }] : [])))
}
