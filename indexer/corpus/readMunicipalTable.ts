import {
  checkDigit,
  MUNICIPALITY_KINDS,
  SIMILAR_GROUPS,
  type FigureYears,
  type IndustryShares,
  type Municipality,
  type MunicipalityKind,
  type Problem,
} from '#model'
import { problemAt, type CsvRow, type CsvTable } from './CsvTable.ts'

export interface MunicipalTable {
  municipalities: Municipality[]
  years: FigureYears
  problems: Problem[]
}

/** The headings of municipalities.csv; NNNN stands for the year in which the column was taken. The shares of industry may have one, too (primary_pct_2020). */
const HEADINGS = [
  'code',
  'prefecture',
  'name',
  'kana',
  'kind',
  'similar_group',
  'population_NNNN',
  'population_NNNN',
  'area_km2',
  'primary_pct',
  'secondary_pct',
  'tertiary_pct',
  'fiscal_strength_fyNNNN',
  'staff_fyNNNN',
  'lat',
  'lng',
  'website',
] as const

/** Which groups a kind may be in. */
const GROUPS_OF_KIND: Readonly<Record<MunicipalityKind, RegExp>> = {
  prefecture: /^$/,
  'designated-city': /^政令指定都市$/,
  'core-city': /^中核市$/,
  'special-case-city': /^施行時特例市$/,
  city: /^都市/,
  'special-ward': /^特別区$/,
  town: /^町村/,
  village: /^町村/,
}

/** Rounded shares need not add up to 100 exactly. */
const SHARES_TOLERANCE = 0.5

/**
 * Reads municipalities.csv, and says of every row what is wrong with it: headings, check digits, codes that occur twice, prefectures, kinds and
 * groups that do not exist, numbers.
 * @param prefectures by name.
 */
export function readMunicipalTable(table: CsvTable, prefectures: ReadonlyMap<string, Municipality>): MunicipalTable {
  const wrong = wrongHeading(table.header)
  if (wrong !== null)
    return { municipalities: [], years: { census: 0, industry: 0, finance: 0, staff: 0 }, problems: [problemAt(table.file, 1, wrong)] }
  const reader = new RowReader(table, prefectures)
  const municipalities = table.rows.flatMap((row) => reader.read(row) ?? [])
  if (table.rows.length === 0) reader.problems.push(problemAt(table.file, 1, '自治体の行がありません。'))
  return { municipalities, years: yearsOf(table.header), problems: [...table.problems, ...reader.problems].sort((a, b) => a.line - b.line) }
}

function wrongHeading(header: readonly string[]): string | null {
  const general = header.map((heading) => heading.replace(SHARE_YEAR, '').replace(/\d{4}$/, 'NNNN'))
  const place = HEADINGS.findIndex((heading, index) => general[index] !== heading)
  if (place >= 0)
    return `見出しの ${place + 1} 列目は ${HEADINGS[place] ?? ''} にしてください（今は ${header[place] ?? 'なし'}。NNNN は年）。`
  if (header.length > HEADINGS.length) return `見出しに余分な列 ${header[HEADINGS.length] ?? ''} があります。`
  const years = new Set(SHARES.map((share) => shareYear(header[share])))
  return years.size > 1 ? '見出しの産業別の割合（primary_pct、secondary_pct、tertiary_pct）の年は、三つとも同じにしてください。' : null
}

/** Places of the shares of industry. */
const SHARES = [9, 10, 11]
const SHARE_YEAR = /(?<=_pct)_(\d{4})$/

function shareYear(heading = ''): number | null {
  const year = SHARE_YEAR.exec(heading)?.[1]
  return year === undefined ? null : Number(year)
}

/** Shares without a year are of the same census as the population. */
function yearsOf(header: readonly string[]): FigureYears {
  const yearIn = (place: number) => Number(header[place]?.slice(-4))
  const census = yearIn(6)
  return { census, industry: shareYear(header[9]) ?? census, finance: yearIn(12), staff: yearIn(13) }
}

const SIX_DIGITS = /^\d{6}$/

/** What is wrong with a local government code; null for a sound one. */
export function wrongCode(code: string): string | null {
  if (!SIX_DIGITS.test(code)) return `団体コード ${code} の検査数字が合いません。0 も省かずに、6桁の数字で書いてください。`
  return checkDigit(code.slice(0, 5)) === code[5] ? null : `団体コード ${code} の検査数字が合いません。`
}

/** Columns that every row fills. */
const REQUIRED = 7
const WHOLE = /^\d+$/
const DECIMAL = /^\d+(?:\.\d+)?$/
const WEB_ADDRESS = /^https?:\/\/[^\s/]/
const HIRAGANA = /^[ぁ-ゖー]+$/
const KINDS: ReadonlySet<string> = new Set(MUNICIPALITY_KINDS.slice(1))

/** Reads one row after the other and remembers which codes there were. The library waits for this at its start, so rows are read without detours. */
class RowReader {
  readonly problems: Problem[] = []
  readonly #file: string
  readonly #header: readonly string[]
  readonly #prefectures: ReadonlyMap<string, Municipality>
  readonly #lineOfCode = new Map<string, number>()
  /** Kinds with their groups that were looked at before: there are 45 in the starter data. */
  readonly #soundPairs = new Set<string>()
  #cells: readonly string[] = []
  #line = 0

  constructor({ file, header }: CsvTable, prefectures: ReadonlyMap<string, Municipality>) {
    this.#file = file
    this.#header = header
    this.#prefectures = prefectures
  }

