/**
 * Fiscal years (年度) run from April to March and are named by the Western year in which they begin:
 * 2023-03-10 belongs to fiscal year 2022.
 */

interface Era {
  name: string
  letter: string
  /** Western year of the era's first year (元年). */
  first: number
}

/** Eras by the fiscal year in which they are used, newest first. Source: 元号法 and the orders that set the eras. */
const ERAS: readonly Era[] = [
  { name: '令和', letter: 'R', first: 2019 },
  { name: '平成', letter: 'H', first: 1989 },
  { name: '昭和', letter: 'S', first: 1926 },
]

/** Years that a record may speak of: from the Local Autonomy Act (1947) to a plausible plan. */
export const EARLIEST_YEAR = 1947
export const LATEST_YEAR = 2100

/** The fiscal year of an ISO date (YYYY-MM-DD). */
export function fiscalYearOf(isoDate: string): number {
  const year = Number(isoDate.slice(0, 4))
  const month = Number(isoDate.slice(5, 7))
  return month >= 4 ? year : year - 1
}

/** The wareki name of a fiscal year, e.g. 2019 → 令和元年度. Null before 昭和. */
export function warekiOf(year: number): string | null {
  const era = ERAS.find((candidate) => year >= candidate.first)
  if (!era) return null
  const count = year - era.first + 1
  return `${era.name}${count === 1 ? '元' : count}年度`
}

/** Both calendars, e.g. 2022年度（令和4年度）. */
export function fiscalYearLabel(year: number): string {
  const wareki = warekiOf(year)
  return wareki ? `${year}年度（${wareki}）` : `${year}年度`
}

/** The Western year of an era's count, e.g. 令和 4 → 2022. The era is its name or its Latin letter; null when unknown or out of range. */
export function westernYear(eraNameOrLetter: string, count: number): number | null {
  const wanted = eraNameOrLetter.toUpperCase()
  const era = ERAS.find((candidate) => candidate.name === eraNameOrLetter || candidate.letter === wanted)
  if (!era || count < 1) return null
  const year = era.first + count - 1
  return year <= LATEST_YEAR ? year : null
}

const WRITTEN_YEAR = /^(?:(\d{4})|(令和|平成|昭和|[RHSrhs])\s*(元|\d{1,2}))\s*(?:年度?)?$/

/**
 * Reads a fiscal year as people write it: 2022, 2022年度, 令和4年度, R4, 令和元年度 (full-width digits too).
 * Returns the Western year, or null when it is not a year between {@link EARLIEST_YEAR} and {@link LATEST_YEAR}.
 */
export function readFiscalYear(written: string): number | null {
  const match = WRITTEN_YEAR.exec(written.normalize('NFKC').trim())
  if (!match) return null
  const [, western, era, count] = match
  const year = western ? Number(western) : westernYear(era ?? '', count === '元' ? 1 : Number(count))
  return year !== null && year >= EARLIEST_YEAR && year <= LATEST_YEAR ? year : null
}
