import { LRUCache } from 'lru-cache'
import { fold } from '#analysis'
import type { Reference } from '#corpus'
import { encodeWords, type EngineQuery, type EngineReader } from '#engine'
import { PASSAGES, SAID } from '#publish'
import { COUNTED_EXACTLY, exactCount } from './exactCount.ts'
import type { Phrase } from '../query/readOperators.ts'
import { HIT_FIELDS, readPassages, type FoundEntry, type Passage } from './readPassages.ts'

/** Where a phrase stands, as far as it was checked. */
export interface PhrasePlaces {
  documentIds: string[]
  /** The passages by which these documents are ranked: those with the phrase in the title first, few of each. */
  candidates: { key: string; documentId: string }[]
  /** Documents with the phrase in the title. */
  inTitle: ReadonlySet<string>
  /** Passages that were checked, where more could have had it; null when all were. */
  checked: number | null
}

/** What the engine gives out for one query. */
const MAX_CHECKED = 1000
/** Documents are ranked by this many passages in all, and this many each. */
const MAX_CANDIDATES = 200
const CANDIDATES_EACH = 2
const CACHED_PHRASES = 100
/** New records may have the phrase too; they need not be found at once. */
const CACHE_MS = 30_000

const caches = new WeakMap<EngineReader, LRUCache<string, PhrasePlaces>>()

/**
 * Finds the passages in which a phrase stands literally: the engine names those with the phrase's words, then their text is compared.
 * The dictionary may cut a phrase otherwise inside a longer word (提案制度 in 職員提案制度); so its first and last word may be part of a term of the
 * field, and may be missing where that leaves few enough passages to look through.
 */
export async function findPhrase(phrase: Phrase, reader: EngineReader, reference: Reference): Promise<PhrasePlaces> {
  const cache = caches.get(reader) ?? new LRUCache<string, PhrasePlaces>({ max: CACHED_PHRASES, ttl: CACHE_MS })
  caches.set(reader, cache)
  const cacheKey = phrase.comparables.join('\n')
  const known = cache.get(cacheKey)
  if (known) return known
  const wholes = wordings(phrase.words, reference)
  const partials = innerWords(phrase.words)
  const counts = await countPassages([...wholes, ...partials], reader)
  const total = (from: number, to: number) => counts.slice(from, to).reduce((sum, count) => sum + count, 0)
  const [whole, partial] = [total(0, wholes.length), total(wholes.length, counts.length)]
  const asked = whole + partial <= MAX_CHECKED ? [...wholes, ...partials] : wholes
  const answers = await reader.ask<FoundEntry>(asked.map((words) => ({ ...queryOf(words), fields: HIT_FIELDS, pageSize: MAX_CHECKED })))
  const passages = await readPassages(
    answers.flatMap(({ hits }) => hits),
    reader,
  )
  const places = toPlaces(passages, phrase, whole > MAX_CHECKED)
  cache.set(cacheKey, places)
  return places
}

function toPlaces(passages: readonly Passage[], { comparables }: Phrase, isCut: boolean): PhrasePlaces {
  const has = (text: string) => comparables.some((form) => text.includes(form))
  const found = passages.filter(({ comparable: { title, body }, comparableContext: { summary, heading, names } }) =>
    [title, names, summary, heading, body].some(has),
  )
  const inTitle = new Set(found.flatMap(({ documentId, comparable }) => (has(comparable.title) ? [documentId] : [])))
  return {
    documentIds: [...new Set(found.map(({ documentId }) => documentId))],
    candidates: chooseCandidates(found, (passage) => (inTitle.has(passage.documentId) ? 2 : 0) + (has(passage.comparable.body) ? 1 : 0)),
    inTitle,
    checked: isCut ? passages.length : null,
  }
}

/** Passages with the phrase itself come before others of the same document: they are what is shown. */
function chooseCandidates(found: readonly Passage[], worthOf: (passage: Passage) => number): PhrasePlaces['candidates'] {
  const taken = new Map<string, number>()
  return found
    .map((passage) => ({ passage, worth: worthOf(passage) }))
    .sort((a, b) => b.worth - a.worth)
    .flatMap(({ passage: { key, documentId } }) => {
      const count = (taken.get(documentId) ?? 0) + 1
      taken.set(documentId, count)
      return count <= CANDIDATES_EACH ? [{ key, documentId }] : []
    })
    .slice(0, MAX_CANDIDATES)
}

function queryOf(words: readonly string[]): EngineQuery {
  return { index: PASSAGES, words: encodeWords(words), within: SAID, isStrict: true }
}

async function countPassages(wordings: readonly (readonly string[])[], reader: EngineReader): Promise<number[]> {
  const answers = await reader.ask(wordings.map((words) => ({ ...queryOf(words), ...COUNTED_EXACTLY })))
  return answers.map(exactCount)
}

/** The words themselves, and with a term of the field in place of the first or last word where that may be its end or beginning. */
function wordings(words: readonly string[], { vocabularies }: Reference): string[][] {
  const MAX_WORDINGS = 8
  const terms = vocabularies.lexicon.map(({ term }) => fold(term))
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const longer = (word: string, holds: (term: string) => boolean) => terms.filter((term) => term !== word && holds(term))
  const others =
    words.length === 1
      ? longer(first, (term) => term.includes(first)).map((term) => [term])
      : [
          ...longer(first, (term) => term.endsWith(first)).map((term) => [term, ...words.slice(1)]),
          ...longer(last, (term) => term.startsWith(last)).map((term) => [...words.slice(0, -1), term]),
        ]
  return [[...words], ...others].slice(0, MAX_WORDINGS)
}

/** What is left of the words where the first or last is part of a longer word. */
function innerWords(words: readonly string[]): string[][] {
  if (words.length < 2) return []
  return words.length === 2 ? words.map((word) => [word]) : [words.slice(1, -1)]
}
