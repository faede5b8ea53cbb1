import Papa from 'papaparse'

export type Cell = string | number | null

/** A column of a file for spreadsheets: its heading and what stands in it. */
export interface Column<T> {
  heading: string
  cell: (row: T) => Cell
}

/** Spreadsheets take a file for UTF-8 only if it begins so; without it Excel shows mojibake. */
const BYTE_ORDER_MARK = '\uFEFF'
/** Spreadsheets would run a text that begins like a formula, full-width signs too; an apostrophe before it keeps it a text. Source: OWASP, CSV Injection. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/

/** A CSV file as spreadsheets open it by a double click: UTF-8 with byte order mark, CRLF, cells that no spreadsheet takes for formulas. */
export function toCsv<T>(columns: readonly Column<T>[], rows: readonly T[]): string {
  const fields = columns.map(({ heading }) => heading)
  const data = rows.map((row) => columns.map(({ cell }) => cell(row)))
  return `${BYTE_ORDER_MARK}${Papa.unparse({ fields, data }, { newline: '\r\n', escapeFormulae: FORMULA })}\r\n`
}
