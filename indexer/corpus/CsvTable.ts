import Papa from 'papaparse'
import type { Problem } from '#model'

export interface CsvRow {
  /** Where the row begins in its file, from 1. */
  line: number
  cells: readonly string[]
}

/** A CSV file with a line of headings; knows on which line each row stands. */
export class CsvTable {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly CsvRow[]
  /** Rows that are no sound CSV, or have more or fewer cells than the headings; they are not among the rows. */
  readonly problems: readonly Problem[]

  /** @param file how the file is called in problems; @param text its text, with or without byte order mark. */
  constructor(file: string, text: string) {
    this.file = file
    const newline = text.includes('\r\n') ? '\r\n' : '\n'
    const { data, errors } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',', newline })
    const broken = new Set(errors.map(({ row }) => row))
    // Only a cell in quotes may go over several lines.
    const mayBreak = text.includes('"')
    const wanted = data[0]?.length ?? 0
    const problems: Problem[] = []
    const rows: CsvRow[] = []
    let [index, line] = [0, 1]
    for (const cells of data) {
      if (broken.has(index)) problems.push(problemAt(file, line, '引用符（"）の使い方が CSV の決まりに合いません。'))
      else if (index > 0 && !isEmpty(cells)) {
        if (cells.length === wanted) rows.push({ line, cells })
        else problems.push(problemAt(file, line, `列が ${cells.length} あります。見出しと同じ ${wanted} にしてください。`))
      }
      index += 1
      line += mayBreak ? linesOf(cells) : 1
    }
    this.header = data[0] ?? []
    this.rows = rows
    this.problems = problems
  }

  /** Where a column stands; -1 if there is none of this name. */
  column(name: string): number {
    return this.header.indexOf(name)
  }
}

export function problemAt(file: string, line: number, message: string): Problem {
  return { file, line, code: 'BAD_MUNICIPAL_DATA', message }
}

function linesOf(cells: readonly string[]): number {
  return 1 + cells.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0)
}

function isEmpty(cells: readonly string[]): boolean {
  return cells.length === 1 && cells[0] === ''
}
