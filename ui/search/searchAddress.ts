import type { FilterName, SearchQuery, Sort } from '../api/types.ts'

/** The filters in the order in which pages and addresses show them. */
export const FILTER_NAMES = [
  'level',
  'scene',
  'worry',
  'outcome',
  'type',
  'programme',
  'year',
  'prefecture',
  'municipality',
] as const satisfies readonly FilterName[]

export const SORTS = ['relevance', 'year-desc', 'year-asc'] as const satisfies readonly Sort[]

export const PAGE_SIZE = 20

/** The server lists this many records of a search; a page that lies deeper is never asked for. */
const MOST_LISTED = 1000
const DEEPEST_PAGE = MOST_LISTED / PAGE_SIZE

/** Longest question that the server takes, in UTF-16 units, as fields count them. */
export const LONGEST_QUESTION = 500

/** Everything that a search page shows follows from this; it stands in the address, so that every view can be sent. */
export interface SearchAddress {
  q: string
  filters: Record<FilterName, string[]>
  sort: Sort
  /** Counts from 1. */
  page: number
}

export function emptySearch(): SearchAddress {
  const filters = Object.fromEntries(FILTER_NAMES.map((name) => [name, [] as string[]])) as SearchAddress['filters']
  return { q: '', filters, sort: 'relevance', page: 1 }
}

/** Reads an address; what it does not understand falls back to the default, so that an old link still opens. */
export function readSearch(params: URLSearchParams): SearchAddress {
  const search = emptySearch()
  search.q = (params.get('q') ?? '').trim()
  for (const name of FILTER_NAMES) search.filters[name] = [...new Set(params.getAll(name).filter((value) => value !== ''))]
  search.sort = SORTS.find((sort) => sort === params.get('sort')) ?? 'relevance'
  search.page = readPage(params.get('page'))
  return search
}

function readPage(written: string | null): number {
  return written !== null && /^[1-9][0-9]{0,3}$/.test(written) ? Number(written) : 1
}

/** The shortest address of a search: defaults are left out, filters stand in one order. */
export function writeSearch(search: SearchAddress): string {
  const params = new URLSearchParams()
  if (search.q !== '') params.set('q', search.q)
  for (const name of FILTER_NAMES) for (const value of search.filters[name]) params.append(name, value)
  if (search.sort !== 'relevance') params.set('sort', search.sort)
  if (search.page > 1) params.set('page', String(search.page))
  const written = params.toString()
  return written === '' ? '/search' : `/search?${written}`
}

/** What to ask the server for this view. */
export function toSearchQuery(search: SearchAddress): SearchQuery {
  const chosen = FILTER_NAMES.filter((name) => search.filters[name].length > 0)
  return {
    ...(search.q === '' ? {} : { q: search.q }),
    ...Object.fromEntries(chosen.map((name) => [name, search.filters[name]])),
    sort: effectiveSort(search),
    limit: PAGE_SIZE,
    offset: (Math.min(search.page, DEEPEST_PAGE) - 1) * PAGE_SIZE,
  }
}

/** Without words nothing is more relevant than anything else: the newest comes first. */
export function effectiveSort(search: SearchAddress): Sort {
  return search.q === '' && search.sort === 'relevance' ? 'year-desc' : search.sort
}

/** How many pages a list has; `reachable` is the number of records that can be listed. */
export function countPages(reachable: number): number {
  return Math.ceil(reachable / PAGE_SIZE)
}

/** Whether two addresses lead to the same list. */
export function isSameSearch(one: SearchAddress, other: SearchAddress): boolean {
  return writeSearch(one) === writeSearch(other)
}

export function withWords(search: SearchAddress, q: string): SearchAddress {
  return { ...search, q: q.trim(), page: 1 }
}

export function withFilter(search: SearchAddress, name: FilterName, values: string[]): SearchAddress {
  return { ...search, filters: { ...search.filters, [name]: values }, page: 1 }
}

/** Sets a filter value that is not set, and takes away one that is. */
export function toggled(search: SearchAddress, name: FilterName, value: string): SearchAddress {
  const chosen = search.filters[name]
  return withFilter(search, name, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
}

export function withoutFilters(search: SearchAddress): SearchAddress {
  return { ...search, filters: emptySearch().filters, page: 1 }
}

export function countFilters(search: SearchAddress): number {
  return FILTER_NAMES.reduce((count, name) => count + search.filters[name].length, 0)
}

/** The address of the list with one filter set, for links from other pages. */
export function filterAddress(name: FilterName, value: string): string {
  return writeSearch(withFilter(emptySearch(), name, [value]))
}

/** All that a search finds, as a file for spreadsheets: the same question, asked at the address of the file. */
export function csvAddress(search: SearchAddress): string {
  return writeSearch({ ...search, sort: effectiveSort(search), page: 1 }).replace('/search', '/api/search.csv')
}
