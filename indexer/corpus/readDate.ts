import { EARLIEST_YEAR, LATEST_YEAR, westernYear } from '#model'

const WRITTEN_DATE = /^(?:(\d{4})|(令和|平成|昭和|[RHS])(元|\d{1,2}))(?:[-/.年])(\d{1,2})(?:[-/.月])(\d{1,2})日?$/

/**
 * The first days of the eras, by the first character of their names. Source: 元号を改める政令 (1989, 2019) and the 1926 edict.
 * Their last days are no limit: plans made in 平成 speak of 平成35年.
 */
const FIRST_DAYS: Readonly<Record<string, string>> = {
  令: '2019-05-01',
  R: '2019-05-01',
  平: '1989-01-08',
  H: '1989-01-08',
  昭: '1926-12-25',
  S: '1926-12-25',
}

/**
 * Reads a day as people write it: 2023-03-10, 2023/3/10, 2023年3月10日, 令和5年3月10日, R5.3.10 (full-width digits too).
 * Returns the ISO date, or null when no such day exists.
 */
export function readDate(written: string): string | null {
  const match = WRITTEN_DATE.exec(written.normalize('NFKC').replaceAll(' ', ''))
  if (!match) return null
  const [, western, era = '', count, month, day] = match
  const year = western ? Number(western) : westernYear(era, count === '元' ? 1 : Number(count))
  if (year === null || year < EARLIEST_YEAR || year > LATEST_YEAR) return null
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (iso < (FIRST_DAYS[era.charAt(0)] ?? '')) return null
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : null
}

/** Reads a date that may be known only in part: YYYY, YYYY-MM or a day as in {@link readDate}. */
export function readPartialDate(written: string): string | null {
  return /^\d{4}(-(0[1-9]|1[0-2]))?$/.test(written) ? written : readDate(written)
}
