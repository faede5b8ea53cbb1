import { navigation } from '../shell/navigation.svelte.ts'
import { recentSearches } from './RecentSearches.svelte.ts'

/** Leads from the search field of a page without a list of its own to an address, which is remembered if it is that of a search. */
export function sendSearch(address: string): void {
  recentSearches.send(address)
  navigation.go(address, { fromField: true })
}
