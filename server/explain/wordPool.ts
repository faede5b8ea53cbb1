import { setImmediate } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import { fold, toKatakana, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import type { Term } from '#model'
import { CONTENTS, type WordFields } from '#publish'
import type { PoolWord } from './nearWords.ts'

/** Documents whose words can be offered: what one answer of the engine holds. */
const MAX_DOCUMENTS = 1000
/** New records' words may be offered this much later. */
const KEPT_MS = 600_000
const KEPT_READINGS = 20_000

type Sources = { analyser: Analyser; reference: Reference }

/** Words whose readings are looked up in one go: a few milliseconds, then others are served. */
const CHUNK = 200

const pools = new WeakMap<EngineReader, LRUCache<'pool', Promise<PoolWord[]>>>()
const readings = new LRUCache<string, { reading: string | null }>({ max: KEPT_READINGS })

/**
 * Words that can be offered for a mistyped one: the field's terms and names, and words of the titles and summaries that the reader may see. Made when
 * the first is needed, little by little, so that nobody else waits for it.
 */
export function wordPool(reader: EngineReader, sources: Sources): Promise<readonly PoolWord[]> {
  const cache = pools.get(reader) ?? new LRUCache<'pool', Promise<PoolWord[]>>({ max: 1, ttl: KEPT_MS })
  pools.set(reader, cache)
  const kept = cache.get('pool')
  if (kept) return kept
  const making = makePool(reader, sources)
  cache.set('pool', making)
  // An engine that is down is asked again.
  making.catch(() => cache.delete('pool'))
  return making
}

async function makePool(reader: EngineReader, sources: Sources): Promise<PoolWord[]> {
  const pool = new Map<string, PoolWord>()
  for (const word of [...fieldWords(sources.reference), ...(await recordWords(reader, sources.analyser))]) {
    const known = pool.get(word.spelling)
    if (word.spelling.length > 1 && !known) pool.set(word.spelling, word)
    // The dictionary may know how a term is read of which nobody said so.
    else if (known?.reading === null && word.reading !== null) pool.set(word.spelling, { ...known, reading: word.reading })
  }
  return [...pool.values()]
}

function fieldWords({ vocabularies, municipalities }: Reference): PoolWord[] {
  const { lexicon, levels, worries, outcomes, programmes } = vocabularies
  const terms: readonly Term[] = [...levels, ...worries, ...outcomes, ...programmes]
  return [
    ...lexicon.flatMap(({ term, yomi, synonyms }) => {
      const kana = [term, ...synonyms].map((one) => toKatakana(fold(one))).find((one) => /^[ァ-ヶー]+$/.test(one)) ?? null
      return [term, ...synonyms].map((word) => ({ ...poolWord(word, word === term ? (yomi ?? kana) : kana), base: fold(term) }))
    }),
    ...terms.flatMap(({ label, yomi, synonyms }) => [poolWord(label, yomi), ...synonyms.map((word) => poolWord(word, null))]),
    ...municipalities.all.map(({ name, kana }) => poolWord(name, kana)),
  ]
}

function poolWord(word: string, reading: string | null): PoolWord {
  const folded = fold(word)
  return { word, spelling: toKatakana(folded), reading: reading === null ? null : toKatakana(fold(reading)), base: folded }
}

async function recordWords(reader: EngineReader, analyser: Analyser): Promise<PoolWord[]> {
  const [answer] = await reader.ask<{ words: Pick<WordFields, 'title' | 'summary'> }>([
    { index: CONTENTS, distinct: 'documentId', pageSize: MAX_DOCUMENTS, fields: ['words.title', 'words.summary'] },
  ])
  const words = new Set(answer?.hits.flatMap(({ words: { title, summary } }) => `${title} ${summary}`.split(' ')))
  const pool: PoolWord[] = []
  for (const word of words) {
    if (word.length > 1) pool.push(poolWord(word, readingOf(word, analyser)))
    if (pool.length % CHUNK === 0) await setImmediate()
  }
  return pool
}

/** How a word is read as far as the dictionary knows all of it, in katakana. */
export function readingOf(word: string, analyser: Analyser): string | null {
  const kept = readings.get(word)
  if (kept) return kept.reading
  const parts = analyser.analyse(word).map(({ reading }) => reading)
  const reading = parts.includes(null) ? null : parts.join('')
  readings.set(word, { reading })
  return reading
}
