export const MUNICIPALITY_KINDS = [
  'prefecture',
  'designated-city',
  'core-city',
  'special-case-city',
  'city',
  'special-ward',
  'town',
  'village',
] as const
export type MunicipalityKind = (typeof MUNICIPALITY_KINDS)[number]

/** Shares of the workers by sector of industry, in per cent. */
export interface IndustryShares {
  primary: number
  secondary: number
  tertiary: number
}

/** A prefecture or municipality with its six-digit local government code (全国地方公共団体コード). When its figures were taken: {@link FigureYears}. */
export interface Municipality {
  code: string
  name: string
  kana: string
  prefecture: string
  prefectureCode: string
  kind: MunicipalityKind
  /** Similar-municipality group (類似団体); null for prefectures. */
  similarGroup: string | null
  /** Of the census; of a prefecture the sum of its municipalities, which is exactly what the census counts. */
  population: number | null
  /** Of a prefecture the sum of its municipalities; areas whose boundary is disputed belong to none of them. */
  areaKm2: number | null
  /** Of the census; null for prefectures, whose shares do not follow from those of their municipalities, and where nobody lived. */
  industry: IndustryShares | null
  /** Fiscal strength index (財政力指数); null for prefectures. */
  fiscalStrength: number | null
  /** Municipal staff; null for prefectures, whose own staff are others than their municipalities'. */
  staff: number | null
  /** Where the municipal office stands, in degrees. */
  position: { lat: number; lng: number } | null
  website: string | null
}

/** When the figures of the municipal data were taken, as the headings of their columns say. */
export interface FigureYears {
  /** Year of the census for the population. */
  census: number
  /** Year of the census for the shares of industry: they are published later than the population. */
  industry: number
  /** Fiscal year of the financial card: groups and fiscal strength. */
  finance: number
  /** Fiscal year in which the staff were counted. */
  staff: number
}

/** Where a part of the municipal data comes from, and on what terms. */
export interface DataCredit {
  what: string
  source: string
  via: string | null
  url: string | null
  licence: string | null
}

/** A name that a municipality bore before a merger or a change of name. */
export interface FormerMunicipality {
  prefecture: string
  name: string
  /** 郡; empty where it had none. */
  district: string
  successorCode: string
  changedOn: string
}

/** The municipality that a record is about, as the record names it. */
export interface MunicipalityRef {
  code: string
  name: string
  prefecture: string
  /** The name at the time of the activity, where it has changed since. */
  formerName: string | null
}

const ZERO = '0'.charCodeAt(0)

/**
 * The check digit of a local government code: digits weighted 6,5,4,3,2; 11 minus the remainder of the sum by 11, last digit
 * of that. Source: 総務省「全国地方公共団体コード仕様」.
 */
export function checkDigit(fiveDigits: string): string {
  let sum = 0
  for (let place = 0; place < fiveDigits.length; place += 1) sum += (fiveDigits.charCodeAt(place) - ZERO) * (6 - place)
  return String((11 - (sum % 11)) % 10)
}

const bands = (kind: string, numerals: readonly string[], industries: number): string[] =>
  numerals.flatMap((numeral) => Array.from({ length: industries }, (_, industry) => `${kind}${numeral}-${industry}`))

/** The 35 official groups: four of large cities and wards, 都市 I–IV by industry 0–3, 町村 I–V by industry 0–2. Source: 総務省「類似団体別市町村財政指数表」. */
export const SIMILAR_GROUPS: ReadonlySet<string> = new Set([
  '政令指定都市',
  '特別区',
  '中核市',
  '施行時特例市',
  ...bands('都市', ['I', 'II', 'III', 'IV'], 4),
  ...bands('町村', ['I', 'II', 'III', 'IV', 'V'], 3),
])
