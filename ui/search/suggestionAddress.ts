import type { Suggestion } from '../api/types.ts'
import { recordAddress } from '../shell/pageAddress.ts'
import { filterAddress } from './searchAddress.ts'

/** Where a suggestion leads from a page without a list of its own. */
export function suggestionAddress(suggestion: Suggestion): string {
  return suggestion.kind === 'document' ? recordAddress(suggestion.value) : filterAddress(suggestion.kind, suggestion.value)
}
