import { FORMER_HEADER, problemAt, readDate, wrongCode, type CsvTable } from '#corpus'
import type { Municipality, Problem } from '#model'

/** Former names as they are kept: one in each row. */
export interface FormerNames {
  rows: readonly (readonly string[])[]
  /** How many rows of the file named several places at once (福間町・津屋崎町). */
  split: number
  problems: Problem[]
}

/** Stands between names in a row that names several. */
const BETWEEN_NAMES = '・'

/** Whether a table holds former names rather than a year's data. */
export function isFormerTable({ header }: CsvTable): boolean {
  return FORMER_HEADER.slice(0, 2).every((heading, index) => header[index] === heading)
}

/**
 * Reads a table of former names, and says of every row what is wrong with it.
 * @param places what there is today, or will be: each former name leads to one of them.
 */
export function readFormerNames(table: CsvTable, places: readonly Municipality[]): FormerNames {
  if (table.header.join(',') !== FORMER_HEADER.join(',')) {
    const message = `見出しは ${FORMER_HEADER.join(',')} にしてください。`
    return { rows: [], split: 0, problems: [problemAt(table.file, 1, message)] }
  }
  const byCode = new Map(places.map((place) => [place.code, place]))
  const prefectures = new Set(places.map(({ prefecture }) => prefecture))
  const problems = [...table.problems]
  const lines = new Map<string, number>()
  const rows: string[][] = []
  let split = 0
  for (const { line, cells } of table.rows) {
    problems.push(...wrongWith(cells, byCode, prefectures).map((message) => problemAt(table.file, line, message)))
    const [prefecture = '', names = '', ...rest] = cells
    const several = namesIn(names)
    if (several.length > 1) split += 1
    for (const name of several) {
      const row = [prefecture, name, ...rest]
      const first = lines.get(row.join(','))
      if (first === undefined) lines.set(row.join(','), line)
      else problems.push(problemAt(table.file, line, `${prefecture}${name} は ${first} 行目と同じです。`))
      rows.push(row)
    }
  }
  return { rows, split, problems: problems.sort((a, b) => a.line - b.line) }
}

function wrongWith(
  [prefecture = '', names = '', , code = '', name = '', changedOn = '']: readonly string[],
  byCode: ReadonlyMap<string, Municipality>,
  prefectures: ReadonlySet<string>,
): string[] {
  const wrong: string[] = []
  if (!prefectures.has(prefecture)) wrong.push(`都道府県 ${prefecture} がありません。`)
  if (namesIn(names).includes('')) wrong.push('former_name が空です。')
  if (readDate(changedOn) !== changedOn) wrong.push(`changed_on の ${changedOn} は、2005-01-24 のように書いてください。`)
  const successor = byCode.get(code)
  const badCode = wrongCode(code)
  if (badCode !== null) wrong.push(badCode)
  else if (!successor) wrong.push(`団体コード ${code} の自治体は、今はありません。今の自治体のコードにしてください。`)
  else if (successor.name !== name) wrong.push(`団体コード ${code} は ${successor.name} です（successor_name は ${name}）。`)
  return wrong
}

/** The names of a cell. What stands in brackets are parts of one: 上九一色村（分村：梯・古関）. */
function namesIn(cell: string): string[] {
  return cell.includes('（') ? [cell] : cell.split(BETWEEN_NAMES)
}
