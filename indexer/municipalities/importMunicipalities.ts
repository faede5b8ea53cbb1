import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Papa from 'papaparse'
import {
  CsvTable,
  decodeRecord,
  FORMER_FILE,
  FORMER_HEADER,
  GROUPS_FILE,
  GROUPS_HEADER,
  MUNICIPALITIES_FILE,
  problemAt,
  readMunicipalDirectory,
  readMunicipalTable,
  writeAtomically,
  type MunicipalDirectory,
  type MunicipalTable,
} from '#corpus'
import { fiscalYearLabel, systemReason, type Municipality, type Problem } from '#model'
import { compareData, type DataChanges } from './compareData.ts'
import { isFormerTable, readFormerNames, type FormerNames } from './readFormerNames.ts'

/** What an import did; with problems it did nothing. */
export interface ImportReport {
  problems: Problem[]
  /** Fiscal year of the groups before and after; the same for a correction. */
  before: number
  after: number
  /** What the newest file changed; null where all files are of earlier years. */
  changes: DataChanges | null
  /** Fiscal years of which the groups are now kept besides the current one, oldest first. */
  earlierYears: number[]
  /** The census that the shares of industry are said to be of, where they are all the same as those of an earlier one: then as a rule the headings are wrong. */
  doubtfulShares: number | null
  /** What a file of former names brought; null where there was none. */
  former: FormerReport | null
}

export interface FormerReport {
  names: number
  /** Rows that named several places. */
  split: number
  added: string[]
  gone: string[]
}

/** Spaces, tabs and line ends have no higher codes. */
const SPACE = 0x20

interface ImportedFile extends MunicipalTable {
  file: string
  text: string
}

/** A file of former names is checked against the municipalities that there will be. */
interface FormerFile {
  former: CsvTable
}

/** A file that lacks more of the municipalities than this was more likely cut off than made after mergers. */
const GREATEST_LOSS = 0.1

/**
 * Brings municipal data of one or several years into a corpus. The newest becomes the current data; of earlier years, and of the data so far, the
 * groups are kept. A file of former names replaces those so far. Nothing is written unless everything is in order.
 * @param allowFewer takes a file that lacks many municipalities.
 * @throws LibraryError BAD_MUNICIPAL_DATA if the data so far cannot be read.
 */
export async function importMunicipalities(corpusDir: string, files: readonly string[], allowFewer = false): Promise<ImportReport> {
  const directory = await readMunicipalDirectory(corpusDir)
  const before = directory.sources.years.finance
  const read = await Promise.all(files.map((file) => readImport(file, directory)))
  const imported = read.flatMap((one) => ('text' in one ? one : []))
  const newest = imported.filter(({ years }) => years.finance >= before).sort((a, b) => b.years.finance - a.years.finance)[0] ?? null
  const current = directory.all.filter(({ kind }) => kind !== 'prefecture')
  const changes = newest && compareData(current, newest.municipalities)
  const { former, ...formerFiles } = formerIn(
    read.flatMap((one) => ('former' in one ? one.former : [])),
    newest?.municipalities ?? current,
  )
  const problems = [
    ...read.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...sameYears(imported),
    ...formerFiles.problems,
    ...(newest && changes && !allowFewer ? tooFew(newest, changes, current.length) : []),
  ]
  if (problems.length > 0) return { problems, before, after: before, changes: null, earlierYears: [], doubtfulShares: null, former: null }
  const after = newest?.years.finance ?? before
  const groups = earlierGroups(directory, imported, after)
  await writeData(join(corpusDir, 'municipalities'), { groups, former, newest })
  return {
    ...{ problems, before, after, changes },
    earlierYears: [...new Set([...groups.keys()].map(yearOfKey))].sort((a, b) => a - b),
    doubtfulShares: doubtfulShares(newest, changes, directory),
    former: former && compareFormer(directory, former),
  }
}

interface NewData {
  groups: ReadonlyMap<string, string>
  former: FormerNames | null
  newest: ImportedFile | null
}

/** First what is behind the current data: if a later file is not written, nothing contradicts them. */
async function writeData(folder: string, { groups, former, newest }: NewData): Promise<void> {
  if (groups.size > 0) await writeAtomically(join(folder, GROUPS_FILE), toGroupsFile(groups))
  if (former) await writeAtomically(join(folder, FORMER_FILE), toCsvText([FORMER_HEADER, ...former.rows]))
  if (newest) await writeAtomically(join(folder, MUNICIPALITIES_FILE), newest.text)
}

