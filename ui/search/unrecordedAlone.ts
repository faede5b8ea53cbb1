import type { SearchAnswer, Unrecorded } from '../api/types.ts'
import { FILTER_NAMES, type SearchAddress } from './searchAddress.ts'
import { withoutStretches } from './wordStretch.ts'

/** The one place without records that is all that a search asks for; null where it asks for anything else as well, or for several places. */
export function unrecordedAlone(
  { q, filters }: Pick<SearchAddress, 'q' | 'filters'>,
  { unrecorded = [], understood }: Pick<SearchAnswer, 'unrecorded' | 'understood'>,
): Unrecorded | null {
  const [place, ...others] = unrecorded
  if (!place || others.length > 0 || understood.filters.length > 0 || withoutStretches(q, place.stretches) !== '') return null
  return FILTER_NAMES.every((name) => filters[name].every((value) => value === place.code)) ? place : null
}
