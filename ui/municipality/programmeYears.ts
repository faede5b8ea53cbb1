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

/** More columns than this fit no page: then only the years with records stand there, without the empty ones between. */
const MOST_YEARS = 16

/** The key of a column and of the part of the time line to which it leads. */
export function yearKey(year: { year: number } | null): string {
  return year ? String(year.year) : 'unknown'
}

/** The years as columns, empty ones included as long as they fit: a gap is a finding too. The unknown year comes last. */
export function yearColumnsOf(timeline: Timeline): string[] {
  const years = timeline.flatMap(({ year }) => (year ? [year.year] : []))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  const known =
    years.length > 0 && last - first < MOST_YEARS
      ? Array.from({ length: last - first + 1 }, (_, index) => first + index)
      : years.toSorted((a, b) => a - b)
  return [...known.map(String), ...(timeline.some(({ year }) => year === null) ? ['unknown'] : [])]
}

/** One row for each programme, those that lasted longest first; records of no programme in the last row. */
export function programmeRows(timeline: Timeline, columns: readonly string[], noProgramme: string): ProgrammeRow[] {
  const rows = new Map<string | null, ProgrammeRow>()
  for (const { year, records } of timeline) {
    for (const { document } of records) {
      const id = document.programme?.id ?? null
      const row = rows.get(id) ?? {
        id,
        label: document.programme?.label ?? noProgramme,
        count: 0,
        cells: columns.map((key) => ({ key, count: 0 })),
      }
      row.count += 1
      const cell = row.cells[columns.indexOf(yearKey(year))]
      if (cell) cell.count += 1
      rows.set(id, row)
    }
  }
  const lasting = (row: ProgrammeRow) => row.cells.filter(({ count }) => count > 0).length
  return [...rows.values()].sort((a, b) => Number(a.id === null) - Number(b.id === null) || lasting(b) - lasting(a) || b.count - a.count)
}
