import { randomUUID } from 'node:crypto'
import { LatentSpace, learnSpace, unpackVector } from '#meaning'
import type { EngineAdmin } from '#engine'
import { allWordsOf, toWordEntries, toWordSummary, wordsOfPassage, type LearnedWord } from './addMeaning.ts'
import type { WordEntry } from './IndexDocuments.ts'
import { WORDS } from './indexNames.ts'
import type { AnalysedDocument } from './toIndexDocuments.ts'

/** Passages that the space is learned from: more would say little new and take minutes (2 s for these on two cores, 40 MB). */
const MOST_PASSAGES = 20_000

/** Words kept; those of the space are among them, because they are the most frequent. */
const MOST_WORDS = 100_000

/** Every how many-th of so many documents to learn from. */
export function learningStride(documents: number): number {
  const PASSAGES_EACH = 4
  return Math.max(1, Math.ceil((documents * PASSAGES_EACH) / MOST_PASSAGES))
}

/** A passage to learn from. */
export interface Example {
  /** The words that tell what it is about. */
  words: string[]
  /** Every word under which it is found, once. */
  found: ReadonlySet<string>
  isPublic: boolean
}

/** What there is to learn from a document. */
export function examplesOf({ passages }: AnalysedDocument): Example[] {
  return passages.map((passage) => ({
    words: wordsOfPassage(passage),
    found: allWordsOf(passage),
    isPublic: passage.content.visibility === 'public',
  }))
}

/**
 * Learns the space of meaning, and what the engine keeps of it.
 * @param stride every how many-th document the examples come from: counts are multiplied by it.
 */
export function learnMeaning(examples: readonly Example[], stride: number): { space: LatentSpace; words: WordEntry[] } {
  const learned = examples.slice(0, MOST_PASSAGES)
  const space = learnSpace(learned.map(({ words }) => words))
  const counted = countWords(learned, stride)
  const isComplete = stride === 1 && learned.length === examples.length && counted.size < MOST_WORDS
  const publicOnes = learned.filter(({ isPublic }) => isPublic).length
  return {
    space,
    words: [...toWordEntries(space, counted), toWordSummary({ passages: publicOnes, complete: isComplete, build: randomUUID() })],
  }
}

/** The most frequent words with the number of passages that have them: of the public ones where there are any. */
function countWords(examples: readonly Example[], stride: number): Map<string, LearnedWord> {
  const counted = new Map<string, LearnedWord>()
  for (const isPublic of [true, false]) {
    for (const example of examples) {
      if (example.isPublic !== isPublic) continue
      for (const word of example.found) {
        const known = counted.get(word)
        if (known?.isPublic !== true || isPublic) counted.set(word, { passages: (known?.passages ?? 0) + stride, isPublic })
      }
    }
  }
  if (counted.size <= MOST_WORDS) return counted
  return new Map([...counted].sort(([, a], [, b]) => b.passages - a.passages).slice(0, MOST_WORDS))
}

/** The space that the indexes in use were built with. */
export async function readMeaning(engine: EngineAdmin): Promise<LatentSpace> {
  const words = await engine.readAll<Pick<WordEntry, 'word' | 'meaning' | 'length'>>(WORDS, ['word', 'meaning', 'length'])
  return new LatentSpace(words.flatMap((entry) => placedWord(entry) ?? []))
}

/** A word as the engine keeps it, back in the space. */
export function placedWord({ word, meaning, length }: Pick<WordEntry, 'word' | 'meaning' | 'length'>) {
  const direction = unpackVector(meaning)
  return direction ? { word, vector: direction.map((value) => value * length) } : null
}
