export type MunicipalityKind =
  'prefecture' | 'designated-city' | 'core-city' | 'special-case-city' | 'city' | 'special-ward' | 'town' | 'village'

/** A prefecture or municipality with its six-digit local government code (全国地方公共団体コード). */
export interface Municipality {
  code: string
  name: string
  kana: string
  prefecture: string
  prefectureCode: string
  kind: MunicipalityKind
  /** Similar-municipality group (類似団体), FY2023; null for prefectures. */
  similarGroup: string | null
  /** Census of 2020. */
  population: number | null
  areaKm2: number | null
  /** Fiscal strength index (財政力指数), FY2023. */
  fiscalStrength: number | null
  staff: number | null
}

/** A name that a municipality bore before a merger or a change of name. */
export interface FormerMunicipality {
  prefecture: string
  name: string
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

/**
 * The check digit of a local government code: digits weighted 6,5,4,3,2; 11 minus the remainder of the sum by 11, last digit
 * of that. Source: 総務省「全国地方公共団体コード仕様」.
 */
export function checkDigit(fiveDigits: string): string {
  const sum = [...fiveDigits].reduce((total, digit, place) => total + Number(digit) * (6 - place), 0)
  return String((11 - (sum % 11)) % 10)
}
