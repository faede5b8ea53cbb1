import type { MunicipalityAnswer } from '../api/types.ts'

type Timeline = MunicipalityAnswer['timeline']

export interface ProgrammeRow {
  /** Null for records of no programme. */
  id: string | null
  label: string
  count: number
  /** Records by year, in the order of the columns. */
  cells: { key: string; count: number }[]
}

/** More columns than this fit no page: then each run of years without records shrinks to one column that says so. */
const MOST_YEARS = 16

/** The key of a column and of the part of the time line to which it leads. */
export function yearKey(year: { year: number } | null): string {
  return year ? String(year.year) : 'unknown'
}

/** A column of the table: a year, the unknown year, or a run of years without records, whose key is "1991-2021". */
interface YearColumn {
  key: string
  isGap: boolean
}

/** The years as columns, empty ones included: a gap is a finding too. Where they would not fit, each gap is one column. The unknown year comes last. */
export function yearColumnsOf(timeline: Timeline): YearColumn[] {
  const years = timeline.flatMap(({ year }) => (year ? [year.year] : [])).toSorted((a, b) => a - b)
  const fits = (years.at(-1) ?? 0) - (years[0] ?? 0) < MOST_YEARS
  const known = years.flatMap((year, index) => [...gapBefore(year, years[index - 1], fits), { key: String(year), isGap: false }])
  return [...known, ...(timeline.some(({ year }) => year === null) ? [{ key: 'unknown', isGap: false }] : [])]
}

/** The years between two with records, each for itself or all as one. */
function gapBefore(year: number, before: number | undefined, fits: boolean): YearColumn[] {
  const empty = Array.from({ length: before === undefined ? 0 : year - before - 1 }, (_, index) => year - 1 - index).reverse()
  const [first, last] = [empty[0], empty.at(-1)]
  if (fits || first === last) return empty.map((one) => ({ key: String(one), isGap: false }))
  return [{ key: `${first ?? ''}-${last ?? ''}`, isGap: true }]
}

/** One row for each programme, those that lasted longest first; records of no programme in the last row. */
export function programmeRows(timeline: Timeline, columns: readonly YearColumn[], noProgramme: string): ProgrammeRow[] {
  const rows = new Map<string | null, ProgrammeRow>()
  for (const { year, records } of timeline) {
    for (const { document } of records) {
      const id = document.programme?.id ?? null
      const row = rows.get(id) ?? {
        id,
        label: document.programme?.label ?? noProgramme,
        count: 0,
        cells: columns.map(({ key }) => ({ key, count: 0 })),
      }
      row.count += 1
      const cell = row.cells[columns.findIndex(({ key }) => key === yearKey(year))]
      if (cell) cell.count += 1
      rows.set(id, row)
    }
  }
  const lasting = (row: ProgrammeRow) => row.cells.filter(({ count }) => count > 0).length
  return [...rows.values()].sort((a, b) => Number(a.id === null) - Number(b.id === null) || lasting(b) - lasting(a) || b.count - a.count)
}
