import { findYears, foldText, kanjiDigit, readYearCount, type Token } from '#analysis'
import { EARLIEST_YEAR, fiscalYearOf, LATEST_YEAR } from '#model'
import type { Stretch } from './parseQuery.ts'
import { eraYear, plausibleYear } from './shortYears.ts'
import { yearListsIn } from './yearListsIn.ts'
import { openRange, yearRangesIn, type YearRange } from './yearRangesIn.ts'

/** A stretch of a question that names a fiscal year or several in a row. */
export interface NamedYear extends Stretch {
  /** The first and the last of them; the same for a single year. */
  from: number
  to: number
  /** Those of a list (令和3・5年度); without it all of them are meant. */
  only?: readonly number[]
  /** The part of the year that is named with it (末, 上半期): it says nothing that could be looked for. */
  around: readonly Place[]
}

type Place = Pick<Stretch, 'start' | 'end'>

/** A year in the folded question: `last` tells whether it was written as 年度, as 年, or without either. */
interface Written {
  start: number
  end: number
  year: number
  last: '年度' | '年' | ''
  /** Where its part begins, if one is named; else its end. */
  partFrom?: number
}

/**
 * Years as people shorten them when they ask: 令和4, 令4, R元, 二〇二二年度. In a text they stand too often for something else (令和4.5%増), which is why they
 * are read in questions only and records are indexed without them. 令和4-5年度 are several.
 */
const SHORTENED =
  /(?:(?<!\p{Script=Han})(令和|平成|昭和|令|平|昭)(元|\d{1,2}|[一二三四五六七八九]?十?[一二三四五六七八九]?)|(?<![a-z0-9])([rhs])(元)|(?<![〇○零一二三四五六七八九十])([一二][〇○零一二三四五六七八九]{3})(?=年))(?:年度?|(?![\p{Script=Han}\p{Script=Katakana}a-z0-9]|[-~〜・、,]\d{1,2}(?![\d-])))/gu
/** 22年度, but not a part of 平成22年度, 2022年度, 第22年度, 21〜22年度. */
const TWO_DIGITS = /(?<![0-9a-zァ-ヺ第全約計過去近令平昭成和度年.,、・/~〜-])(\d{2})年度/gu
/** 2023-03-10, 2023/3/10. Without a day it may be a number. */
const WESTERN_DATE = /(?<![0-9./-])((?:19|20)\d{2})([./-])(\d{1,2})\2(\d{1,2})(?![0-9./-])/g

const NUMBER = '(\\d{1,2}|[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])'
const DAY = `(?: ?${NUMBER}日(?!間))`
/** Month, and what belongs to it, behind a year: 3月10日, 3月末. */
const MONTH = new RegExp(`^ ?(?<month>${NUMBER})月(?:${DAY}|(?:上旬|中旬|下旬|末日|末|中|号|分|頃|ごろ)(?!\\p{Script=Han}))?`, 'u')
/** Month and day behind the letter or the name of an era: R5.3.10, R5.3, R5-3-10; R5-7 are several years. */
const SIGNED_MONTH = /^(?:[./](?<month>\d{1,2})(?:[./]\d{1,2})?|-(?<dashed>\d{1,2})-\d{1,2})(?![0-9./年-])/
/** Which part or edition of a year: it belongs to the year, not to what is looked for. 当初予算 and 中期計画 are words. */
const PART =
  /^の?(?:第?[1-4一二三四]四半期|[上下]半?期|[前後]半期?|[前後]期|当初|初頭|冒頭|初め|はじめ|半ば|末頃|末|中|分|版)(?!\p{Script=Han})/u
/** What makes something else of a year: 2020年代, 2025年問題, 2025年の崖. */
const NO_YEAR = /^(?:代|問題|の崖|の壁|間(?!\p{Script=Han}))/u

type Named = YearRange & Pick<Written, 'partFrom'> & Pick<NamedYear, 'only'>

/**
 * The fiscal years that a question names, with all that belongs to each: the month and day of a date (which decide the year: April to March), the half
 * or the end of a year, the year up to which or from which on others are meant. 年 without a month counts as 年度, because people mix them when they
 * remember. Of a range its years are named as well, of a list each.
 * @param tokens of the text: a part of a year (末, 分) counts only where a word ends, so that 分 of 分析 stays.
 */
