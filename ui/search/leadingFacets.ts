import type { Facets, SearchAnswer } from '../api/types.ts'
import { FILTER_NAMES } from './searchAddress.ts'

/**
 * The facets of an answer with what is worth pressing: where nothing was found, only the values that would find something,
 * and the chosen ones, which can be taken back.
 */
export function leadingFacets({ total, facets }: Pick<SearchAnswer, 'total' | 'facets'>): Facets {
  if (total > 0) return facets
  const leading = FILTER_NAMES.map((name) => [name, facets[name].filter(({ count, selected }) => selected || count > 0)])
  return Object.fromEntries(leading) as Facets
}

/** Whether any value is left to press. */
export function hasChoices(facets: Facets): boolean {
  return FILTER_NAMES.some((name) => facets[name].length > 0)
}
