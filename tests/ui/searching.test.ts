import { describe, expect, it, vi } from 'vitest'
import type { Facets } from '../../ui/api/types.ts'
import { completeFacet } from '../../ui/search/completeFacet.ts'
import { filterLabels } from '../../ui/search/filterLabels.ts'
import { KeptAnswers } from '../../ui/search/KeptAnswers.ts'
import { leadingFacets } from '../../ui/search/leadingFacets.ts'
import { pageNumbers } from '../../ui/search/pageNumbers.ts'
import { RecentSearches } from '../../ui/search/RecentSearches.svelte.ts'
import { emptySearch, FILTER_NAMES, withFilter } from '../../ui/search/searchAddress.ts'
import { suggestionAddress } from '../../ui/search/suggestionAddress.ts'
import { suggestParts, withWord } from '../../ui/search/suggestPart.ts'

describe('the page numbers', () => {
  it.each([
    [1, 1, [1]],
    [1, 3, [1, 2, 3]],
    [5, 9, [1, null, 4, 5, 6, null, 9]],
    [3, 9, [1, 2, 3, 4, null, 9]],
    [4, 4, [1, 2, 3, 4]],
  ])('at %i of %i', (current, last, pages) => expect(pageNumbers(current, last)).toEqual(pages))
})

describe('the part of the words that suggestions complete', () => {
  it.each([
    ['なか', '', 'なか'],
    ['窓口 なか', '窓口 ', 'なか'],
    ['窓口　なか', '窓口　', 'なか'],
    ['窓口 ', '窓口 ', ''],
    ['', '', ''],
  ])('of 「%s」', (text, before, word) => expect(suggestParts(text)).toEqual([{ before, word, after: '' }]))

  it('is what the input method converts, wherever it stands', () => {
    const [part, ...others] = suggestParts('窓口のまちjを減らす', { start: 3, text: 'まちj' })
    expect(part).toEqual({ before: '窓口の', word: 'まちj', after: 'を減らす' })
    expect(others).toEqual([])
    expect(withWord(part, '待ち時間')).toBe('窓口の待ち時間を減らす')
  })

  it('is first all of a word of which the kanji are converted already', () => {
    expect(suggestParts('若手の職員ていあん制度', { start: 5, text: 'ていあん' })).toEqual([
      { before: '若手の', word: '職員ていあん', after: '制度' },
      { before: '若手の職員', word: 'ていあん', after: '制度' },
    ])
  })

  it('is the last word where the input method tells of something else', () => {
    expect(suggestParts('窓口', { start: 0, text: '' })[0].word).toBe('窓口')
    expect(suggestParts('窓口', { start: 1, text: 'まど' })[0].word).toBe('窓口')
  })
})

describe('a suggestion', () => {
  const suggestion = { kindLabel: '', label: '', detail: '', count: 1 }

  it('leads to its record or to the list it narrows', () => {
    const part = { before: '', word: 'な', after: '' }
    expect(suggestionAddress({ ...suggestion, kind: 'document', value: 'cases/a' }, part)).toBe('/documents/cases/a')
    expect(suggestionAddress({ ...suggestion, kind: 'municipality', value: '131148' }, part)).toBe('/search?municipality=131148')
  })

  it('takes along what else was written', () => {
    const part = { before: '窓口の', word: 'まち', after: '' }
    const question = (address: string) => Object.fromEntries(new URLSearchParams(address.split('?')[1]))
    expect(question(suggestionAddress({ ...suggestion, kind: 'term', value: '待ち時間' }, part))).toEqual({ q: '窓口の待ち時間' })
    expect(question(suggestionAddress({ ...suggestion, kind: 'level', value: 'people' }, part))).toEqual({ q: '窓口の', level: 'people' })
  })
})

describe('the chosen filters in words', () => {
  it('are known by the facets, else by the value itself; codes of places are never shown', () => {
    const search = withFilter(withFilter(emptySearch(), 'municipality', ['131148']), 'year', ['2022'])
    const [year, municipality] = filterLabels(search, null, null)
    expect([year?.label, municipality?.label]).toEqual(['2022', '…'])
    expect(municipality?.facet).toBe('自治体')
  })
})

describe('a short facet', () => {
  it('shows every term in the order of its vocabulary', () => {
    const terms = [
      { id: 'a', label: 'A' },
      { id: 'b', label: 'B' },
    ]
    const found = { value: 'b', label: 'B', count: 3, selected: true as const }
    expect(completeFacet([found], terms)).toEqual([{ value: 'a', label: 'A', count: 0 }, found])
    expect(completeFacet([found], undefined)).toEqual([found])
  })
})

describe('the facets of an answer', () => {
  const choice = (value: string, count: number) => ({ value, label: value, count })
  const facets = {
    ...(Object.fromEntries(FILTER_NAMES.map((name) => [name, []])) as unknown as Facets),
    level: [{ ...choice('people', 0), selected: true as const }, choice('work', 3), choice('place', 0)],
  }

  it('show all values beside hits, and beside none only those that lead on or can be taken back', () => {
    expect(leadingFacets({ total: 5, facets })).toBe(facets)
    expect(leadingFacets({ total: 0, facets }).level.map(({ value }) => value)).toEqual(['people', 'work'])
  })
})

describe('the recent searches', () => {
  const meeting = { address: '/search?q=会議', label: '会議' }

  it('hold what was sent off once it is answered, and nothing that was only typed', () => {
    const recent = new RecentSearches()
    recent.answered({ address: '/search?q=会', label: '会' })
    recent.send(meeting.address)
    expect(recent.list).toEqual([])
    recent.answered({ address: '/search?q=会', label: '会' })
    recent.answered(meeting)
    expect(recent.list).toEqual([meeting])
  })
})

describe('kept answers', () => {
  it('are given back for some minutes only', () => {
    vi.useFakeTimers()
    const kept = new KeptAnswers<string>()
    kept.keep('/search', 'answer')
    expect(kept.of('/search')).toBe('answer')
    vi.advanceTimersByTime(6 * 60 * 1000)
    expect(kept.of('/search')).toBeNull()
    vi.useRealTimers()
  })

  it('make room for new ones', () => {
    const kept = new KeptAnswers<number>()
    for (let index = 0; index < 100; index += 1) kept.keep(`/${index}`, index)
    expect(kept.of('/0')).toBeNull()
    expect(kept.of('/99')).toBe(99)
  })
})
