import { encodeWord, type EngineReader } from '#engine'
import { WORDS, type WordEntry } from '#publish'
import { chooseWords, occurringWords, type KnownWord } from './chooseWords.ts'
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
  const occurs = await occurring([...words, ...guesses.flatMap(({ instead, otherwise }) => [...instead, ...otherwise])], reader)
  const tried = guesses.map((guess) => (isLost(guess, occurs) ? { ...guess, instead: partsThatAnswer(guess, occurs) } : guess))
  const isFound = ({ instead }: Guess) => instead.some((word) => occurs.has(word))
  const dropped = new Set(tried.flatMap((guess) => (guess.isTorn && isFound(guess) ? guess.covers : [])))
  const kept = withGuesses(words, tried).filter((word) => !dropped.has(word))
  if (!unfinished || unfinished.covers.every((word) => occurs.has(word)) || isGuessed(unfinished, guesses, occurs)) {
    return chooseWords(kept, reader)
  }
  return chooseWords([...new Set([...kept, ...(await complete(unfinished, reader))])], reader)
}

async function occurring(words: readonly string[], reader: EngineReader): Promise<ReadonlySet<string>> {
  return new Set((await occurringWords([...new Set(words)], reader)).map(({ word }) => word))
}

/**
 * Whether nothing of a guess is found as it was typed. Of a stretch that the dictionary tore, the words that occur say nothing as long as another of them
 * does not: まどぐちかいぜん holds 改善 and, besides it, ど and ぐち.
 */
function isLost({ covers, instead, otherwise, isTorn }: Guess, occurs: ReadonlySet<string>): boolean {
  if (otherwise.length === 0 || instead.some((word) => occurs.has(word))) return false
  return isTorn ? covers.length === 0 || !covers.every((word) => occurs.has(word)) : !covers.some((word) => occurs.has(word))
}

/** What a guess offers otherwise, unless only a part of it occurs where all of it is needed. */
function partsThatAnswer({ otherwise, areAllNeeded }: Guess, occurs: ReadonlySet<string>): string[] {
  return areAllNeeded && !otherwise.every((word) => occurs.has(word)) ? [] : otherwise
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

/** What an unfinished end may become, with what stands before it in one run. */
async function complete({ beginnings, before }: Unfinished, reader: EngineReader): Promise<string[]> {
  const known = await occurring(before, reader)
  const areKnown = before.every((word) => known.has(word))
  const { completions, index } = await completeWord(areKnown ? beginnings : beginnings.slice(0, 1), reader)
  return index > 0 ? [...before, ...completions] : completions
}

/** Words of the library that begin as one of the beginnings, the first that any word begins with. */
async function completeWord(beginnings: readonly string[], reader: EngineReader): Promise<{ completions: string[]; index: number }> {
  const answers = await reader.ask<Pick<WordEntry, 'word'>>(
    beginnings.map((beginning) => ({
      index: WORDS,
      words: encodeWord(beginning),
      first: MOST_COMPLETIONS,
      fields: ['word'],
      sort: ['passages:desc'],
    })),
  )
  const index = answers.findIndex(({ hits }) => hits.length > 0)
  return { completions: answers[index]?.hits.map(({ word }) => word) ?? [], index }
}
