import type { Reference } from '#corpus'
import { fiscalYearLabel } from '#model'
import { readTag, tagOf, YEAR_UNKNOWN } from '#publish'
import type { FilterName } from '../query/filterNames.ts'

/** A value of a facet as people read it. */
export interface FacetTerm {
  name: FilterName
  value: string
  label: string
  /** Where it stands in its vocabulary's own order; years by number, the unknown one at zero. */
  rank: number
}

/** A list of results names hundreds of values: each is put into words once. */
const known = new WeakMap<Reference, Map<string, FacetTerm>>()

/** The term that a tag of the index stands for. Values without a term show as themselves. @see {@link readTag} */
export function termOfTag(tag: string, reference: Reference): FacetTerm {
  const all = known.get(reference) ?? knownTerms(reference)
  const kept = all.get(tag)
  if (kept) return kept
  const { name, value } = readTag(tag)
  const made = make(name, value, reference)
  // Only what exists is kept: anybody may ask for values that do not.
  if (made) all.set(tag, made)
  return made ?? { name, value, label: value, rank: 0 }
}

/** What people read for a value of a filter. Names shared by several municipalities carry their prefecture; values without a term show as themselves. */
export function labelOf(name: FilterName, value: string, reference: Reference): string {
  return termOfTag(tagOf(name, value), reference).label
}

/** A place so that one can tell which: names that are asked about, or of which there is nothing, carry their prefecture. */
export function placeLabel(code: string, { municipalities }: Reference): string {
  const place = municipalities.byCode(code)
  if (!place) return code
  return place.kind === 'prefecture' ? place.name : `${place.name}（${place.prefecture}）`
}

function make(name: FilterName, value: string, { municipalities }: Reference): FacetTerm | null {
  if (name === 'year') {
    const isUnknown = value === YEAR_UNKNOWN
    return { name, value, label: isUnknown ? '年度不明' : fiscalYearLabel(Number(value)), rank: isUnknown ? 0 : Number(value) }
  }
  const place = name === 'prefecture' || name === 'municipality' ? municipalities.byCode(value) : undefined
  if (!place) return null
  const isShared = municipalities.named(place.name).length > 1
  return { name, value, label: isShared ? `${place.name}（${place.prefecture}）` : place.name, rank: 0 }
}

function knownTerms(reference: Reference): Map<string, FacetTerm> {
  const { levels, scenes, worries, outcomes, types, programmes } = reference.vocabularies
  const vocabularies = { level: levels, scene: scenes, worry: worries, outcome: outcomes, type: types, programme: programmes }
  const terms = Object.entries(vocabularies).flatMap(([field, list]) => {
    const name = field as keyof typeof vocabularies
    return list.map(({ id, label }, rank): [string, FacetTerm] => [tagOf(name, id), { name, value: id, label, rank }])
  })
  const all = new Map(terms)
  known.set(reference, all)
  return all
}
