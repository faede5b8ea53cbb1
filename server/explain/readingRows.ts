import { isReadingWord, readingWords, type Analyser, type Token } from '#analysis'

/** A row of words in a text that is found by how it is read. */
export interface ReadRow {
  /** The word of the index under which it is found (see readingWord). */
  word: string
  start: number
  end: number
}

/** Finds in a text the rows of words that are read as was asked. */
export type FindRows = (text: string) => readonly ReadRow[]

/** The longest row that the index knows: three words with a sign between each two (GOOD & JOB & REPORT). */
const MAX_TOKENS = 5

/**
 * Finds the rows of words by which a text answers a reading: 人事評価 for じんじひょうか. By the rule of the index itself, because what a text says is kept
 * without its readings. The same text is looked through once.
 * @param asked the words that were searched for; those that stand for no reading are left out
 */
export function readingRows(asked: readonly string[], analyser: Analyser): FindRows {
  const wanted = asked.filter(isReadingWord)
  if (wanted.length === 0) return () => []
  const known = new Map<string, readonly ReadRow[]>()
  return (text) => {
    const kept = known.get(text) ?? rowsIn(analyser.analyse(text), wanted)
    known.set(text, kept)
    return kept
  }
}

function rowsIn(tokens: readonly Token[], wanted: readonly string[]): ReadRow[] {
  const read = new Set(readingWords(tokens))
  return wanted.filter((word) => read.has(word)).flatMap((word) => rowsRead(tokens, word))
}

/** The shortest row at each place: what is read so as a whole, without the words around it. */
function rowsRead(tokens: readonly Token[], word: string): ReadRow[] {
  const rows: ReadRow[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    const row = shortestRow(tokens, from, word)
    const [first, last] = [row?.[0], row?.at(-1)]
    // A row that begins a word later is as good, and shorter.
    if (first && last && shortestRow(tokens, from + 1, word)?.at(-1) !== last) rows.push({ word, start: first.start, end: last.end })
  }
  return rows
}

function shortestRow(tokens: readonly Token[], from: number, word: string): readonly Token[] | null {
  for (let length = 1; length <= Math.min(MAX_TOKENS, tokens.length - from); length += 1) {
    const row = tokens.slice(from, from + length)
    if (readingWords(row).includes(word)) return row
  }
  return null
}
