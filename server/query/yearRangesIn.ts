import { readYearCount } from '#analysis'
import { EARLIEST_YEAR, LATEST_YEAR } from '#model'
import { eraYear, plausibleYear } from './shortYears.ts'

/** Several fiscal years in a row, with places in the folded text. */
export interface YearRange {
  start: number
  end: number
  /** The first and the last of them. */
  from: number
  to: number
}

/** Eras as they begin a year, the counts of their years, years of the Western calendar. */
export const ERA = '令和|平成|昭和|(?<!\\p{Script=Han})[令平昭]|(?<![a-z0-9])[rhs]'
export const COUNT = '元|\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]'
export const WESTERN = '(?:19|20)\\d{2}'
/** Two years with what joins them: 令和3~5年度, r3~r5, 2021-2023年度, 令和3年度から5年度まで. */
const RANGE = new RegExp(
  `(?:(?<era>${ERA}) ?(?<count>${COUNT})|(?<![\\d.,/-])(?<western>${WESTERN})|(?<![\\p{L}\\p{N}.,/~-])(?<short>\\d{2})) ?(?<unit>年度?)? ?` +
    `(?<joint>から|[~ー-]) ?` +
    `(?:(?<lastEra>令和|平成|昭和|[令平昭rhs]) ?)?(?<last>${WESTERN}|${COUNT}) ?(?<lastUnit>年度?)?(?:まで(?=[のにではも]|\\P{Script=Hiragana}|$))?`,
  'gu',
)
/** What makes something else of the second year: 3~5年間, 令和3~5年代, r3~r5.1, 2021-2023年3月. */
const GOES_ON = /^(?:間|代|[\d.,/%a-z]|-\d| ?\d{1,2}月)/u
/** What lets a year without 年 end here: 令和3~5の窓口, but not 令和3~5人. */
const ENDS = /^(?![\p{Script=Han}\p{Script=Katakana}\p{N}a-z.,%])/u

/** The ranges of years that a folded question names from one year to another. */
export function yearRangesIn(folded: string): YearRange[] {
  return [...folded.matchAll(RANGE)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const groups = match.groups ?? {}
    const [from, to] = [firstYear(groups), lastYear(groups)]
    const after = folded.slice(end)
    if (from === null || to === null || from >= to || from < EARLIEST_YEAR || to > LATEST_YEAR) return []
    return isClosed(groups, after) ? [{ start, end, from, to }] : []
  })
}

/** From 以降 on and up to 以前, the year itself counts: 令和3年度以降 is that year and all after it. */
const OPEN = /^の?(?:(?<since>以降|以後)|以前)(?!\p{Script=Han})/u

/** The range that the words behind a year make of it; null where it stays the one year. */
export function openRange({ start, end, year }: { start: number; end: number; year: number }, folded: string): YearRange | null {
  const match = OPEN.exec(folded.slice(end))
  if (!match) return null
  const [from, to] = match.groups?.since === undefined ? [EARLIEST_YEAR, year] : [year, LATEST_YEAR]
  return { start, end: end + match[0].length, from, to }
}

type Groups = Readonly<Record<string, string | undefined>>

function firstYear({ era, count = '', western, short, last = '', lastUnit = '' }: Groups): number | null {
  if (era !== undefined) return eraYear(era, readYearCount(count))
  if (western !== undefined) return Number(western)
  // Two digits on both sides are years only as 年度: 21~23年度.
  return /^\d{2}$/.test(last) && lastUnit === '年度' ? plausibleYear(Number(short)) : null
}

/** The second year; it may leave out what the first one says: 5 of 令和3~5年度 is 令和5, 23 of 2021~23年度 is 2023. */
function lastYear({ era, western, short, lastEra, last = '' }: Groups): number | null {
  if (last.length === 4) return Number(last)
  const count = readYearCount(last)
  const named = lastEra ?? era
  if (named !== undefined) return eraYear(named, count)
  if (western !== undefined) return /^\d{2}$/.test(last) ? Number(western.slice(0, 2) + last) : null
  return short === undefined ? null : plausibleYear(count)
}

/** Whether both are years for certain: one of them says so behind the last, or by the name of an era. A hyphen before a bare number may be a month: r3-5. */
function isClosed({ era, joint = '', lastEra, lastUnit }: Groups, after: string): boolean {
  if (GOES_ON.test(after)) return false
  if (lastUnit !== undefined) return true
  return ENDS.test(after) && (lastEra !== undefined || (era !== undefined && joint === '~'))
}
