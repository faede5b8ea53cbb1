import { beginsAloud, fold, spokenForm, typedForms } from '#analysis'
import type { MunicipalDirectory } from '#corpus'
import type { Municipality } from '#model'
import { recordsOf, type PlaceCounts } from './countPlaces.ts'
import type { MunicipalityList, MunicipalityListQuery } from './municipalityShapes.ts'
import { groupLabel } from './SimilarGroup.ts'
import { toMunicipality } from './toMunicipality.ts'

/** The municipalities that fit a question, with the number of records each. */
export function listMunicipalities(query: MunicipalityListQuery, { all }: MunicipalDirectory, counts: PlaceCounts): MunicipalityList {
  const { q = '', prefecture, group, withRecords = false, sort = 'code', limit = 100, offset = 0 } = query
  const isCalled = calledAs(q)
  const found = all.filter(
    (municipality) =>
      (prefecture === undefined || isWithin(municipality, prefecture)) &&
      (group === undefined || isInGroup(municipality, group)) &&
      (!withRecords || recordsOf(municipality, counts) > 0) &&
      isCalled(municipality),
  )
  const sorted = sortMunicipalities(found, sort, counts).slice(offset, offset + limit)
  return {
    total: found.length,
    municipalities: sorted.map((municipality) => toMunicipality(municipality, counts)),
  }
}

/** A prefecture is none of its municipalities. */
function isWithin({ code, prefectureCode }: Municipality, prefecture: string): boolean {
  return prefectureCode === prefecture && code !== prefecture
}

/** Groups are written 都市II-1 in addresses and 都市Ⅱ-1 on pages. */
function isInGroup({ similarGroup }: Municipality, group: string): boolean {
  return similarGroup !== null && (similarGroup === group || groupLabel(similarGroup) === group)
}

/** Tells whether a municipality is called as typed: part of its name, or the beginning of its reading in kana or romaji. */
function calledAs(typed: string): (municipality: Municipality) => boolean {
  const q = typed.trim()
  const wanted = fold(q)
  // Fukutsu-shi: between letters a hyphen is no long vowel.
  const { written, spoken } = typedForms(q.replace(/-(?=[a-z])/gi, ''))
  return ({ name, kana, prefecture }) => {
    const folded = fold(name)
    if (folded.includes(wanted) || kana.startsWith(written)) return true
    if (wanted.length > prefecture.length && (prefecture + folded).startsWith(wanted)) return true
    return spoken !== null && beginsAloud(soundOf(kana), spoken)
  }
}

const sounds = new Map<string, string>()

/** A reading in romaji of one spelling, worked out when it is first needed. */
function soundOf(kana: string): string {
  const known = sounds.get(kana) ?? spokenForm(kana) ?? ''
  sounds.set(kana, known)
  return known
}

const readings = new Intl.Collator('ja')

type Order = (a: Municipality, b: Municipality) => number

/** Orders a list; where nothing else decides, in the order of the data. */
function sortMunicipalities(
  list: readonly Municipality[],
  sort: NonNullable<MunicipalityListQuery['sort']>,
  counts: PlaceCounts,
): Municipality[] {
  const orders: Record<typeof sort, Order> = {
    code: () => 0,
    kana: (a, b) => readings.compare(a.kana, b.kana),
    records: (a, b) => recordsOf(b, counts) - recordsOf(a, counts),
    'population-desc': (a, b) => (b.population ?? -1) - (a.population ?? -1),
    'population-asc': (a, b) => (a.population ?? Infinity) - (b.population ?? Infinity),
  }
  return [...list].sort(orders[sort])
}
