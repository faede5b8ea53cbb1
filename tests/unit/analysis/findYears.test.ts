import { beforeAll, describe, expect, it } from 'vitest'
import { fold, yearWord, type Analyser } from '#analysis'
import { EARLIEST_YEAR, LATEST_YEAR, warekiOf } from '#model'
import { findYears } from '../../../indexer/analysis/findYears.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

const yearsOf = (text: string) => findYears(fold(text)).map(({ year }) => year)

describe('findYears', () => {
  it.each([
    ['令和4年度の中野区', [2022]],
    ['令和四年度と平成十九年度と昭和五十八年', [2022, 2007, 1983]],
    ['平成十', []],
    ['令和元年', [2019]],
    ['R4とH30とS63', [2022, 2018, 1988]],
    ['Ｒ４年度', [2022]],
    ['㋿4年度', [2022]],
    ['２０２２年度から2024年へ', [2022, 2024]],
    ['平成31年4月', [2019]],
    ['2022', []],
    ['12022年', []],
    ['1946年と1947年', [1947]],
    ['RPAはR4Xではない', []],
    ['AR4', []],
    ['4年度', []],
    ['令和0年', []],
  ])('finds in %s %j', (text, years) => expect(yearsOf(text)).toEqual(years))

  it('tells where the years stand', () =>
    expect(findYears('平成30年度と2022年')).toEqual([
      { start: 0, end: 6, year: 2018 },
      { start: 7, end: 12, year: 2022 },
    ]))
})

describe('a year', () => {
  let analyser: Analyser
  beforeAll(async () => {
    analyser = await loadStarterAnalyser()
  })

  it.each(['令和4年度', '令和４年度', '令和4年', 'R4', 'r4', 'Ｒ４年度', '2022年度', '２０２２年度', '2022年', '㋿4年度'])(
    'is one word however it is written: %s',
    (written) => {
      expect(analyser.words(`${written}の改善`)).toEqual(['2022年度', '改善'])
      expect(analyser.analyse(written).map(({ surface }) => surface)).toEqual([written])
    },
  )

  it('is the same word in both calendars, for every year', () => {
    for (let year = EARLIEST_YEAR; year <= LATEST_YEAR; year += 1) {
      expect(analyser.words(`${warekiOf(year)}に`), `${year}`).toEqual([yearWord(year)])
      expect(analyser.words(`${year}年度に`)).toEqual([yearWord(year)])
    }
  })
})
