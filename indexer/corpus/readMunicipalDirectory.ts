import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import {
  formatProblem,
  LibraryError,
  SIMILAR_GROUPS,
  systemReason,
  type DataCredit,
  type FormerMunicipality,
  type Municipality,
  type Problem,
} from '#model'
import { CsvTable, problemAt, type CsvRow } from './CsvTable.ts'
import type { KeptMunicipalData, SourceFiles } from './KeptMunicipalData.ts'
import { decodeUtf8, notUtf8 } from './decodeRecord.ts'
import { explainUnreadable } from './explainUnreadable.ts'
import { MunicipalDirectory, type DataSources } from './MunicipalDirectory.ts'
import { readMunicipalTable, wrongCode } from './readMunicipalTable.ts'

export const MUNICIPALITIES_FILE = 'municipalities.csv'
const PREFECTURES_FILE = 'prefectures.csv'
export const FORMER_FILE = 'former-municipalities.csv'
export const FORMER_HEADER = ['prefecture', 'former_name', 'district', 'successor_code', 'successor_name', 'changed_on'] as const
/** Groups of earlier years: code, fiscal_year, similar_group. Grows with every import; need not be there. */
export const GROUPS_FILE = 'groups.csv'
export const GROUPS_HEADER = ['code', 'fiscal_year', 'similar_group'] as const
/** Where the data come from; a corpus of one's own need not say. */
const SOURCES_FILE = 'sources.yaml'

/**
 * Reads the municipal master data of a corpus (corpus/municipalities).
 * @param kept what an earlier start read and checked: taken instead where the files are still the same; otherwise handed what is read, for its next save.
 * @throws LibraryError BAD_MUNICIPAL_DATA naming the first file and line at fault; the library does not open on half of the data.
 */
export async function readMunicipalDirectory(corpusDir: string, kept: KeptMunicipalData | null = null): Promise<MunicipalDirectory> {
  const files = readFiles(join(corpusDir, 'municipalities'))
  const known = kept?.find(files)
  if (known) return known
  const directory = checkFiles(files)
  kept?.put(files, directory)
  return directory
}

/** All that the data are made of. A file that is not read here must not be looked at later: what is kept would not notice when it changes. */
function readFiles(folder: string): SourceFiles {
  const required = [MUNICIPALITIES_FILE, PREFECTURES_FILE, FORMER_FILE].map((name) => [name, readBytes(join(folder, name), true)] as const)
  const others = [GROUPS_FILE, SOURCES_FILE].map((name) => [name, readBytes(join(folder, name), false)] as const)
  return new Map([...required, ...others])
}

/**
 * Reads at once: the library waits for these small files at its start, and each step of an asynchronous reading would wait for its turn.
 * @returns null for a file that is not there and need not be.
 */
