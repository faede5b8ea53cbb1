import { fiscalYearOf, westernYear } from '#model'

const ERA_NAMES: Readonly<Record<string, string>> = { 令: '令和', 平: '平成', 昭: '昭和' }

/** A year of an era by its name, the first character of it, or its letter; null for none. */
export function eraYear(era: string, count: number): number | null {
  return westernYear(ERA_NAMES[era] ?? era, count)
}

/** Two digits mean a year of this century that has begun: 22年度 is 2022年度, 63年度 may be 昭和63年度 or nothing. */
export function plausibleYear(digits: number): number | null {
  const CENTURY = 2000
  return CENTURY + digits <= fiscalYearOf(new Date().toISOString()) ? CENTURY + digits : null
}
