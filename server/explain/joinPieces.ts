import type { Token } from '#analysis'
import { wholeForm } from './wholeForm.ts'
import type { TypedWord } from './typedWords.ts'

/** A word of the question as people read it: 高齢者 is looked for as 高齢 and 者, but nobody knows 者 as a word. */
export interface AskedWord extends TypedWord {
  /** What was typed for the word alone: 高齢 of 高齢者. */
  own: string
  /** The pieces that stand beside it in the question. */
  pieces: ReadonlySet<string>
  /** All of it, in order, where it consists of pieces only (第3回): they mean something side by side only. */
  row: readonly string[]
}

const NONE: ReadonlySet<string> = new Set()

/**
 * The words of a question with their pieces joined to them. Pieces beside no word are told as one where there are several (第3回, 25年目); a single one
 * (ない) is told only where nothing else is asked for.
 * @param tokens of the question
 */
export function joinPieces(asked: readonly TypedWord[], question: string, tokens: readonly Token[]): AskedWord[] {
  const runs = runsOf(tokens.filter(({ isContent }) => isContent))
  const joined = new Map<string, AskedWord | null>()
  const words = new Map(asked.map((one) => [one.word, one]))
  for (const run of runs) for (const one of wordsOfRun(run, words, question)) if (!joined.get(one.word)) joined.set(one.word, one)
  for (const { bases, isBound } of runs.flat()) if (isBound) for (const base of bases) if (!joined.has(base)) joined.set(base, null)
  const told = asked.flatMap((one) => {
    const known = joined.get(one.word)
    return known === null ? [] : (known ?? { ...one, own: one.typed, pieces: NONE, row: [] })
  })
  return told.length > 0 ? told : asked.map((one) => ({ ...one, own: one.typed, pieces: NONE, row: [] }))
}

/** Content words in a row of which each but the first completes the one before, or is opened by it. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = []
  for (const token of tokens) {
    const before = runs.at(-1)?.at(-1)
    const touches = before !== undefined && before.end === token.start
    if (touches && (before.opens || (token.isBound && !token.opens))) runs.at(-1)?.push(token)
    else runs.push([token])
  }
  return runs
}

function wordsOfRun(run: readonly Token[], words: ReadonlyMap<string, TypedWord>, question: string): AskedWord[] {
  const [first, last] = [run[0], run.at(-1)]
  if (!first || !last) return []
  const lastWord = last.bases[0] ?? ''
  const typed = question.slice(first.start, last.start) + wholeForm(question, last.start, last.end, lastWord)
  const heads = run.filter(({ isBound }) => !isBound)
  if (heads.length > 0) {
    const pieces = new Set(run.flatMap(({ isBound, bases }) => (isBound ? bases : [])))
    const known = heads.flatMap(({ bases }) => bases.flatMap((base) => words.get(base) ?? []))
    return known.map((one) => ({ ...one, own: one.typed, typed: run.length > 1 ? typed : one.typed, pieces, row: [] }))
  }
  const row = run.flatMap(({ bases }) => bases.slice(0, 1))
  const [lead] = row.map((word) => words.get(word))
  const isWhole = row.length > 1 && lead !== undefined && row.every((word) => words.has(word))
  return isWhole ? [{ ...lead, own: typed, typed, pieces: NONE, row }] : []
}
