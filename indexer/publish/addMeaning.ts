import { encodeWord } from '#engine'
import { packVector, type LatentSpace } from '#meaning'
import type { Meaning, PassageEntry, RecordEntry, WordEntry } from './IndexDocuments.ts'
import { keyOf, type AnalysedDocument } from './toIndexDocuments.ts'

/** Gives a record and its passages their places in the space of meaning. */
export function addMeaning({ record, passages }: AnalysedDocument, space: LatentSpace): { record: RecordEntry; passages: PassageEntry[] } {
  return {
    record: { ...record, ...meaningOf(space.place(wordsOfRecord(passages))) },
    passages: passages.map((passage) => ({ ...passage, ...meaningOf(space.place(wordsOfPassage(passage))) })),
  }
}

/** The words that tell what a passage is about: those of its title and text. */
export function wordsOfPassage({ words }: Pick<PassageEntry, 'words'>): string[] {
  return split(words.title, words.body)
}

/** Every word under which a passage is found, once. */
export function allWordsOf({ words }: Pick<PassageEntry, 'words'>): Set<string> {
  return new Set(split(...Object.values(words)))
}

/** The words of a whole record, each text once. */
function wordsOfRecord(passages: AnalysedDocument['passages']): string[] {
  const [first] = passages
  return split(first?.words.title ?? '', first?.words.summary ?? '', ...passages.map(({ words }) => words.body))
}

function split(...fields: readonly string[]): string[] {
  return fields.flatMap((field) => (field === '' ? [] : field.split(' ')))
}

function meaningOf(vector: Float32Array | null): Meaning {
  return { meaning: vector ? packVector(vector) : '', _vectors: { meaning: vector ? Array.from(vector, shortened) : null } }
}

/** Four decimals are more than the engine's distances need, and a third of the characters. */
function shortened(value: number): number {
  return Math.round(value * 10_000) / 10_000
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
