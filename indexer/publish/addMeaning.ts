import { createHash } from 'node:crypto'
import { encodeWord } from '#engine'
import { packVector, toNumbers, type LatentSpace } from '#meaning'
import type { Meaning, PassageContent, PassageEntry, RecordEntry, WordEntry } from './IndexDocuments.ts'
import { keyOf, type AnalysedDocument, type AnalysedPassage } from './toIndexDocuments.ts'

/** Gives a record and its passages their places in the space of meaning, and the passages' contents their stamps. */
export function addMeaning(
  { record, passages }: AnalysedDocument,
  space: LatentSpace,
): { record: RecordEntry; passages: PassageEntry[]; contents: PassageContent[] } {
  const placed = passages.map((passage) => {
    const { meaning, _vectors } = meaningOf(space.place(wordsOfPassage(passage)))
    const content = { ...passage.content, meaning }
    const stamp = stampOf(content)
    return { entry: { ...passage.entry, stamp, _vectors }, content: { ...content, stamp } }
  })
  return {
    record: { ...record, ...meaningOf(space.place(wordsOfRecord(passages))) },
    passages: placed.map(({ entry }) => entry),
    contents: placed.map(({ content }) => content),
  }
}

const STAMP_LENGTH = 12

function stampOf(content: object): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, STAMP_LENGTH)
}

/** The words that tell what a passage is about: those of its title and text. */
export function wordsOfPassage({ content: { words } }: AnalysedPassage): string[] {
  return split(words.title, words.body)
}

/** Every word under which a passage is found, once. */
export function allWordsOf({ content: { words } }: AnalysedPassage): Set<string> {
  return new Set(split(...Object.values(words)))
}

/** The words of a whole record, each text once. */
function wordsOfRecord(passages: readonly AnalysedPassage[]): string[] {
  const first = passages[0]?.content.words
  return split(first?.title ?? '', first?.summary ?? '', ...passages.map(({ content }) => content.words.body))
}

function split(...fields: readonly string[]): string[] {
  return fields.flatMap((field) => (field === '' ? [] : field.split(' ')))
}

function meaningOf(vector: Float32Array | null): Meaning {
  return { meaning: vector ? packVector(vector) : '', _vectors: { meaning: vector ? toNumbers(vector) : null } }
}

/** The empty word, which no text has, stands for the index of words itself. */
export const ALL_WORDS = ''

/** What the index of words tells of itself. */
export type WordSummary = Required<Pick<WordEntry, 'passages' | 'complete' | 'build'>>

/** The summary as an entry of the index, under the empty word. */
export function toWordSummary(summary: WordSummary): WordEntry {
  return { key: keyOf(ALL_WORDS), word: ALL_WORDS, search: '', visibility: 'public', length: 0, ...summary, ...meaningOf(null) }
}

/** A word of the passages learned from. */
export interface LearnedWord {
  /** How many have it, among those that the same readers may see. */
  passages: number
  isPublic: boolean
}

/**
 * The words of a collection as the engine keeps them: for the vectors of questions, for records that come later, for finding related words and for
 * completing those that are being typed.
 */
export function toWordEntries(space: LatentSpace, learned: ReadonlyMap<string, LearnedWord>): WordEntry[] {
  const vectors = new Map(space.words().map(({ word, vector }) => [word, vector]))
  return Array.from(learned, ([word, { passages, isPublic }]) => {
    const vector = vectors.get(word)
    const length = vector ? Math.hypot(...vector) : 0
    const direction = vector && length > 0 ? vector.map((value) => value / length) : null
    const visibility = isPublic ? 'public' : 'member'
    return { key: keyOf(word), word, search: encodeWord(word), passages, visibility, length, ...meaningOf(direction) }
  })
}
