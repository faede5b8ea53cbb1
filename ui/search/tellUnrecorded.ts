import type { Unrecorded } from '../api/types.ts'
import { searchWords } from '../words/searchWords.ts'

/** What is said of places without records: what they are called today, and that there is nothing of them yet. Empty where there is none. */
export function tellUnrecorded(places: readonly Unrecorded[] = []): string {
  if (places.length === 0) return ''
  const former = places.flatMap(({ formerName, label }) =>
    formerName === undefined ? [] : [searchWords.unrecordedFormer(formerName, label)],
  )
  return [...former, searchWords.unrecorded(places.map(({ label }) => label))].join('')
}

/** What a list that was found all the same has to do with the names: it was found by them as words, or without them. Empty where they were only chosen. */
export function tellNamesSearched(places: readonly Unrecorded[] = []): string {
  const named = places.filter(({ stretches }) => stretches.length > 0)
  const searched = named.filter((place) => place.searched).flatMap(({ stretches }) => stretches.map(({ text }) => text))
  if (searched.length > 0) return searchWords.unrecordedSearched([...new Set(searched)])
  return named.length > 0 ? searchWords.unrecordedLeftOut : ''
}
