import { fold, isReadingWord, readingsAsked, readingWord, toKatakana, type Analyser, type Token } from '#analysis'
import type { Guess } from '../query/guessWords.ts'
import { wholeForm } from './wholeForm.ts'

/** A word of the question as it is searched, and as it was typed. */
export interface TypedWord {
  /** Base form under which it is searched. */
  word: string
  /** The stretch of the question that it came from. */
  typed: string
}

/**
 * The words that were searched for, each with what was typed for it. Words that no stretch of the question explains stand for themselves.
 * @param analysed the question's tokens, where it has been analysed as a whole (see Query.tokens), or by what to analyse it.
 * @param guesses what stretches in kana or romaji were taken for: じんじひょうか was typed for the reading, and まどぐち for 窓口.
 */
export function typedWords(
  question: string,
  words: readonly string[],
  analysed: Analyser | readonly Token[],
  guesses: readonly Guess[] = [],
): TypedWord[] {
  const tokens = 'analyse' in analysed ? analysed.analyse(question) : analysed
  const typed = new Map<string, string>()
  for (const { start, end, bases, isContent } of tokens) {
    if (!isContent) continue
    for (const base of bases) if (!typed.has(base)) typed.set(base, wholeForm(question, start, end, base))
  }
  for (const guess of guesses) {
    const stretch = stretchOf(guess, question, tokens)
    if (stretch === null) continue
    for (const word of [...guess.instead, ...guess.otherwise]) if (!typed.has(word)) typed.set(word, partRead(stretch, word))
  }
  // How a reading is called in the index is nothing to show.
  return words.filter((word) => typed.has(word) || !isReadingWord(word)).map((word) => ({ word, typed: typed.get(word) ?? word }))
}

/** What a guess was made of: the whole stretch in kana, or the words that the dictionary saw. */
function stretchOf({ covers, instead }: Guess, question: string, tokens: readonly Token[]): string | null {
  const kana = readingsAsked(question, tokens).find(({ word }) => instead.includes(word))
  if (kana) return question.slice(kana.start, kana.end)
  const covered = tokens.filter(({ bases, isContent }) => isContent && covers.includes(bases[0] ?? ''))
  const [first, last] = [covered[0], covered.at(-1)]
  return first && last ? question.slice(first.start, last.end) : null
}

/** The part of a stretch in kana that a reading is: ぎょうせい of ぎょうせいひょうか, where only the two words occur. */
function partRead(stretch: string, word: string): string {
  const kana = toKatakana(fold(stretch))
  if (kana.length !== stretch.length || readingWord(kana) === word) return stretch
  const prefix = readingWord('')
  const at = word.startsWith(prefix) ? kana.indexOf(word.slice(prefix.length)) : -1
  return at < 0 ? stretch : stretch.slice(at, at + word.length - prefix.length)
}
