import { writeSearch, type SearchAddress } from '../search/searchAddress.ts'

/** How many documents of a search come from each prefecture, as a file for spreadsheets. Neither order nor page changes that. */
export function countsAddress(search: SearchAddress): string {
  return writeSearch({ ...search, sort: 'relevance', page: 1 }).replace('/search', '/api/search/prefectures.csv')
}
