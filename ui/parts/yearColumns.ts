import type { FacetValue } from '../api/types.ts'
import { commonWords } from '../words/commonWords.ts'

export const UNKNOWN_YEAR = 'unknown'

export interface YearColumn {
  value: string
  label: string
  count: number
  chosen: boolean
  /** What stands under the bar. */
  short: string
  /** Whether there is room to write it. */
  labelled: boolean
}

/**
 * One column for each year from the first to the last, empty years included: a gap in the records is a finding too. The
 * unknown year comes last. `span` keeps the axis still while the counts change.
 */
export function yearColumns(values: readonly FacetValue[], span: { from: number; to: number } | null): YearColumn[] {
  const found = new Map(values.map((value) => [value.value, value]))
  const columns: YearColumn[] = []
  for (let year = span?.from ?? 0; span !== null && year <= span.to; year += 1) {
    columns.push(columnOf(found.get(String(year)), String(year), commonWords.fiscalYear(year), String(year)))
  }
  label(columns)
  const unknown = found.get(UNKNOWN_YEAR)
  if (unknown) columns.push({ ...columnOf(unknown, UNKNOWN_YEAR, unknown.label, commonWords.unknown), labelled: true })
  return columns
}

function columnOf(found: FacetValue | undefined, value: string, label: string, short: string): YearColumn {
  return { value, label: found?.label ?? label, count: found?.count ?? 0, chosen: found?.selected ?? false, short, labelled: false }
}

/** A label is wider than its bar: chosen years come first, then every fifth, and none beside another. */
function label(columns: YearColumn[]): void {
  const hasRoom = (index: number) => !columns[index - 1]?.labelled && !columns[index + 1]?.labelled
  for (const [index, column] of columns.entries()) if (column.chosen && hasRoom(index)) column.labelled = true
  for (const [index, column] of columns.entries()) if (Number(column.value) % 5 === 0 && hasRoom(index)) column.labelled = true
}

/** The years from the first to the last known one, joined with those that were shown before. */
export function yearSpan(values: readonly FacetValue[], before: { from: number; to: number } | null): { from: number; to: number } | null {
  const years = values.map((value) => Number(value.value)).filter(Number.isInteger)
  const known = before ? [before.from, before.to, ...years] : years
  return known.length === 0 ? null : { from: Math.min(...known), to: Math.max(...known) }
}