function readBytes(path: string, isRequired: boolean): Buffer | null {
  try {
    return readFileSync(path)
  } catch (cause) {
    if (!isRequired && cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return null
    throw new LibraryError('BAD_MUNICIPAL_DATA', `自治体データ ${path} が読めません（${systemReason(cause)}）。`, { cause })
  }
}

/** Makes the directory of the bytes of its files, and checks them. What it checks or makes is part of what is kept: see KEPT_VERSION. */
function checkFiles(files: SourceFiles): MunicipalDirectory {
  const table = tableOf(files, MUNICIPALITIES_FILE)
  const prefectures = readPrefectures(tableOf(files, PREFECTURES_FILE))
  const { municipalities, years, problems } = readMunicipalTable(table, new Map(prefectures.map((one) => [one.name, one])))
  refuse(problems)
  const former = readFormer(tableOf(files, FORMER_FILE))
  const earlierGroups = readGroups(tableOf(files, GROUPS_FILE, `${GROUPS_HEADER.join(',')}\n`))
  const sources = { years, ...readAbout(textOf(files, SOURCES_FILE, '{}')), earlierGroups }
  return new MunicipalDirectory([...addUp(prefectures, municipalities), ...municipalities], former, sources)
}

function tableOf(files: SourceFiles, name: string, absent?: string): CsvTable {
  return new CsvTable(`municipalities/${name}`, textOf(files, name, absent))
}

/** @param absent the text to take where there is no such file. */
function textOf(files: SourceFiles, name: string, absent = ''): string {
  const bytes = files.get(name)
  if (!bytes) return absent
  const { text, encoding } = decodeUtf8(bytes)
  if (text === null) refuse([problemAt(`municipalities/${name}`, 1, notUtf8(encoding))])
  return text ?? absent
}

function refuse([problem]: readonly Problem[]): void {
  if (problem) throw new LibraryError('BAD_MUNICIPAL_DATA', `自治体データが読めません。${formatProblem(problem)}`)
}

/** The prefectures of prefectures.csv, without figures. */
function readPrefectures(table: CsvTable): Municipality[] {
  refuse(table.problems)
  return table.rows.map((row) => {
    const code = cell(table, row, 'code')
    const wrong = wrongCode(code)
    if (wrong !== null) refuse([problemAt(table.file, row.line, wrong)])
    const name = cell(table, row, 'name')
    const names = { code, name, kana: cell(table, row, 'kana'), prefecture: name, prefectureCode: code, kind: 'prefecture' as const }
    const figures = { population: null, areaKm2: null, industry: null, fiscalStrength: null, staff: null }
    return { ...names, similarGroup: null, ...figures, position: null, website: null }
  })
}

/** Prefectures with the population and area of their municipalities together; the other figures do not follow from those of the parts. */
function addUp(prefectures: readonly Municipality[], municipalities: readonly Municipality[]): Municipality[] {
  const sums = new Map(prefectures.map(({ code }) => [code, { population: 0, areaKm2: 0 }]))
  for (const { prefectureCode, population, areaKm2 } of municipalities) {
    const sum = sums.get(prefectureCode)
    if (!sum) continue
    sum.population += population ?? 0
    sum.areaKm2 += areaKm2 ?? 0
  }
  return prefectures.map((prefecture) => {
    const sum = sums.get(prefecture.code)
    return sum && sum.population > 0
      ? { ...prefecture, population: sum.population, areaKm2: Math.round(sum.areaKm2 * 100) / 100 }
      : prefecture
  })
}

function readFormer(table: CsvTable): FormerMunicipality[] {
  refuse(table.problems)
  const required = ['prefecture', 'former_name', 'successor_code', 'changed_on'] as const
  const places = required.map((name) => table.column(name))
  const districtPlace = table.column('district')
  return table.rows.map((row) => {
    const [prefecture = '', name = '', successorCode = '', changedOn = ''] = places.map((place) => row.cells[place] ?? '')
    if (prefecture === '' || name === '' || successorCode === '' || changedOn === '')
      for (const column of required) cell(table, row, column)
    return { prefecture, name, district: row.cells[districtPlace] ?? '', successorCode, changedOn }
  })
}

/** The groups of earlier years, by code and year. */
function readGroups(table: CsvTable): Map<string, string> {
  refuse(table.problems)
  const groups = new Map<string, string>()
  for (const row of table.rows) {
    const [code, year, group] = GROUPS_HEADER.map((name) => cell(table, row, name)) as [string, string, string]
    const wrong = wrongCode(code) ?? (SIMILAR_GROUPS.has(group) ? null : `類似団体の区分 ${group} はありません。`)
    if (wrong !== null) refuse([problemAt(table.file, row.line, wrong)])
    groups.set(`${code} ${year}`, group)
  }
  return groups
}

function cell(table: CsvTable, row: CsvRow, name: string): string {
  const value = row.cells[table.column(name)]
  if (value === undefined || value === '') refuse([problemAt(table.file, row.line, `${name} が空です。`)])
  return value ?? ''
}

type About = Pick<DataSources, 'namesAsOf' | 'credits'>

/** Where the data come from, and from which day. */
function readAbout(yaml: string): About {
  const about = parseAbout(yaml)
  const credits: unknown = about?.credits ?? []
  if (!Array.isArray(credits)) throw badAbout('の credits は一覧（行ごとに「- 」で始める）で書いてください。')
  return { namesAsOf: textOr(about?.names_as_of, null), credits: credits.map(toCredit) }
}

function parseAbout(yaml: string): { names_as_of?: unknown; credits?: unknown } | null {
  try {
    return parse(yaml) as ReturnType<typeof parseAbout>
  } catch (cause) {
    throw badAbout(`が読めません（${explainUnreadable(cause)}）。`, cause)
  }
}

function badAbout(what: string, cause?: unknown): LibraryError {
  return new LibraryError('BAD_MUNICIPAL_DATA', `自治体データの出どころ ${SOURCES_FILE} ${what}`, { cause })
}

function toCredit(entry: Record<string, unknown> | null): DataCredit {
  const optional = (key: string) => textOr(entry?.[key], null)
  const credit = {
    what: optional('what'),
    source: optional('source'),
    via: optional('via'),
    url: optional('url'),
    licence: optional('licence'),
  }
  if (credit.what === null || credit.source === null) {
    throw badAbout('の credits には、what と source を必ず書いてください。')
  }
  return { ...credit, what: credit.what, source: credit.source }
}

function textOr<T>(value: unknown, otherwise: T): string | T {
  return typeof value === 'string' && value !== '' ? value : otherwise
}
