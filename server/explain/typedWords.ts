import type { Analyser, Token } from '#analysis'
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
 */
export function typedWords(question: string, words: readonly string[], analysed: Analyser | readonly Token[]): TypedWord[] {
  const typed = new Map<string, string>()
  for (const { start, end, bases, isContent } of 'analyse' in analysed ? analysed.analyse(question) : analysed) {
    if (!isContent) continue
    for (const base of bases) if (!typed.has(base)) typed.set(base, wholeForm(question, start, end, base))
  }
  return words.map((word) => ({ word, typed: typed.get(word) ?? word }))
}
