import type { FilterName, SearchAnswer } from '../api/types.ts'
import type { SearchAddress } from '../search/searchAddress.ts'

type Understood = Pick<SearchAnswer['understood'], 'filters' | 'ambiguous'>

const isPlace = ({ name }: { name: FilterName }) => name === 'municipality' || name === 'prefecture'

/**
 * Whether a search asks for certain places: chosen, named by the words, or named by a word that several places bear.
 * @param unrecorded those among them of which there is no record
 */
export function namesPlace(
  { filters }: Pick<SearchAddress, 'filters'>,
  understood: Understood,
  unrecorded: SearchAnswer['unrecorded'] = [],
): boolean {
  if (filters.municipality.length > 0 || filters.prefecture.length > 0 || unrecorded.length > 0) return true
  return understood.filters.some(isPlace) || understood.ambiguous.some(({ choices }) => choices.some(isPlace))
}
