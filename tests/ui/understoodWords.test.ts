import { describe, expect, it } from 'vitest'
import type { Understood } from '../../ui/api/types.ts'
import {
  countSelected,
  operatorsTold,
  stillUnderstood,
  understoodExclusions,
  understoodFilters,
} from '../../ui/search/understoodFilters.ts'
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
    ['滑川市の窓口', '滑川市', '窓口'],
    ['中野区のまちづくり', '中野区', 'まちづくり'],
    ['中野区のり養殖', '中野区', 'のり養殖'],
    ['中野区にぎわいづくり', '中野区', 'にぎわいづくり'],
    ['2022年度における研修', '2022年度', '研修'],
    ['窓口の中野区', '中野区', '窓口'],
    ['窓口の中野区 研修', '中野区', '窓口 研修'],
    ['窓口の中野区の研修', '中野区', '窓口の研修'],
    ['令和5年度の三重県の職員表彰', '三重県', '令和5年度の職員表彰'],
    ['令和5年度の三重県の職員表彰', '令和5年度', '三重県の職員表彰'],
    ['中野区と滑川市の窓口', '滑川市', '中野区の窓口'],
    ['中野区と滑川市の窓口', '中野区', '滑川市の窓口'],
    ['研修、中野区', '中野区', '研修'],
    ['中野区の', '中野区', ''],
    ['中野区 のぞみ', '中野区', 'のぞみ'],
    ['中野 OR 滑川市', '中野', '滑川市'],
    ['窓口 OR 中野', '中野', '窓口'],
    ['窓口 OR 中野 OR 受付', '中野', '窓口 OR 受付'],
    ['窓口 | 中野 研修', '中野', '窓口 研修'],
    ['研修 中野区 OR 滑川市 おくやみ', '中野区', '研修 滑川市 おくやみ'],
    ['研修 中野区 or 滑川市 おくやみ', '滑川市', '研修 中野区 おくやみ'],
  ])('of 「%s」 %s leaves 「%s」', (words, text, left) => {
    expect(withoutStretches(words, [stretch(words, text)])).toBe(left)
  })

  it('takes the OR between two of them', () => {
    const words = '研修 中野区 OR 滑川市 おくやみ'
    expect(withoutStretches(words, [stretch(words, '中野区'), stretch(words, '滑川市')])).toBe('研修 おくやみ')
  })

  it('takes several, each at its own place', () => {
    const words = '中野区 窓口 中野区'
    expect(withoutStretches(words, [stretch(words, '中野区'), stretch(words, '中野区', 3)])).toBe('窓口')
  })

  it('takes one that names several years once', () => {
    const words = '2020〜2022年度 研修 「2020〜2022年度」'
    const years = stretch(words, '2020〜2022年度')
    expect(withoutStretches(words, [years, years, years])).toBe('研修 「2020〜2022年度」')
  })

  it('takes the particles of all of them', () => {
    const words = '令和5年度の三重県の職員表彰'
    expect(withoutStretches(words, [stretch(words, '令和5年度'), stretch(words, '三重県')])).toBe('職員表彰')
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

  it('shows a range of years as one', () => {
    const range = { name: 'year' as const, text: '令和3〜5年度', start: 0, end: 8 }
    const years = [2023, 2021, 2022].map((year) => ({ ...range, value: String(year), label: `${year}年度` }))
    expect(understoodFilters({ ...NOTHING, filters: years })).toMatchObject([
      { facet: '年度', label: '2021年度から2023年度まで', text: '令和3〜5年度', stretches: [{ start: 0, end: 8 }] },
    ])
  })

  it('shows a list of years as one, each of them by name', () => {
    const list = { name: 'year' as const, text: '令和元・4・5年度', start: 0, end: 9 }
    const years = [2022, 2019, 2023].map((year) => ({ ...list, value: String(year), label: `${year}年度` }))
    expect(understoodFilters({ ...NOTHING, filters: years })).toMatchObject([
      { label: '2019年度、2022年度、2023年度', text: '令和元・4・5年度', stretches: [{ start: 0, end: 9 }] },
    ])
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
    expect(operatorsTold({ ...NOTHING, phrases: ['提案制度'], alternatives: [['窓口', '受付']] })).toBe(
      '「提案制度」を含む、「窓口」または「受付」を含む',
    )
  })

  it('tells of what is left out each once, with all stretches that say so, as long as they stand there', () => {
    const words = '-窓口 中野区・滑川市以外の研修 -窓口'
    const excluded = [
      { words: ['窓口'], text: '-窓口', start: 0, end: 3 },
      { words: ['中野区', '滑川市'], text: '中野区・滑川市以外の', start: 4, end: 14 },
      { words: ['窓口'], text: '-窓口', start: 17, end: 20 },
    ]
    const [window, places] = understoodExclusions(stillUnderstood({ ...NOTHING, excluded }, words))
    expect(window).toMatchObject({ label: '窓口', text: '-窓口', stretches: [{ start: 0 }, { start: 17 }] })
    expect(places).toMatchObject({ label: '中野区、滑川市', text: '中野区・滑川市以外の' })
    expect(withoutStretches(words, window?.stretches ?? [])).toBe('中野区・滑川市以外の研修')
    expect(withoutStretches(words, places?.stretches ?? [])).toBe('-窓口 研修 -窓口')
    expect(understoodExclusions(stillUnderstood({ ...NOTHING, excluded }, '研修'))).toEqual([])
  })

  it.each([
    ['「三重県」を除く改善発表会', '「三重県」を除く', '改善発表会'],
    ['改善発表会 三重県以外', '三重県以外', '改善発表会'],
    ['窓口で中野区以外の事例', '中野区以外の', '窓口で事例'],
    ['窓口 NOT 研修', 'NOT 研修', '窓口'],
  ])('an exclusion taken back goes with its sign: %s', (words, text, left) => {
    const start = words.indexOf(text)
    expect(withoutStretches(words, [{ text, start, end: start + text.length }])).toBe(left)
  })

  it('counts every selected value, wherever it was chosen', () => {
    const value = { value: 'a', label: 'A', count: 1 }
    const facets = { ...emptySearch().filters, year: [{ ...value, selected: true as const }], level: [value] }
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
