import type { Suggestion } from '../api/types.ts'
import { recordAddress } from '../shell/pageAddress.ts'
import { emptySearch, withFilter, withWords, writeSearch } from './searchAddress.ts'
import { withWord, type WrittenPart } from './suggestPart.ts'

/** Where a suggestion leads from a page without a list of its own. What else was written comes along. */
export function suggestionAddress({ kind, value }: Suggestion, part: WrittenPart): string {
  if (kind === 'document') return recordAddress(value)
  if (kind === 'term') return writeSearch(withWords(emptySearch(), withWord(part, value)))
  return writeSearch(withFilter(withWords(emptySearch(), withWord(part, '')), kind, [value]))
}
