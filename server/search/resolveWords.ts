import { encodeWord, type EngineReader } from '#engine'
import { WORDS, type WordEntry } from '#publish'
import { chooseWords, type KnownWord } from './chooseWords.ts'
import { MOST_COMPLETIONS } from './rankingConstants.ts'
import type { Guess, Unfinished } from '../query/guessWords.ts'

export interface OpenQuestion {
  words: readonly string[]
  guesses: readonly Guess[]
  unfinished: Unfinished | null
}

/**
 * The words to ask for, of those that occur. What was typed by its reading is asked for by that, and what ends in the middle of a word by the
 * words that begin so; either only where the words as typed do not occur, or the dictionary saw several words where one was meant.
 */
export async function resolveWords({ words, guesses, unfinished }: OpenQuestion, reader: EngineReader): Promise<KnownWord[]> {
  const { known, occurs } = await knownWords(words, guesses, reader)
  const dropped = new Set(
    guesses.flatMap(({ covers, instead }) => (instead.some((word) => occurs.has(word)) && covers.length !== 1 ? covers : [])),
  )
  const kept = known.filter(({ word }) => !dropped.has(word))
  if (!unfinished || unfinished.covers.every((word) => occurs.has(word)) || isGuessed(unfinished, guesses, occurs)) return kept
  const completions = await completeWord(unfinished.beginnings, reader)
  if (completions.length === 0) return kept
  return chooseWords([...new Set([...kept.map(({ word }) => word), ...completions])], reader)
}

/** The words that occur. Where nothing of a guess does, what it offers otherwise is asked for as well. */
async function knownWords(
  words: readonly string[],
  guesses: readonly Guess[],
  reader: EngineReader,
): Promise<{ known: KnownWord[]; occurs: ReadonlySet<string> }> {
  const known = await chooseWords(withGuesses(words, guesses), reader)
  const occurs = new Set(known.map(({ word }) => word))
  const isLost = ({ covers, instead, otherwise }: Guess) =>
    otherwise.length > 0 && ![...covers, ...instead].some((word) => occurs.has(word))
  if (!guesses.some(isLost)) return { known, occurs }
  const tried = guesses.map((guess) => (isLost(guess) ? { ...guess, instead: guess.otherwise } : guess))
  return { known: await chooseWords(withGuesses(words, tried), reader), occurs }
}

/** The guesses stand where the words do that they may replace. */
function withGuesses(words: readonly string[], guesses: readonly Guess[]): string[] {
  const placed = new Map(guesses.map((guess) => [guess.covers[0] ?? '', guess]))
  const replaced = words.flatMap((word) => [word, ...(placed.get(word)?.instead ?? [])])
  return [...new Set([...replaced, ...guesses.flatMap(({ instead }) => instead)])]
}

function isGuessed({ covers }: Unfinished, guesses: readonly Guess[], occurs: ReadonlySet<string>): boolean {
  return guesses.some((guess) => covers.every((word) => guess.covers.includes(word)) && guess.instead.some((word) => occurs.has(word)))
}

/** Words of the library that begin as one of the beginnings, the first that any word begins with. */
async function completeWord(beginnings: readonly string[], reader: EngineReader): Promise<string[]> {
  const answers = await reader.ask<Pick<WordEntry, 'word'>>(
    beginnings.map((beginning) => ({
      index: WORDS,
      words: encodeWord(beginning),
      first: MOST_COMPLETIONS,
      fields: ['word'],
      sort: ['passages:desc'],
    })),
  )
  return answers.find(({ hits }) => hits.length > 0)?.hits.map(({ word }) => word) ?? []
}
