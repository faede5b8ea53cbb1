import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countFilters,
  effectiveSort,
  emptySearch,
  FILTER_NAMES,
  filterAddress,
  readSearch,
  SORTS,
  toggled,
  toSearchQuery,
  withoutFilters,
  withWords,
  writeSearch,
  type SearchAddress,
} from '../../ui/search/searchAddress.ts'

const read = (address: string) => readSearch(new URL(address, 'http://library.test').searchParams)

const words = fc.string({ unit: 'grapheme' }).map((text) => text.trim())
const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8 }), { maxLength: 3 })
const searches: fc.Arbitrary<SearchAddress> = fc.record({
  q: words,
  filters: fc.record(Object.fromEntries(FILTER_NAMES.map((name) => [name, values]))) as fc.Arbitrary<SearchAddress['filters']>,
  sort: fc.constantFrom(...SORTS),
  page: fc.integer({ min: 1, max: 9999 }),
})

describe('the address of a search', () => {
  it('holds everything: what is written is read back', () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(read(writeSearch(search))).toEqual(search)
      }),
    )
  })

  it('leaves defaults out', () => {
    expect(writeSearch(emptySearch())).toBe('/search')
    expect(writeSearch(withWords(emptySearch(), '  '))).toBe('/search')
  })

  it('keeps the leading zero of codes', () => {
    expect(read(filterAddress('municipality', '013226')).filters.municipality).toEqual(['013226'])
  })

  it('falls back where it does not understand, so that an old link still opens', () => {
    const search = read('/search?q=%20a%20&sort=best&page=-3&colour=red&level=&level=people&level=people')
    expect(search).toEqual({ ...emptySearch(), q: 'a', filters: { ...emptySearch().filters, level: ['people'] } })
  })
})

describe('changing a search', () => {
  const search = { ...read('/search?q=窓口&level=people&year=2022&page=3&sort=year-asc') }

  it('goes back to the first page', () => {
    expect(withWords(search, '残業').page).toBe(1)
    expect(toggled(search, 'level', 'services').page).toBe(1)
    expect(withoutFilters(search).page).toBe(1)
  })

  it('sets a value and takes it away again', () => {
    const more = toggled(search, 'level', 'services')
    expect(more.filters.level).toEqual(['people', 'services'])
    expect(toggled(more, 'level', 'services').filters.level).toEqual(['people'])
  })

  it('clears all filters and nothing else', () => {
    const cleared = withoutFilters(search)
    expect(countFilters(search)).toBe(2)
    expect(countFilters(cleared)).toBe(0)
    expect([cleared.q, cleared.sort]).toEqual(['窓口', 'year-asc'])
  })
})

describe('the question to the server', () => {
  it('asks for the page, with the chosen filters only', () => {
    expect(toSearchQuery(read('/search?q=窓口&year=2022&year=unknown&page=2'))).toEqual({
      q: '窓口',
      year: ['2022', 'unknown'],
      sort: 'relevance',
      limit: 20,
      offset: 20,
    })
  })

  it('puts the newest first where there are no words to be relevant to', () => {
    expect(effectiveSort(read('/search?level=people'))).toBe('year-desc')
    expect(effectiveSort(read('/search?level=people&sort=year-asc'))).toBe('year-asc')
  })
})
