import type { Reference } from '#corpus'
import { tagOf } from '#publish'
import { FILTER_NAMES, type FilterName } from '../query/filterNames.ts'
import { termOfTag, type FacetTerm } from './facetTerms.ts'
import type { FacetValue, SearchResponse } from './searchShapes.ts'

/** How many documents there are of each value, as the engine counts them. */
interface FacetCounts {
  /** By tag of the index, over all that is found. */
  tags: Readonly<Record<string, number>>
  /** Of the facets with a selection, by value: over what would be found without it. */
  unselected: Partial<Record<FilterName, Readonly<Record<string, number>>>>
}

export type Facets = SearchResponse['facets']

interface Counted {
  term: FacetTerm
  count: number
}

/** Facets whose values keep their own order; the others go from many records to few. */
const ORDERED: readonly FilterName[] = ['level', 'scene', 'type']

/**
 * Facets as pages show them: vocabularies keep their own order, years go from new to old, names from many records to few. A facet's own selection does
 * not hide its other values; chosen values stay even at zero.
 */
export function toFacets(
  { tags, unselected }: FacetCounts,
  selected: Partial<Record<FilterName, readonly string[]>>,
  reference: Reference,
): Facets {
  const lists = Object.fromEntries(FILTER_NAMES.map((name) => [name, []])) as unknown as Record<FilterName, Counted[]>
  for (const tag of Object.keys(tags)) {
    const term = termOfTag(tag, reference)
    if (!unselected[term.name]) lists[term.name].push({ term, count: tags[tag] ?? 0 })
  }
  for (const [name, counts] of Object.entries(unselected) as [FilterName, Record<string, number>][]) {
    for (const value of Object.keys(counts)) lists[name].push({ term: termOfTag(tagOf(name, value), reference), count: counts[value] ?? 0 })
  }
  return Object.fromEntries(FILTER_NAMES.map((name) => [name, toFacet(name, lists[name], selected[name] ?? [], reference)])) as Facets
}

function toFacet(name: FilterName, counted: Counted[], chosen: readonly string[], reference: Reference): FacetValue[] {
  for (const value of chosen) {
    if (!counted.some(({ term }) => term.value === value)) counted.push({ term: termOfTag(tagOf(name, value), reference), count: 0 })
  }
  return counted.sort(orderOf(name)).map(({ term: { value, label }, count }) => {
    return chosen.includes(value) ? { value, label, count, selected: true } : { value, label, count }
  })
}

function orderOf(name: FilterName): (a: Counted, b: Counted) => number {
  if (name === 'year') return (a, b) => b.term.rank - a.term.rank
  if (ORDERED.includes(name)) return (a, b) => a.term.rank - b.term.rank
  return (a, b) => b.count - a.count || (a.term.value < b.term.value ? -1 : 1)
}
