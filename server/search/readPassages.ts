import { LRUCache } from 'lru-cache'
import type { EngineQuery, EngineReader } from '#engine'
import { unpackVector } from '#meaning'
import { CONTENTS, type PassageContent, type PassageEntry, type WordFields } from '#publish'
import { numbersOf } from './wordNumbers.ts'

/** What the engine gives out of a passage that it finds. */
export type FoundEntry = Pick<PassageEntry, 'key' | 'documentId' | 'stamp'>

export const HIT_FIELDS: readonly (keyof FoundEntry)[] = ['key', 'documentId', 'stamp']

/** A passage with its words (see {@link numberOf}) and its direction as numbers, as ranking reads them. */
export interface Passage extends Omit<PassageContent, 'words' | 'meaning'> {
  words: Record<keyof WordFields, Uint32Array>
  /** At unit length; null where the space of meaning knows none of its words. */
  vector: Float32Array | null
}

/** Passages kept: all of a collection such as the starter corpus, at some 10 kB each. */
const KEPT = 8_000
/** The engine gives out no more in one answer. */
const MOST_AT_ONCE = 1000

const caches = new WeakMap<EngineReader, LRUCache<string, Passage>>()

/**
 * What the passages found hold, in their order, each once. Reading them is most of what a search costs, so they are kept; the stamp of each hit
 * tells whether what is kept still holds. Kept apart for each reader, and only what the engine has just found for this reader is looked up.
 */
export async function readPassages(found: readonly FoundEntry[], reader: EngineReader): Promise<Passage[]> {
  const cache = caches.get(reader) ?? new LRUCache<string, Passage>({ max: KEPT })
  caches.set(reader, cache)
  const wanted = new Map(found.map((entry) => [entry.key, entry]))
  const read = new Map<string, Passage>()
  for (const { key, stamp } of wanted.values()) {
    const kept = cache.get(key)
    if (kept?.stamp === stamp) read.set(key, kept)
  }
  const missing = [...wanted.keys()].filter((key) => !read.has(key))
  const answers = missing.length > 0 ? await reader.ask<PassageContent>(queriesFor(missing)) : []
  for (const content of answers.flatMap(({ hits }) => hits)) {
    const passage = toPassage(content)
    cache.set(passage.key, passage)
    read.set(passage.key, passage)
  }
  return [...wanted.keys()].flatMap((key) => read.get(key) ?? [])
}

function queriesFor(keys: readonly string[]): EngineQuery[] {
  const queries: EngineQuery[] = []
  for (let start = 0; start < keys.length; start += MOST_AT_ONCE) {
    const part = keys.slice(start, start + MOST_AT_ONCE)
    queries.push({ index: CONTENTS, filter: { field: 'key', in: part }, first: part.length })
  }
  return queries
}

/** A passage's content as ranking and explanations read it. */
export function toPassage({ words, meaning, ...rest }: PassageContent): Passage {
  return { ...rest, words: numberFields(words), vector: unpackVector(meaning) }
}

function numberFields({ title, names, terms, summary, heading, body }: WordFields): Passage['words'] {
  return {
    title: numbersOf(title),
    names: numbersOf(names),
    terms: numbersOf(terms),
    summary: numbersOf(summary),
    heading: numbersOf(heading),
    body: numbersOf(body),
  }
}
