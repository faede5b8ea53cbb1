import { EARLIEST_YEAR, LATEST_YEAR, westernYear } from '#model'

export interface YearMatch {
  start: number
  end: number
  year: number
}

/** Years in folded text: 令和4年度, 令和元年, 令和四年度, R4年度, 2022年度, 2022年. A bare number is no year; a bare R4 is one only as a word of its own. */
const YEAR =
  /(?:(令和|平成|昭和) ?(元|\d{1,2}|[一二三四五六七八九]?十?[一二三四五六七八九]?(?=年)) ?|(?<![a-z0-9])([rhs])(元|\d{1,2})|(?<!\d)((?:19|20)\d{2}|2100))(?:年度?|(?<=[rhs]\d{1,2})(?![a-z0-9]))/g

/** Finds the years that a folded text names. 年 and 年度 count alike: people mix them when they remember. */
export function findYears(folded: string): YearMatch[] {
  const matches: YearMatch[] = []
  for (const match of folded.matchAll(YEAR)) {
    const era = match[1] ?? match[3]
    const count = match[2] ?? match[4]
    const year = era ? westernYear(era, readYearCount(count ?? '')) : Number(match[5])
    if (year !== null && year >= EARLIEST_YEAR && year <= LATEST_YEAR) {
      matches.push({ start: match.index, end: match.index + match[0].length, year })
    }
  }
  return matches
}

const KANJI_DIGITS = '〇一二三四五六七八九'

/** The digit that a kanji stands for; 0 also for what is none, as ○ and 零. */
export function kanjiDigit(kanji: string): number {
  return Math.max(0, KANJI_DIGITS.indexOf(kanji))
}

/** A year of an era (or a month or a day) as a number: 元, digits, or kanji as in official papers (十九 = 19); 0 for none, which no era has. */
export function readYearCount(written: string): number {
  if (written === '元') return 1
  if (/^\d+$/.test(written)) return Number(written)
  const [tens = '', ones] = written.includes('十') ? written.split('十') : ['〇', written]
  return 10 * (tens === '' ? 1 : kanjiDigit(tens)) + (ones ? kanjiDigit(ones) : 0)
}

/** The word under which a year is searched, whichever way it was written. */
export function yearWord(year: number): string {
  return `${year}年度`
}
