import { describe, expect, it } from 'vitest'
import type { Understood } from '../../ui/api/types.ts'
import { countSelected, operatorsTold, stillUnderstood, understoodFilters } from '../../ui/search/understoodFilters.ts'
import { emptySearch } from '../../ui/search/searchAddress.ts'
import { searchWords } from '../../ui/words/searchWords.ts'
import { withoutStretches, withStretchQuoted } from '../../ui/search/wordStretch.ts'

/** A stretch of the words, found by its text. */
function stretch(words: string, text: string, from = 0) {
  const start = words.indexOf(text, from)
  return { text, start, end: start + text.length }
}

const NOTHING: Understood = { filters: [], ambiguous: [], phrases: [], excluded: [], alternatives: [], notices: [] }

describe('taking a stretch out of the words', () => {
  it.each([
    ['令和4年度', '令和4年度', ''],
    ['令和4年度 窓口', '令和4年度', '窓口'],
    ['窓口　令和4年度　研修', '令和4年度', '窓口 研修'],
    ['滑川市の窓口', '滑川市', 'の窓口'],
    ['中野 OR 滑川市', '中野', '滑川市'],
    ['窓口 OR 中野', '中野', '窓口'],
    ['窓口 OR 中野 OR 受付', '中野', '窓口 OR 受付'],
    ['窓口 | 中野 研修', '中野', '窓口 | 研修'],
  ])('of 「%s」 %s leaves 「%s」', (words, text, left) => {
    expect(withoutStretches(words, [stretch(words, text)])).toBe(left)
  })

  it('takes several, each at its own place', () => {
    const words = '中野区 窓口 中野区'
    expect(withoutStretches(words, [stretch(words, '中野区'), stretch(words, '中野区', 3)])).toBe('窓口')
  })

  it('follows words that were typed on, and leaves alone what is gone', () => {
    expect(withoutStretches('新しい 令和4年度 窓口', [{ text: '令和4年度', start: 0, end: 5 }])).toBe('新しい 窓口')
    expect(withoutStretches('窓口', [{ text: '令和4年度', start: 0, end: 5 }])).toBe('窓口')
  })
})

describe('quoting a stretch', () => {
  it('keeps its place in the words', () => {
    expect(withStretchQuoted('中野区 窓口', stretch('中野区 窓口', '中野区'))).toBe('「中野区」 窓口')
  })
})

describe('what the words were understood as', () => {
  it('shows a filter once, with all its stretches', () => {
    const filter = { name: 'year' as const, value: '2022', label: '2022年度（令和4年度）' }
    const understood = {
      ...NOTHING,
      filters: [
        { ...filter, text: 'R4', start: 0, end: 2 },
        { ...filter, text: '2022年', start: 3, end: 8 },
      ],
    }
    expect(understoodFilters(understood)).toMatchObject([{ facet: '年度', text: 'R4', stretches: [{ text: 'R4' }, { text: '2022年' }] }])
    expect(understoodFilters(NOTHING)).toEqual([])
  })

  it('tells which other places bear a short name, by their labels', () => {
    const others = [{ name: 'municipality' as const, value: '342084', label: '府中市（広島県）' }]
    const fuchu = { name: 'municipality' as const, value: '132063', label: '府中市（東京都）', text: '府中', start: 0, end: 2, others }
    expect(understoodFilters({ ...NOTHING, filters: [fuchu] })).toMatchObject([{ others: ['府中市（広島県）'] }])
    expect(searchWords.understoodOthers('府中', ['府中町（広島県）', '府中市（広島県）'])).toBe(
      '「府中」には府中町（広島県）、府中市（広島県）もありますが、その資料はまだありません。',
    )
  })

  it('holds only as long as the words stand where they stood', () => {
    const place = { text: '中野', start: 0, end: 2 }
    const understood = { ...NOTHING, ambiguous: [{ ...place, choices: [] }] }
    expect(stillUnderstood(understood, '中野 窓口').ambiguous.length).toBe(1)
    expect(stillUnderstood(understood, '窓口').ambiguous).toEqual([])
  })

  it('tells operators in one sentence, and nothing for plain words', () => {
    expect(operatorsTold(NOTHING)).toBe('')
    expect(operatorsTold({ ...NOTHING, phrases: ['提案制度'], excluded: ['改善'], alternatives: [['窓口', '受付']] })).toBe(
      '「提案制度」を含む、「窓口」または「受付」を含む、「改善」を除く',
    )
  })

  it('counts every selected value, wherever it was chosen', () => {
    const value = { value: 'a', label: 'A', count: 1 }
    const facets = { ...emptySearch().filters, year: [{ ...value, selected: true }], level: [{ ...value, selected: false }] }
    expect(
      countSelected({
        level: facets.level,
        scene: [],
        worry: [],
        outcome: [],
        type: [],
        programme: [],
        year: facets.year,
        prefecture: [],
        municipality: [],
      }),
    ).toBe(1)
  })
})
