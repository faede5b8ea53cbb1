import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { checkDigit, LibraryError, type FormerMunicipality, type Municipality, type MunicipalityKind } from '#model'

type Row = Record<string, string>

/** All prefectures and municipalities with their former names, by code and by name. */
export class MunicipalDirectory {
  readonly all: readonly Municipality[]
  readonly former: readonly FormerMunicipality[]
  readonly #byCode: ReadonlyMap<string, Municipality>
  readonly #byName = new Map<string, Municipality[]>()

  constructor(all: readonly Municipality[], former: readonly FormerMunicipality[]) {
    this.all = all
    this.former = former
    this.#byCode = new Map(all.map((municipality) => [municipality.code, municipality]))
    for (const municipality of all) this.#byName.set(municipality.name, [...this.named(municipality.name), municipality])
  }

  byCode(code: string): Municipality | undefined {
    return this.#byCode.get(code)
  }

  /** All that bear the name; several for 府中市, 伊達市 and 23 others. */
  named(name: string): Municipality[] {
    return this.#byName.get(name) ?? []
  }

  formerNamesOf(code: string): FormerMunicipality[] {
    return this.former.filter((former) => former.successorCode === code)
  }
}

/**
 * Reads the municipal master data of a corpus (corpus/municipalities/*.csv).
 * @throws LibraryError BAD_MUNICIPAL_DATA naming the file and the row.
 */
export async function readMunicipalDirectory(corpusDir: string): Promise<MunicipalDirectory> {
  const folder = join(corpusDir, 'municipalities')
  const [prefectureRows, rows, formerRows] = await Promise.all(
    ['prefectures.csv', 'municipalities.csv', 'former-municipalities.csv'].map((name) => readRows(join(folder, name))) as [
      Promise<Row[]>,
      Promise<Row[]>,
      Promise<Row[]>,
    ],
  )
  const prefectures = prefectureRows.map(toPrefecture)
  const codeOfPrefecture = new Map(prefectures.map(({ name, code }) => [name, code]))
  const municipalities = rows.map((row) => toMunicipality(row, codeOfPrefecture))
  return new MunicipalDirectory([...prefectures, ...municipalities], formerRows.map(toFormer))
}

async function readRows(path: string): Promise<Row[]> {
  try {
    return parse<Row>(await readFile(path), { columns: true, bom: true, skip_empty_lines: true })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LibraryError('BAD_MUNICIPAL_DATA', `自治体データ ${path} が読めません（${reason}）。`, { cause })
  }
}

function toPrefecture(row: Row): Municipality {
  const code = codeOf(row)
  const name = cell(row, 'name')
  return {
    code,
    name,
    kana: cell(row, 'kana'),
    prefecture: name,
    prefectureCode: code,
    kind: 'prefecture',
    similarGroup: null,
    population: null,
    areaKm2: null,
    fiscalStrength: null,
    staff: null,
  }
}

function toMunicipality(row: Row, codeOfPrefecture: ReadonlyMap<string, string>): Municipality {
  const prefecture = cell(row, 'prefecture')
  const prefectureCode = codeOfPrefecture.get(prefecture)
  if (!prefectureCode) throw badRow(row, `都道府県 ${prefecture} がありません`)
  return {
    code: codeOf(row),
    name: cell(row, 'name'),
    kana: cell(row, 'kana'),
    prefecture,
    prefectureCode,
    kind: cell(row, 'kind') as MunicipalityKind,
    similarGroup: cell(row, 'similar_group'),
    population: figure(row, 'population_2020'),
    areaKm2: figure(row, 'area_km2'),
    fiscalStrength: figure(row, 'fiscal_strength_fy2023'),
    staff: figure(row, 'staff_fy2023'),
  }
}

function toFormer(row: Row): FormerMunicipality {
  return {
    prefecture: cell(row, 'prefecture'),
    name: cell(row, 'former_name'),
    successorCode: cell(row, 'successor_code'),
    changedOn: cell(row, 'changed_on'),
  }
}

function codeOf(row: Row): string {
  const code = cell(row, 'code')
  if (!/^\d{6}$/.test(code) || checkDigit(code.slice(0, 5)) !== code[5]) throw badRow(row, `団体コード ${code} の検査数字が合いません`)
  return code
}

function cell(row: Row, key: string): string {
  const value = row[key]
  if (value === undefined || value === '') throw badRow(row, `${key} が空です`)
  return value
}

function figure(row: Row, key: string): number | null {
  const value = row[key]
  return value === undefined || value === '' ? null : Number(value)
}

function badRow(row: Row, what: string): LibraryError {
  return new LibraryError('BAD_MUNICIPAL_DATA', `自治体データの行 ${Object.values(row).slice(0, 3).join(',')}: ${what}。`)
}
