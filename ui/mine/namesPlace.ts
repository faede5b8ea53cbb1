import type { FilterName, Understood } from '../api/types.ts'
import type { SearchAddress } from '../search/searchAddress.ts'

const isPlace = ({ name }: { name: FilterName }) => name === 'municipality' || name === 'prefecture'

/** Whether a search asks for certain places: chosen, named by the words, or named by a word that several places bear. */
export function namesPlace({ filters }: Pick<SearchAddress, 'filters'>, understood: Pick<Understood, 'filters' | 'ambiguous'>): boolean {
  if (filters.municipality.length > 0 || filters.prefecture.length > 0) return true
  return understood.filters.some(isPlace) || understood.ambiguous.some(({ choices }) => choices.some(isPlace))
}
