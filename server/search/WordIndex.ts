import { LRUCache } from 'lru-cache'
import { isReadingWord } from '#analysis'
import { encodeExact, EngineWait, type EngineQuery, type EngineReader } from '#engine'
import { ALL_WORDS, keyOf, MOST_WORDS_READ, PASSAGES, placedWord, WORDS, type WordEntry } from '#publish'
import { COUNTED_EXACTLY, exactCount } from './exactCount.ts'

/** What is known of a word, for one reader. */
export interface WordKnowledge {
  /** Passages that have it; of the empty word: all passages. */
  passages: number
  /** Where it stands in the space of meaning, as long as it weighs; null for words too rare to have a place there. */
  vector: Float32Array | null
}

type Entry = Pick<WordEntry, 'word' | 'passages' | 'meaning' | 'length' | 'complete' | 'build'>

const FIELDS: readonly (keyof Entry)[] = ['word', 'passages', 'meaning', 'length', 'complete', 'build']
const NOTHING: WordKnowledge = { passages: 0, vector: null }
/** New records may change what is counted; counts need not be exact, only recent. */
const KEPT_MS = 30_000
const MOST_COUNTED = 20_000
/** Words read in one answer: a few milliseconds, in which nobody else is served. */
const AT_ONCE = 1000

const indexes = new WeakMap<EngineReader, WordIndex>()

/**
 * The words of the library as one reader may know them. The index of words is read into memory in the background, the most frequent ones first; until
 * then, and beyond {@link MOST_WORDS_READ}, words are asked for one question at a time. What was read holds as long as the index is not built anew: that is
 * asked every half minute.
 */
export class WordIndex {
  readonly #reader: EngineReader
  /** What the index of words says. */
  readonly #read = new Map<string, WordKnowledge>()
  /** What had to be counted in the passages. */
  readonly #counted = new LRUCache<string, WordKnowledge>({ max: MOST_COUNTED, ttl: KEPT_MS })
  #build: string | null = null
  /** Whether every word of the library stands in its index. */
  #isComplete = false
  /** How far the index has been read; a reading that failed is taken up again at the next check. */
  #reading: 'not yet' | 'under way' | 'the most frequent' | 'all' = 'not yet'
  #checkedAt = Number.NEGATIVE_INFINITY

  private constructor(reader: EngineReader) {
    this.#reader = reader
  }

  static of(reader: EngineReader): WordIndex {
    const index = indexes.get(reader) ?? new WordIndex(reader)
    indexes.set(reader, index)
    return index
  }

  /** What is known of each word, in the order given, and of all words together: from memory, or in one or two requests. */
  async lookUp(words: readonly string[]): Promise<{ all: WordKnowledge; known: WordKnowledge[] }> {
    const build = this.#build
    await this.#readMissing(words)
    const wanted = [ALL_WORDS, ...words]
    const uncounted = wanted.filter((word) => !this.#has(word) && !this.#isNowhere(word))
    if (uncounted.length > 0 && this.#build === build) await this.#count(uncounted)
    // What was known before belongs to an index that is no more.
    if (this.#build !== build) return this.lookUp(words)
    const [all = NOTHING, ...known] = wanted.map((word) => this.#read.get(word) ?? this.#counted.get(word) ?? NOTHING)
    return { all, known }
  }

  #has(word: string): boolean {
    return this.#read.has(word) || this.#counted.has(word)
  }

  /** Readings stand in the passages only. */
  #isNowhere(word: string): boolean {
    return this.#isComplete && !isReadingWord(word)
  }

  /** Reads what is not known yet, and every half minute what the index tells of itself. */
  async #readMissing(words: readonly string[]): Promise<void> {
    const isRecent = performance.now() - this.#checkedAt < KEPT_MS
    const missing = this.#reading === 'all' ? [] : words.filter((word) => !this.#has(word) && !isReadingWord(word))
    if (isRecent && missing.length === 0) return
    const keys = [...(isRecent ? [] : [ALL_WORDS]), ...missing].map(keyOf)
    const [found] = await this.#reader.ask<Entry>([
      { index: WORDS, filter: { field: 'key', in: keys }, first: keys.length, fields: FIELDS },
    ])
    const hits = found?.hits ?? []
    const summary = hits.find(({ word }) => word === ALL_WORDS)
    if (!isRecent) this.#takeSummary(summary)
    for (const hit of hits) if (hit !== summary) this.#take(hit)
    if (this.#isComplete) for (const word of missing) if (!this.#read.has(word)) this.#counted.set(word, NOTHING)
  }

  #take(entry: Entry): void {
    this.#read.set(entry.word, { passages: entry.passages, vector: placedWord(entry)?.vector ?? null })
  }

  #takeSummary(summary: Entry | undefined): void {
    this.#checkedAt = performance.now()
    const build = summary?.build ?? null
    if (build !== this.#build) {
      this.#read.clear()
      this.#counted.clear()
      this.#reading = 'not yet'
      this.#build = build
    }
    if (build !== null && this.#reading === 'not yet') EngineWait.aside(() => void this.#readAll(build))
    this.#isComplete = summary?.complete === true
    if (summary && this.#isComplete) this.#take(summary)
    else this.#read.delete(ALL_WORDS)
  }

  /** Reads the whole index, if it stays the same meanwhile. A failure leaves what was read; the rest is asked for as before. */
  async #readAll(build: string): Promise<void> {
    this.#reading = 'under way'
    const query: EngineQuery = { index: WORDS, fields: FIELDS, sort: ['passages:desc'], pageSize: AT_ONCE }
    try {
      for (let page = 1; page * AT_ONCE <= MOST_WORDS_READ; page += 1) {
        const [answer] = await this.#reader.ask<Entry>([{ ...query, page }])
        if (this.#build !== build) return
        for (const entry of answer?.hits ?? []) if (entry.word !== ALL_WORDS) this.#take(entry)
        if (page * AT_ONCE >= (answer?.total ?? 0)) {
          this.#reading = 'all'
          return
        }
      }
      this.#reading = 'the most frequent'
    } catch {
      // The engine is down: whoever searches is told so.
      if (this.#build === build) this.#reading = 'not yet'
    }
  }

  /** Counts words in the passages themselves. */
  async #count(words: readonly string[]): Promise<void> {
    const answers = await this.#reader.ask(words.map((word) => ({ index: PASSAGES, words: encodeExact(word), ...COUNTED_EXACTLY })))
    for (const [index, answer] of answers.entries()) this.#counted.set(words[index] ?? '', { passages: exactCount(answer), vector: null })
  }
}
