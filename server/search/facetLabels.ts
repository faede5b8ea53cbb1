import type { Reference } from '#corpus'
import { fiscalYearLabel } from '#model'
import { YEAR_UNKNOWN } from '#publish'
import type { FilterName } from '../query/filterNames.ts'

/** What people read for a value of a filter, and where it stands in its vocabulary's own order. */
interface Labelled {
  label: string
  rank: number
}

type Labels = Partial<Record<FilterName, Map<string, Labelled>>>

/** A list of results names hundreds of values: each label is made once. */
const known = new WeakMap<Reference, Labels>()

/** What people read for a value of a filter. Names shared by several municipalities carry their prefecture; values without a term show as themselves. */
export function labelOf(name: FilterName, value: string, reference: Reference): string {
  return labelled(name, value, reference).label
}

/** A place so that one can tell which: names that are asked about, or of which there is nothing, carry their prefecture. */
export function placeLabel(code: string, { municipalities }: Reference): string {
  const place = municipalities.byCode(code)
  if (!place) return code
  return place.kind === 'prefecture' ? place.name : `${place.name}（${place.prefecture}）`
}

/** Where a value stands: terms in the order of their vocabulary, years by number, the unknown one last. */
export function rankOf(name: FilterName, value: string, reference: Reference): number {
  return labelled(name, value, reference).rank
}

function labelled(name: FilterName, value: string, reference: Reference): Labelled {
  const all = known.get(reference) ?? {}
  known.set(reference, all)
  const ofName = (all[name] ??= termsOf(name, reference))
  const kept = ofName.get(value)
  if (kept) return kept
  const made = make(name, value, reference)
  // Only what exists is kept: anybody may ask for values that do not.
  if (made) ofName.set(value, made)
  return made ?? { label: value, rank: 0 }
}

function make(name: FilterName, value: string, { municipalities }: Reference): Labelled | null {
  if (name === 'year') {
    return value === YEAR_UNKNOWN ? { label: '年度不明', rank: 0 } : { label: fiscalYearLabel(Number(value)), rank: Number(value) }
  }
  const place = name === 'prefecture' || name === 'municipality' ? municipalities.byCode(value) : undefined
  if (!place) return null
  const isShared = municipalities.named(place.name).length > 1
  return { label: isShared ? `${place.name}（${place.prefecture}）` : place.name, rank: 0 }
}

function termsOf(name: FilterName, { vocabularies }: Reference): Map<string, Labelled> {
  const terms = {
    level: vocabularies.levels,
    scene: vocabularies.scenes,
    worry: vocabularies.worries,
    outcome: vocabularies.outcomes,
    type: vocabularies.types,
    programme: vocabularies.programmes,
    year: [],
    prefecture: [],
    municipality: [],
  } satisfies Record<FilterName, readonly { id: string; label: string }[]>
  return new Map(terms[name].map(({ id, label }, rank) => [id, { label, rank }]))
}
