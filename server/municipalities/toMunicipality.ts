import type { Municipality, MunicipalityKind } from '#model'
import type { MunicipalityAnswer } from './municipalityShapes.ts'

const KIND_LABELS: Readonly<Record<MunicipalityKind, string>> = {
  prefecture: '都道府県',
  'designated-city': '政令指定都市',
  'core-city': '中核市',
  'special-case-city': '施行時特例市',
  city: '市',
  'special-ward': '特別区',
  town: '町',
  village: '村',
}

/** When the figures were taken, and who published them; stands wherever they are shown. */
export const FIGURES_AS_OF =
  '人口は2020年国勢調査、面積・産業別就業者は同年、類似団体・財政力指数・職員数は2023年度、名称は2024年1月1日現在です。'
export const FIGURES_CREDIT =
  '総務省「全国地方公共団体コード」「決算カード」「市町村別決算状況調」、国勢調査、code4fukui/localgovjp（CC0）、日本郵便「市町村変更情報」をもとに整理しました。'

/** A municipality as answers carry it. @param records how many documents the reader may see. */
export function toMunicipality(municipality: Municipality, records: number): MunicipalityAnswer {
  return { ...municipality, kindLabel: KIND_LABELS[municipality.kind], records }
}
