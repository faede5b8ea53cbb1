import { EARLIEST_YEAR, LATEST_YEAR, westernYear } from '#model'

export interface YearMatch {
  start: number
  end: number
  year: number
}

/** Years in folded text: 令和4年度, 令和元年, R4年度, 2022年度, 2022年. A bare number is no year; a bare R4 is one only as a word of its own. */
const YEAR =
  /(?:(令和|平成|昭和) ?(元|\d{1,2}) ?|(?<![a-z0-9])([rhs])(元|\d{1,2})|(?<!\d)((?:19|20)\d{2}|2100))(?:年度?|(?<=[rhs]\d{1,2})(?![a-z0-9]))/g

/** Finds the years that a folded text names. 年 and 年度 count alike: people mix them when they remember. */
export function findYears(folded: string): YearMatch[] {
  const matches: YearMatch[] = []
  for (const match of folded.matchAll(YEAR)) {
    const era = match[1] ?? match[3]
    const count = match[2] ?? match[4]
    const year = era ? westernYear(era, count === '元' ? 1 : Number(count)) : Number(match[5])
    if (year !== null && year >= EARLIEST_YEAR && year <= LATEST_YEAR) {
      matches.push({ start: match.index, end: match.index + match[0].length, year })
    }
  }
  return matches
}

/** The word under which a year is searched, whichever way it was written. */
export function yearWord(year: number): string {
  return `${year}年度`
}
