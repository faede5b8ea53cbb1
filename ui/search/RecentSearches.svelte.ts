const STORAGE_KEY = 'recent-searches'
const MOST_KEPT = 8

export interface RecentSearch {
  /** Address of the list, which identifies the search. */
  address: string
  /** How people recognise it: its words and filters. */
  label: string
}

/** The reader's last searches. They stay in this browser and never reach the server. */
export class RecentSearches {
  list = $state.raw<RecentSearch[]>(readList())

  /** The address of the search that was sent off and has no answer yet. */
  #sent: string | null = $state(null)

  /** Notes that a search is sent off, from whichever page; it is remembered once it is answered. */
  send(address: string): void {
    this.#sent = address
  }

  /** Remembers a search that was answered, if it is the one that was sent off: what is only being typed is not worth a place. */
  answered(search: RecentSearch): void {
    if (this.#sent !== search.address) return
    this.#sent = null
    this.add(search)
  }

  add(search: RecentSearch): void {
    if (search.label === '') return
    this.#keep([search, ...this.list.filter((one) => one.address !== search.address)].slice(0, MOST_KEPT))
  }

  remove(address: string): void {
    this.#keep(this.list.filter((one) => one.address !== address))
  }

  /** Replaces the list, to clear it or to undo a removal. */
  replaceAll(list: RecentSearch[]): void {
    this.#keep(list)
  }

  #keep(list: RecentSearch[]): void {
    this.list = list
    try {
      localStorage.setItem(STORAGE_KEY, JSON.stringify(list))
    } catch {
      // Storage is off or full: the list lasts as long as the page.
    }
  }
}

function readList(): RecentSearch[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isRecentSearch).slice(0, MOST_KEPT) : []
  } catch {
    return []
  }
}

/** Storage can be written by anyone with the browser open: only our own kind of address is followed. */
function isRecentSearch(value: unknown): value is RecentSearch {
  if (typeof value !== 'object' || value === null || !('address' in value) || !('label' in value)) return false
  return typeof value.address === 'string' && value.address.startsWith('/search') && typeof value.label === 'string'
}

export const recentSearches = new RecentSearches()