/** The former names of the only file that has any. */
function formerIn(
  [table, ...others]: readonly CsvTable[],
  places: readonly Municipality[],
): { former: FormerNames | null; problems: Problem[] } {
  if (!table) return { former: null, problems: [] }
  const former = readFormerNames(table, places)
  const further = others.map(({ file }) => problemAt(file, 1, `昔の名前のファイルが二つあります（もう一つは ${table.file}）。`))
  return { former, problems: [...former.problems, ...further] }
}

function doubtfulShares(newest: ImportedFile | null, changes: DataChanges | null, { sources }: MunicipalDirectory): number | null {
  if (!newest || changes?.figures.産業別の割合 !== 0) return null
  return newest.years.industry > sources.years.industry ? newest.years.industry : null
}

function compareFormer({ former: before }: MunicipalDirectory, { rows, split }: FormerNames): FormerReport {
  const old = new Set(before.map(({ prefecture, name }) => `${prefecture}${name}`))
  const now = new Set(rows.map(([prefecture = '', name = '']) => `${prefecture}${name}`))
  return { names: rows.length, split, added: [...now].filter((name) => !old.has(name)), gone: [...old].filter((name) => !now.has(name)) }
}

async function readImport(file: string, directory: MunicipalDirectory): Promise<ImportedFile | FormerFile | { problems: Problem[] }> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(file)
  } catch (cause) {
    return { problems: [problemAt(file, 1, `ファイルが読めません（${systemReason(cause)}）。`)] }
  }
  if (bytes.every((byte) => byte <= SPACE)) return { problems: [problemAt(file, 1, 'ファイルが空です。')] }
  const { text, problem } = decodeRecord(file, bytes)
  if (text === null) return { problems: [problem] }
  const rows = new CsvTable(file, text)
  if (isFormerTable(rows)) return { former: rows }
  const prefectures = new Map(directory.all.filter(({ kind }) => kind === 'prefecture').map((one) => [one.name, one]))
  const table = readMunicipalTable(rows, prefectures)
  if (table.problems.length > 0) return { problems: table.problems }
  return { ...table, file, text: `${text.replace(/^\uFEFF/, '').trimEnd()}\n` }
}

function sameYears(imported: readonly ImportedFile[]): Problem[] {
  return imported.flatMap(({ file, years }, index) => {
    const first = imported.slice(0, index).find((other) => other.years.finance === years.finance)
    return first ? [problemAt(file, 1, `${fiscalYearLabel(years.finance)}のファイルが二つあります（もう一つは ${first.file}）。`)] : []
  })
}

function tooFew({ file, municipalities }: ImportedFile, { gone }: DataChanges, current: number): Problem[] {
  if (gone.length <= current * GREATEST_LOSS) return []
  const message = `今ある ${current} 団体のうち ${gone.length} 団体がありません（${municipalities.length} 行）。ファイルが途中で切れていないか確かめ、正しければ --allow-fewer を付けてください。`
  return [problemAt(file, municipalities.length + 1, message)]
}

/** Groups of all years but the current one, by code and year. */
function earlierGroups(directory: MunicipalDirectory, imported: readonly ImportedFile[], after: number): Map<string, string> {
  const groups = new Map(directory.sources.earlierGroups)
  const keep = (municipalities: readonly Municipality[], year: number) => {
    for (const { code, similarGroup } of municipalities) if (similarGroup !== null) groups.set(`${code} ${year}`, similarGroup)
  }
  keep(directory.all, directory.sources.years.finance)
  for (const { municipalities, years } of imported) keep(municipalities, years.finance)
  return new Map([...groups].filter(([key]) => yearOfKey(key) !== after))
}

function yearOfKey(key: string): number {
  return Number(key.slice(-4))
}

function toGroupsFile(groups: ReadonlyMap<string, string>): string {
  const rows = [...groups].map(([key, group]) => [...key.split(' '), group])
  rows.sort(([codeA = '', yearA = ''], [codeB = '', yearB = '']) => (yearA + codeA < yearB + codeB ? -1 : 1))
  return toCsvText([GROUPS_HEADER, ...rows])
}

function toCsvText(rows: readonly (readonly string[])[]): string {
  return `${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\n' },
  )}\n`
}