export function yearsIn(text: string, tokens: readonly Token[]): NamedYear[] {
  const folded = foldText(text)
  const ends = new Set(tokens.map(({ end }) => end))
  const isWordEnd = (end: number) => ends.has(folded.ends[end - 1] ?? -1)
  const written = writtenYears(folded.text).flatMap((one) => withTail(one, folded.text, isWordEnd) ?? [])
  const years = [...written, ...datesIn(folded.text)].filter(({ year }) => year >= EARLIEST_YEAR && year <= LATEST_YEAR)
  const named: Named[] = years.map((one) => openRange(one, folded.text) ?? { ...one, from: one.year, to: one.year })
  const lists = yearListsIn(folded.text).map(({ start, end, members }): Named => {
    const only = members.map(({ year }) => year)
    return { start, end, from: Math.min(...only), to: Math.max(...only), only }
  })
  return [...yearRangesIn(folded.text), ...lists, ...named].map(({ start, end, from, to, only, partFrom = end }: Named) => {
    const at = { start: folded.starts[start] ?? 0, end: folded.ends[end - 1] ?? 0 }
    const around = partFrom < end ? [{ start: folded.starts[partFrom] ?? 0, end: at.end }] : []
    return { text: text.slice(at.start, at.end), ...at, from, to, ...(only && { only }), around }
  })
}

/** Years by themselves; what the analysis of texts knows comes first. */
function writtenYears(folded: string): Written[] {
  const known = findYears(folded)
  const isNew = ({ start, end }: { start: number; end: number }) => !known.some((one) => start < one.end && one.start < end)
  const asked = [...folded.matchAll(SHORTENED)].flatMap((match) => toYear(match, shortenedYear(match)))
  const short = [...folded.matchAll(TWO_DIGITS)].flatMap((match) => toYear(match, plausibleYear(Number(match[1]))))
  return [...known, ...[...asked, ...short].filter(isNew)].map((one) => ({ ...one, last: lastOf(folded.slice(one.start, one.end)) }))
}

function toYear(match: RegExpExecArray, year: number | null): { start: number; end: number; year: number }[] {
  return year === null ? [] : [{ start: match.index, end: match.index + match[0].length, year }]
}

function shortenedYear([, name, count, letter, first, western]: RegExpExecArray): number | null {
  if (western !== undefined) {
    return [...western].reduce((year, digit) => 10 * year + kanjiDigit(digit), 0)
  }
  const era = name ?? letter ?? ''
  return eraYear(era, readYearCount(count ?? first ?? ''))
}

function lastOf(written: string): Written['last'] {
  if (written.endsWith('年度')) return '年度'
  return written.endsWith('年') ? '年' : ''
}

/** A year with its month or part; null for what is none. */
function withTail(written: Written, folded: string, isWordEnd: (end: number) => boolean): Written | null {
  const { start, end, year, last } = written
  const after = folded.slice(end)
  if (last === '年' && NO_YEAR.test(after)) return null
  const month = monthBehind(last, after)
  if (month) return { ...written, year: fiscalYearIn(year, month.count), end: end + month.length }
  const partEnd = end + (PART.exec(after)?.[0].length ?? 0)
  return { start, year, last, end: isWordEnd(partEnd) ? partEnd : end, partFrom: end }
}

function monthBehind(last: Written['last'], after: string): { count: number; length: number } | null {
  const match = last === '年度' ? null : (last === '年' ? MONTH : SIGNED_MONTH).exec(after)
  const count = readYearCount(match?.groups?.month ?? match?.groups?.dashed ?? '')
  return match && isMonth(count) ? { count, length: match[0].length } : null
}

function datesIn(folded: string): Omit<Written, 'last'>[] {
  const LONGEST_MONTH = 31
  return [...folded.matchAll(WESTERN_DATE)].flatMap((match) => {
    const [month, day] = [Number(match[3]), Number(match[4])]
    return isMonth(month) && day >= 1 && day <= LONGEST_MONTH ? toYear(match, fiscalYearIn(Number(match[1]), month)) : []
  })
}

function isMonth(count: number): boolean {
  return count >= 1 && count <= 12
}

function fiscalYearIn(year: number, month: number): number {
  return fiscalYearOf(`${year}-${String(month).padStart(2, '0')}`)
}
