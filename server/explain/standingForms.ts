import type { Marks } from '#publish'
import type { AskedWord } from './joinPieces.ts'
import type { FindRows } from './readingRows.ts'
import { wholeForm } from './wholeForm.ts'

type Forms = ReadonlyMap<string, ReadonlySet<string>>

/**
 * The forms in which words that were asked for stand in a marked text, in order of appearance, and the rows that are read as was asked. A word is told
 * with the pieces that complete it as they do in the question: 高齢者, where that was typed, and 高齢 of 高齢化.
 * @param asked by their words
 */
export function standingForms(text: string, marks: Marks, asked: ReadonlyMap<string, AskedWord>, rowsIn: FindRows): Forms {
  const forms = new Map<string, Set<string>>()
  const add = (word: string, form: string) => forms.set(word, (forms.get(word) ?? new Set()).add(form))
  for (const [index, word] of marks.words.entries()) {
    const one = asked.get(word)
    if (!one) continue
    const form = one.row.length > 0 ? rowAt(text, marks, index, one.row) : formAt(text, marks, index, one)
    if (form !== null) add(word, form)
  }
  for (const { word, start, end } of rowsIn(text)) add(word, text.slice(start, end))
  return forms
}

function formAt(text: string, marks: Marks, index: number, { word, pieces }: AskedWord): string {
  const [start, end] = placeOf(marks, index)
  if (pieces.size === 0) return wholeForm(text, start, end, word)
  const [from, to] = [beginBefore(marks, index, pieces), endBehind(marks, index, pieces)]
  return text.slice(from, to > end ? to : start) + (to > end ? '' : wholeForm(text, start, end, word))
}

/** A row of words side by side; null where they stand apart. */
function rowAt(text: string, marks: Marks, index: number, row: readonly string[]): string | null {
  const [start, first] = placeOf(marks, index)
  let end = first
  for (const word of row.slice(1)) {
    const next = marks.words.findIndex((one, at) => at > index && one === word && placeOf(marks, at)[0] === end)
    if (next < 0) return null
    end = placeOf(marks, next)[1]
  }
  return text.slice(start, end)
}

function beginBefore(marks: Marks, index: number, pieces: ReadonlySet<string>): number {
  let [start] = placeOf(marks, index)
  for (let at = index - 1; at >= 0 && placeOf(marks, at)[1] >= start; at -= 1) {
    const [from, to] = placeOf(marks, at)
    if (to === start && pieces.has(marks.words[at] ?? '')) start = from
  }
  return start
}

function endBehind(marks: Marks, index: number, pieces: ReadonlySet<string>): number {
  let [, end] = placeOf(marks, index)
  for (let at = index + 1; at < marks.words.length && placeOf(marks, at)[0] <= end; at += 1) {
    const [from, to] = placeOf(marks, at)
    if (from === end && pieces.has(marks.words[at] ?? '')) end = to
  }
  return end
}

function placeOf({ places }: Marks, index: number): [number, number] {
  return [places[2 * index] ?? 0, places[2 * index + 1] ?? 0]
}
