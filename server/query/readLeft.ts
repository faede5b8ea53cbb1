import type { Analyser, Token } from '#analysis'
import type { Reference } from '#corpus'
import type { AnalysedQuestion } from './analyseQuestion.ts'
import { findUnfinished, guessReadings, type Guess, type Unfinished } from './guessWords.ts'
import { piecesOf } from './joinTokens.ts'
import { matchWorries, worryWords } from './matchWorries.ts'
import { wordsOf } from './readOperators.ts'

/** What a question says besides what was taken for filters. */
export interface LeftWords {
  /** Content words in base form, in their own order; without those of quoted phrases and of recognised filters. */
  words: string[]
  /** Those of the words that are proper nouns. */
  names: ReadonlySet<string>
  /** Those of the words that are no words by themselves (see Token.isBound). */
  bound: ReadonlySet<string>
  /** Worries that the words express, with their likeness (see matchWorries). */
  worries: ReadonlyMap<string, number>
  /** Those of the words in which worries are worded. */
  worryWords: ReadonlySet<string>
  /** What stretches in kana or romaji may mean, and the end of the question, where it may be half a word. */
  guesses: Guess[]
  unfinished: Unfinished | null
  /** The plain words as they are compared character by character (see Analyser.comparable). */
  comparable: string
  /** The plain words as typed, without recognised filters. */
  text: string
}

/** What is left of a question once filters were taken out of it. */
interface Left {
  /** The plain words as typed, filters blanked out. */
  text: string
  tokens: readonly Token[]
  /** Operators are answered by the words as the dictionary cut them. */
  isCut: boolean
}

const known = new WeakMap<AnalysedQuestion, Map<string, LeftWords>>()

/** Understands what is left. Kept with the question: it is asked again with each filter that is chosen, each page, and each way on that is counted. */
export function readLeft(analysed: AnalysedQuestion, left: Left, analyser: Analyser, reference: Reference): LeftWords {
  const ofQuestion = known.get(analysed) ?? new Map<string, LeftWords>()
  known.set(analysed, ofQuestion)
  const key = `${left.isCut ? 'cut' : 'whole'} ${left.text}`
  const read = ofQuestion.get(key) ?? understand(analysed, left, analyser, reference)
  ofQuestion.set(key, read)
  return read
}

function understand({ text: typed }: AnalysedQuestion, { text, tokens, isCut }: Left, analyser: Analyser, reference: Reference): LeftWords {
  const pieces = piecesOf(tokens)
  const words = wordsOf(isCut ? pieces : tokens)
  const free = new Set(wordsOf(tokens.filter(({ isBound }) => !isBound)))
  return {
    words,
    names: new Set(wordsOf(pieces.filter(({ isName }) => isName))),
    bound: new Set(words.filter((word) => !free.has(word))),
    worries: matchWorries(wordsOf(pieces), analyser, reference),
    worryWords: worryWords(words, analyser, reference),
    guesses: guessReadings(text, tokens, analyser, typed),
    unfinished: findUnfinished(text, tokens, analyser),
    comparable: analyser.comparable(text),
    text: text.trim(),
  }
}
