import { romanise } from '#corpus'
import type { Municipality, MunicipalityKind } from '#model'
import { countWithin, examplesOf, recordsOf, type PlaceCounts } from './countPlaces.ts'
import type { MunicipalityAnswer } from './municipalityShapes.ts'
import { staffPerThousand } from './peerFigures.ts'
import { groupLabel } from './SimilarGroup.ts'

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

/** A municipality as answers carry it. @param counts of what the reader may see. */
export function toMunicipality(municipality: Municipality, counts: PlaceCounts): MunicipalityAnswer {
  const { code, name, kana, prefecture, prefectureCode, kind, similarGroup, population, areaKm2, industry, fiscalStrength, staff } =
    municipality
  const rate = staffPerThousand(municipality)
  return {
    ...{ code, name, kana, prefecture, prefectureCode, kind, similarGroup, population, areaKm2, industry, fiscalStrength, staff },
    romaji: romajiOf(municipality),
    kindLabel: KIND_LABELS[kind],
    groupLabel: similarGroup === null ? null : groupLabel(similarGroup),
    staffPerThousand: rate === null ? null : Math.round(rate * 100) / 100,
    records: recordsOf(municipality, counts),
    examples: examplesOf(municipality, counts),
    within: countWithin(municipality, counts),
  }
}

const romaji = new WeakMap<Municipality, string>()

/** The name in romaji, worked out when it is first needed: all together would delay the start. */
function romajiOf(municipality: Municipality): string {
  const known = romaji.get(municipality) ?? romanise(municipality)
  romaji.set(municipality, known)
  return known
}
