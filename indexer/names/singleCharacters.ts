import type { NameBook } from './NameBook.ts'
import { prefectureOf } from './mergePrefectures.ts'
import type { Sighting, ToCandidates } from './sightings.ts'

/** 県内の関で, の津、: what joins a prefecture with a city of one character, and what follows a name. 柏の葉 is a place of its own, 柏もち a cake. */
const AFTER_PREFECTURE = /(?:内?の)?([津堺関呉柏])(?=$|[\s、。・)」]|で(?:は|も|の|開|行|、)|から|へ|に|を|は|が|と|の(?!葉))/uy
const CAPITAL = /県庁所在地の(津)(?=$|[\s、。・)」はでにのをがと])/gu

/**
 * Adds the cities of which the name without 市 is one character, which is a word: only where their prefecture is named right before, or their office.
 * @param sightings in order; the new ones are put between them.
 */
export function addSingleCharacters(sightings: Sighting[], text: string, book: NameBook, toCandidates: ToCandidates): Sighting[] {
  const added = [
    ...sightings.flatMap((sighting) => ofPrefecture(sighting, text, book, toCandidates) ?? []),
    ...[...text.matchAll(CAPITAL)].flatMap((match) => at(match.index + match[0].length - 1, text, book, toCandidates) ?? []),
  ]
  if (added.length === 0) return sightings
  const starts = new Set(sightings.map(({ start }) => start))
  return [...sightings, ...added.filter(({ start }) => !starts.has(start))].sort((one, other) => one.start - other.start)
}

function ofPrefecture(before: Sighting, text: string, book: NameBook, toCandidates: ToCandidates): Sighting | null {
  const prefecture = prefectureOf(before)
  if (prefecture === null) return null
  AFTER_PREFECTURE.lastIndex = before.end
  const found = AFTER_PREFECTURE.exec(text)
  const city = found && at(before.end + found[0].length - 1, text, book, toCandidates)
  return city?.candidates.some(({ prefectureCode }) => prefectureCode === prefecture) ? city : null
}

function at(start: number, text: string, book: NameBook, toCandidates: ToCandidates): Sighting | null {
  const entry = book.single(text[start] ?? '')
  return entry ? { start, end: start + 1, form: 'stem', standing: 'clear', candidates: toCandidates(entry, 'stem', start) } : null
}
