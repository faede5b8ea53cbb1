import type { Marks } from '#publish'
import { wholeForm } from '../explain/wholeForm.ts'
import type { Segment } from '../shapes.ts'

/** About three lines on a wide screen, five on a narrow one. */
const SNIPPET_LENGTH = 140
const SENTENCE_END = /[。！？\n]/

export interface Snippet {
  segments: Segment[]
  cutStart: boolean
  cutEnd: boolean
}

/** A stretch of a text, by its UTF-16 offsets. */
export interface Range {
  start: number
  end: number
}

/**
 * The text cut into segments, with those marked where one of the words stands in any form. Segments joined equal the text.
 * @param phrases further places to mark, each as a whole.
 * @param pieces what is marked only where it touches one of those: the 者 of 高齢者.
 */
export function highlight(
  text: string,
  marks: Marks,
  words: ReadonlySet<string>,
  phrases: readonly Range[] = [],
  pieces: ReadonlySet<string> = NONE,
): Segment[] {
  return segmentsOf(text, { start: 0, end: text.length }, hitRanges(text, marks, { words, phrases, pieces }))
}

/** The stretch of a text with the most hits, begun at a sentence where that costs little. */
export function cutSnippet(
  text: string,
  marks: Marks,
  words: ReadonlySet<string>,
  phrases: readonly Range[] = [],
  pieces: ReadonlySet<string> = NONE,
): Snippet {
  const hits = hitRanges(text, marks, { words, phrases, pieces })
  const window = bestWindow(text, hits)
  return { segments: segmentsOf(text, window, hits), cutStart: window.start > 0, cutEnd: window.end < text.length }
}

const NONE: ReadonlySet<string> = new Set()

interface ToFind {
  words: ReadonlySet<string>
  phrases: readonly Range[]
  pieces: ReadonlySet<string>
}

/** Places of the words and phrases in order, joined where they touch, with the pieces that touch them. */
function hitRanges(text: string, marks: Marks, { words, phrases, pieces }: ToFind): Range[] {
  const found = marks.words.flatMap((word, index) => {
    const isPiece = !words.has(word)
    if (isPiece && !pieces.has(word)) return []
    const [start, end] = [marks.places[2 * index] ?? 0, marks.places[2 * index + 1] ?? 0]
    return [{ start, end: isPiece ? end : wholeEnd(text, start, end, word), isPiece }]
  })
  if (phrases.length > 0) found.push(...phrases.map((phrase) => ({ ...phrase, isPiece: false })))
  const ranges: typeof found = []
  for (const range of phrases.length > 0 ? found.sort((a, b) => a.start - b.start) : found) {
    const last = ranges.at(-1)
    if (last && range.start <= last.end) {
      last.end = Math.max(last.end, range.end)
      last.isPiece &&= range.isPiece
    } else ranges.push(range)
  }
  return ranges.filter(({ isPiece }) => !isPiece)
}

/** What makes a verb of a noun in kanji: the dictionary cuts 改善した into 改善, し and た. */
const SURU =
  /(?:し(?:ました|ません|ます|ない|た|て|(?=、))|する|すれば|され(?:ました|ます|た|て|る|ない)|させ(?:た|て|る)|でき(?:ました|ます|た|て|る|ない))/y
const ONLY_HAN = /^\p{Script=Han}{2,}$/u

/** Where a marked word ends as people read it: after た in 減らした and in 改善した. */
function wholeEnd(text: string, start: number, end: number, word: string): number {
  const surface = text.slice(start, end)
  if (!ONLY_HAN.test(surface)) return start + wholeForm(text, start, end, word).length
  SURU.lastIndex = end
  return end + (SURU.exec(text)?.[0].length ?? 0)
}

function bestWindow(text: string, hits: readonly Range[]): Range {
  if (text.length <= SNIPPET_LENGTH) return { start: 0, end: text.length }
  const candidates = [0, ...hits.map(({ start }) => sentenceStart(text, start))]
  const hitsFrom = (start: number) => hits.filter((hit) => hit.start >= start && hit.end <= start + SNIPPET_LENGTH).length
  const start = candidates.reduce((best, candidate) => (hitsFrom(candidate) > hitsFrom(best) ? candidate : best), 0)
  // Near the end the window is moved back rather than left half empty.
  const begin = Math.max(0, Math.min(start, text.length - SNIPPET_LENGTH))
  return { start: splitsPair(text, begin) ? begin - 1 : begin, end: sentenceEnd(text, begin + SNIPPET_LENGTH) }
}

/** The beginning of the sentence around a place, if it is near; else the place itself. */
function sentenceStart(text: string, place: number): number {
  const NEAR = 60
  for (let at = place; at > Math.max(0, place - NEAR); at -= 1) if (SENTENCE_END.test(text[at - 1] ?? '')) return at
  return place <= NEAR ? 0 : place - NEAR / 2
}

/** The end of the sentence shortly after a place, else the place itself, never inside a surrogate pair. */
function sentenceEnd(text: string, place: number): number {
  const NEAR = 20
  if (place >= text.length - NEAR) return text.length
  for (let at = place; at < place + NEAR; at += 1) if (SENTENCE_END.test(text[at] ?? '')) return at + 1
  return splitsPair(text, place) ? place + 1 : place
}

function splitsPair(text: string, place: number): boolean {
  const code = text.charCodeAt(place)
  return code >= 0xdc00 && code <= 0xdfff
}

function segmentsOf(text: string, window: Range, hits: readonly Range[]): Segment[] {
  const segments: Segment[] = []
  const push = (start: number, end: number, hit: boolean) => {
    if (end > start) segments.push({ text: text.slice(start, end), hit })
  }
  let at = window.start
  for (const hit of hits) {
    if (hit.end <= at || hit.start >= window.end) continue
    push(at, Math.max(at, hit.start), false)
    push(Math.max(at, hit.start), Math.min(hit.end, window.end), true)
    at = Math.min(hit.end, window.end)
  }
  push(at, window.end, false)
  return segments
}
