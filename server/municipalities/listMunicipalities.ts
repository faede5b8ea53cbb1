import { beginsAloud, fold, spokenForm, typedForms } from '#analysis'
import type { MunicipalDirectory } from '#corpus'
import { SIMILAR_GROUPS, type FormerMunicipality, type Municipality } from '#model'
import { ApiError } from '../errors/ApiError.ts'
import { recordsOf, type PlaceCounts } from './countPlaces.ts'
import type { MunicipalityList, MunicipalityListQuery } from './municipalityShapes.ts'
import { groupLabel } from './SimilarGroup.ts'
import { toMunicipality } from './toMunicipality.ts'

/** The municipalities that fit a question, with the number of records each. */
export function listMunicipalities(
  query: MunicipalityListQuery,
  { all, former }: MunicipalDirectory,
  counts: PlaceCounts,
): MunicipalityList {
  const { q = '', prefecture, group, withRecords = false, sort = 'code', limit = 100, offset = 0 } = query
  if (group !== undefined && !all.some((municipality) => isInGroup(municipality, group))) throw unknownGroup(group)
  const isCalled = calledAs(q)
  const wasCalled = formerNamesLike(q, former)
  const found = all.filter(
    (municipality) =>
      (prefecture === undefined || isWithin(municipality, prefecture)) &&
      (group === undefined || isInGroup(municipality, group)) &&
      (!withRecords || recordsOf(municipality, counts) > 0) &&
      (isCalled(municipality) || wasCalled.has(municipality.code)),
  )
  const sorted = sortMunicipalities(found, sort, counts).slice(offset, offset + limit)
  return {
    total: found.length,
    municipalities: sorted.map((municipality) => ({
      ...toMunicipality(municipality, counts),
      formerName: isCalled(municipality) ? null : (wasCalled.get(municipality.code) ?? null),
    })),
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

function unknownGroup(group: string): ApiError {
  const known = [...SIMILAR_GROUPS].map(groupLabel).join('、')
  return new ApiError(400, 'BAD_PARAMETER', `類似団体「${group}」はありません。使えるのは ${known} です。`, 'group')
}

/** Former names that are as typed, with or without their 市, 町, 村, by the code of the successor: 久居市 leads to 津市. */
function formerNamesLike(typed: string, former: readonly FormerMunicipality[]): ReadonlyMap<string, string> {
  if (typed.trim() === '') return new Map()
  const known = formerBooks.get(former) ?? formerBook(former)
  formerBooks.set(former, known)
  return new Map(known.get(fold(typed.trim()))?.map(({ name, successorCode }) => [successorCode, name]))
}

type FormerBook = ReadonlyMap<string, readonly FormerMunicipality[]>
const formerBooks = new WeakMap<readonly FormerMunicipality[], FormerBook>()

/** Former municipalities by everything that one may type for them. Names are folded together: one by one takes ten times as long. */
function formerBook(former: readonly FormerMunicipality[]): FormerBook {
  const names = fold(former.map(({ name }) => name).join('\n')).split('\n')
  const districts = fold(former.map(({ district }) => district).join('\n')).split('\n')
  const book = new Map<string, FormerMunicipality[]>()
  former.forEach((place, index) => {
    const name = names[index] ?? ''
    for (const typed of new Set([name, name.slice(0, -1), (districts[index] ?? '') + name]))
      book.set(typed, [...(book.get(typed) ?? []), place])
  })
  return book
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