  /** The municipality of a row; null if anything in it is wrong, which then stands among the problems. */
  read({ line, cells }: CsvRow): Municipality | null {
    this.#line = line
    this.#cells = cells
    const before = this.problems.length
    for (let place = 0; place < REQUIRED; place += 1) if (cells[place] === '') this.#report(`${this.#header[place] ?? ''} が空です。`)
    const code = cells[0] ?? ''
    const prefecture = cells[1] ?? ''
    const name = cells[2] ?? ''
    const kana = cells[3] ?? ''
    const kind = cells[4] ?? ''
    const similarGroup = cells[5] ?? ''
    if (code !== '') this.#checkCode(code)
    const prefectureCode = this.#prefectureCode(prefecture, code)
    if (kana !== '' && !HIRAGANA.test(kana)) this.#report(`kana の ${kana} は、ひらがなで書いてください。`)
    this.#checkGroup(kind, similarGroup)
    // The earlier census is only checked: the library shows the latest.
    this.#whole(7)
    const municipality: Municipality = {
      code,
      name,
      kana,
      prefecture,
      prefectureCode,
      kind: kind as MunicipalityKind,
      similarGroup,
      population: this.#whole(6),
      areaKm2: this.#area(8),
      industry: this.#shares(9),
      fiscalStrength: this.#number(12),
      staff: this.#whole(13),
      position: this.#position(14),
      website: this.#website(16),
    }
    return this.problems.length > before ? null : municipality
  }

  #report(message: string): void {
    this.problems.push(problemAt(this.#file, this.#line, message))
  }

  #checkCode(code: string): void {
    const wrong = wrongCode(code)
    if (wrong !== null) this.#report(wrong)
    const first = this.#lineOfCode.get(code)
    if (first === undefined) this.#lineOfCode.set(code, this.#line)
    else this.#report(`団体コード ${code} は ${first} 行目と重なっています。`)
  }

  #prefectureCode(name: string, code: string): string {
    const prefecture = this.#prefectures.get(name)
    if (name !== '' && !prefecture) this.#report(`都道府県 ${name} がありません。`)
    // The first two digits of a code are the prefecture's.
    if (prefecture && !code.startsWith(prefecture.code.slice(0, 2))) this.#report(`団体コード ${code} は ${name} のものではありません。`)
    return prefecture?.code ?? ''
  }

  #checkGroup(kind: string, group: string): void {
    const pair = `${kind} ${group}`
    if (this.#soundPairs.has(pair)) return
    const before = this.problems.length
    this.#checkPair(kind, group)
    if (this.problems.length === before) this.#soundPairs.add(pair)
  }

  #checkPair(kind: string, group: string): void {
    const isKind = KINDS.has(kind)
    if (kind !== '' && !isKind) this.#report(`kind の ${kind} はありません。${[...KINDS].join('、')} のどれかにしてください。`)
    if (group === '') return
    if (!SIMILAR_GROUPS.has(group)) {
      this.#report(`類似団体の区分 ${group} はありません。35 の区分のどれか（例：都市II-1、町村V-2、中核市）にしてください。`)
    } else if (isKind && !GROUPS_OF_KIND[kind as MunicipalityKind].test(group)) {
      this.#report(`kind の ${kind} は、類似団体の区分 ${group} に入りません。`)
    }
  }

  /** The numbers of a row; an empty cell is null. */
  #whole(place: number): number | null {
    const text = this.#cells[place] ?? ''
    if (WHOLE.test(text)) return Number(text)
    return this.#noNumber(place, text, '0 以上の整数')
  }

  #number(place: number): number | null {
    const text = this.#cells[place] ?? ''
    if (DECIMAL.test(text)) return Number(text)
    return this.#noNumber(place, text, '0 以上の数')
  }

  #area(place: number): number | null {
    const text = this.#cells[place] ?? ''
    const area = DECIMAL.test(text) ? Number(text) : 0
    return area > 0 ? area : this.#noNumber(place, text, '0 より大きい数')
  }

  /** Readers press it as a link: nothing but a page of the web. */
  #website(place: number): string | null {
    const text = this.#cells[place] ?? ''
    if (text === '' || (WEB_ADDRESS.test(text) && URL.canParse(text))) return text || null
    this.#report(`${this.#header[place] ?? ''} の ${text} は、http:// か https:// で始まるアドレスで書いてください。`)
    return null
  }

  #noNumber(place: number, text: string, allowed: string): null {
    if (text !== '')
      this.#report(`${this.#header[place] ?? ''} の ${text} は、${allowed}で書いてください（桁区切りのコンマも使えません）。`)
    return null
  }

  #shares(place: number): IndustryShares | null {
    const primary = this.#number(place)
    const secondary = this.#number(place + 1)
    const tertiary = this.#number(place + 2)
    if (primary === null && secondary === null && tertiary === null) return null
    if (primary === null || secondary === null || tertiary === null) {
      this.#report('産業別の割合は、三つとも書くか、三つとも空にしてください。')
      return null
    }
    const sum = primary + secondary + tertiary
    if (Math.abs(sum - 100) > SHARES_TOLERANCE) this.#report(`産業別の割合の合計が 100 になりません（${sum.toFixed(1)}）。`)
    return { primary, secondary, tertiary }
  }

  #position(place: number): { lat: number; lng: number } | null {
    const lat = this.#number(place)
    const lng = this.#number(place + 1)
    if (lat === null && lng === null) return null
    // The corners of Japan: 20–46 degrees north, 122–154 degrees east.
    if (lat !== null && lng !== null && lat >= 20 && lat <= 46 && lng >= 122 && lng <= 154) return { lat, lng }
    this.#report('緯度と経度が日本の中にありません。')
    return null
  }
}
