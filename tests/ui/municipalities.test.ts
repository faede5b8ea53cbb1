import { describe, expect, it } from 'vitest'
import type { DocumentCard, FilterName, MunicipalityAnswer, Understood } from '../../ui/api/types.ts'
import { namesPlace } from '../../ui/mine/namesPlace.ts'
import { withoutMine } from '../../ui/mine/withoutMine.ts'
import { examplesFirst } from '../../ui/mine/tellsOfFew.ts'
import { municipalityWords } from '../../ui/words/municipalityWords.ts'
import { groupedCredits } from '../../ui/municipality/groupedCredits.ts'
import { printedGroup } from '../../ui/municipality/printedGroup.ts'
import { barsOf, BAR_WIDTH } from '../../ui/municipality/barsOf.ts'
import { figureParts } from '../../ui/parts/figureParts.ts'
import { isUsual, readPeerView, toPeersQuery, withWeight, writePeerView } from '../../ui/municipality/peerView.ts'
import { programmeRows, yearColumnsOf } from '../../ui/municipality/programmeYears.ts'
import { placesOf } from '../../ui/parts/placesOf.ts'
import { csvAddress, emptySearch, withFilter, withWords } from '../../ui/search/searchAddress.ts'
import { municipalityAddress, pageAt } from '../../ui/shell/pageAddress.ts'

const card: DocumentCard = {
  id: 'cases/a',
  title: 'A',
  summary: '',
  type: { id: 'case', label: '事例' },
  municipalities: [],
  organisations: [],
  activityYear: null,
  reportYear: null,
  eventDate: null,
  programme: null,
  initiative: null,
  levels: [],
  scenes: [],
}

type Timeline = MunicipalityAnswer['timeline']

const entry = (year: number | null, ...programmes: (string | null)[]): Timeline[number] => ({
  year: year === null ? null : { year, label: `${year}年度` },
  records: programmes.map((id, index) => ({
    document: { ...card, id: `${year}-${index}`, programme: id === null ? null : { id, label: id.toUpperCase() } },
    similarGroupThen: null,
  })),
})

describe('the page of a municipality', () => {
  it('stands at its code and nowhere else', () => {
    expect(pageAt(municipalityAddress('013226'))).toEqual({ name: 'municipality', code: '013226' })
    for (const path of ['/municipalities/', '/municipalities/1322', '/municipalities/0132267', '/municipalities/abcdef'])
      expect(pageAt(path).name).toBe('lost')
  })
})

describe('how one looks at the peers', () => {
  const read = (address: string) => readPeerView(new URL(address, 'http://library').searchParams)

  it('is short in the address where it is as usual', () => {
    const usual = readPeerView(new URLSearchParams())
    expect(writePeerView('402249', usual)).toBe('/municipalities/402249')
    expect(isUsual(usual)).toBe(true)
  })

  it('comes back from the address', () => {
    const view = { weights: { population: 0, fiscal: 3 }, cases: 'with' as const }
    expect(read(writePeerView('402249', view))).toEqual(view)
    expect(isUsual(view)).toBe(false)
  })

  it.each(['population=9', 'population=-1', 'population=x', 'cases=maybe'])('falls back from %s', (written) => {
    expect(readPeerView(new URLSearchParams(written))).toEqual({ weights: {}, cases: 'all' })
  })

  it('keeps only what is weighed otherwise than usual', () => {
    const usual = { population: 2, area: 1, industry: 2, fiscal: 1, staff: 1 }
    const moved = withWeight(readPeerView(new URLSearchParams('area=3')), 'staff', 0, usual)
    expect(moved).toEqual({ area: 3, staff: 0 })
    expect(withWeight({ weights: moved, cases: 'all' }, 'area', 1, usual)).toEqual({ staff: 0 })
  })

  it('asks the server for those with cases, and for all where those without are wanted', () => {
    const view = readPeerView(new URLSearchParams())
    expect(toPeersQuery({ ...view, cases: 'with' }, 20)).toEqual({ withExamples: true, limit: 20 })
    expect(toPeersQuery({ ...view, cases: 'without' }, 20)).toEqual({ withExamples: false, limit: 200 })
  })
})

const keysOf = (...timeline: Timeline) => yearColumnsOf(timeline).map(({ key }) => key)

describe('the table of programmes and years', () => {
  it('shows the years between, the unknown one last', () => {
    expect(keysOf(entry(2020, 'a'), entry(2022, 'a'), entry(null, 'b'))).toEqual(['2020', '2021', '2022', 'unknown'])
    expect(keysOf(entry(null, 'b'))).toEqual(['unknown'])
    expect(yearColumnsOf([])).toEqual([])
  })

  it('shrinks a run of empty years to one marked column where they would not fit a page', () => {
    const columns = yearColumnsOf([entry(1990, 'a'), entry(2018, 'a'), entry(2020, 'a'), entry(2021, 'a')])
    expect(columns.map(({ key }) => key)).toEqual(['1990', '1991-2017', '2018', '2019', '2020', '2021'])
    expect(columns.filter(({ isGap }) => isGap).map(({ key }) => key)).toEqual(['1991-2017'])
  })

  it('counts records by programme, the longest first and those of none last', () => {
    const timeline = [entry(2020, 'a', null, null), entry(2021, 'b', 'a'), entry(2022, 'b')]
    const rows = programmeRows([...timeline, entry(2023, 'b')], yearColumnsOf([...timeline, entry(2023, 'b')]), 'そのほか')
    expect(rows.map(({ label, count }) => [label, count])).toEqual([
      ['B', 3],
      ['A', 2],
      ['そのほか', 2],
    ])
    expect(rows[0]?.cells.map(({ key, count }) => `${key}:${count}`)).toEqual(['2020:0', '2021:1', '2022:1', '2023:1'])
  })
})

describe('the bars of a comparison', () => {
  it('are as long as the figures, the larger one across the chart', () => {
    const [own, other] = barsOf({ own: [50], other: [200] })
    expect([own?.width, other?.width]).toEqual([BAR_WIDTH / 4, BAR_WIDTH])
    expect(own?.y).not.toBe(other?.y)
  })

  it('set shares behind one another', () => {
    const bars = barsOf({ own: [10, 30, 60], other: [0, 50, 50] })
    expect(bars.filter(({ side }) => side === 'own').map(({ x, width }) => [x, width])).toEqual([
      [0, 10],
      [10, 30],
      [40, 60],
    ])
  })

  it('leave out what is not known', () => {
    expect(barsOf({ own: [], other: [3] }).map(({ side }) => side)).toEqual(['other'])
    expect(barsOf({ own: [], other: [] })).toEqual([])
    expect(barsOf({ own: [0], other: [0] })).toEqual([])
  })
})

describe('the places of a record in one line', () => {
  it('lead to municipalities, name their prefecture, and stop at three', () => {
    const ref = (code: string, name: string, prefecture: string) => ({ code, name, prefecture, formerName: null })
    const { named, rest } = placesOf({
      ...card,
      municipalities: [ref('131148', '中野区', '東京都'), ref('240001', '三重県', '三重県')],
      organisations: ['研究会', '協議会'],
    })
    expect(named).toEqual([
      { code: '131148', name: '中野区', prefecture: '東京都' },
      { code: '240001', name: '三重県', prefecture: null },
      { code: null, name: '研究会', prefecture: null },
    ])
    expect(rest).toBe(1)
  })
})

describe('what similar municipalities have', () => {
  const named = (name: FilterName): Understood['filters'] => [{ name, value: '242012', label: '津市', text: '津市', start: 0, end: 2 }]
  const nothing = { filters: [], ambiguous: [] }

  it('is left out where the reader asks for a place: chosen, written, or written so that several may be meant', () => {
    expect(namesPlace(withFilter(emptySearch(), 'prefecture', ['240001']), nothing)).toBe(true)
    expect(namesPlace(emptySearch(), { ...nothing, filters: named('municipality') })).toBe(true)
    const choices = [{ name: 'municipality' as const, value: '132063', label: '府中市（東京都）', count: 2 }]
    expect(namesPlace(emptySearch(), { ...nothing, ambiguous: [{ text: '府中市', start: 0, end: 3, choices }] })).toBe(true)
  })

  it('is left out where the reader asks for another place without records, but not for one of their own', () => {
    const mine = { code: '394050', label: '梼原町（高知県）', stretches: [{ text: '梼原町', start: 0, end: 3 }], searched: false }
    const search = { ...withFilter(emptySearch(), 'municipality', ['394050']), q: '梼原町の窓口' }
    const beyond = withoutMine(search, [mine], '394050')
    expect([beyond.search.q, beyond.search.filters.municipality, beyond.unrecorded]).toEqual(['窓口', [], []])
    expect(namesPlace(beyond.search, nothing, beyond.unrecorded)).toBe(false)
    const other = withoutMine({ ...emptySearch(), q: '梼原町の窓口' }, [mine], '402249')
    expect([other.search.q, other.unrecorded]).toEqual(['梼原町の窓口', [mine]])
    expect(namesPlace(other.search, nothing, other.unrecorded)).toBe(true)
  })

  it('is that of the own place where others bear its name, but another one that is named as well is a place asked for', () => {
    const town = (code: string, start: number) => ({
      code,
      label: code,
      stretches: [{ text: '南部町', start, end: start + 3 }],
      searched: false,
    })
    const beyond = (places: ReturnType<typeof town>[]) => withoutMine({ ...emptySearch(), q: '南部町 窓口' }, places, '024457').unrecorded
    expect(beyond([town('024457', 0), town('313891', 0)])).toEqual([])
    expect(beyond([town('024457', 0), town('313891', 7)])).toEqual([town('313891', 7)])
  })

  it('stands where the words name something else', () => {
    expect(namesPlace(withFilter(emptySearch(), 'year', ['2022']), { ...nothing, filters: named('programme') })).toBe(false)
  })
})

describe('a group of the year of a record', () => {
  it.each([
    ['都市II-3', '都市Ⅱ-3'],
    ['都市IV-0', '都市Ⅳ-0'],
    ['町村III-1', '町村Ⅲ-1'],
    ['町村V-2', '町村Ⅴ-2'],
    ['特別区', '特別区'],
  ])('%s is printed %s, as the group of today', (id, printed) => {
    expect(printedGroup(id)).toBe(printed)
  })
})

describe('the credits', () => {
  it('name data of one publisher once, with every collection they came through', () => {
    const census = { what: '人口', source: '総務省', url: null, licence: 'MIT' }
    const places = { what: '位置', source: 'code4fukui', via: null, url: null, licence: 'CC0' }
    expect(groupedCredits([{ ...census, via: 'one' }, places, { ...census, via: 'two' }])).toEqual([
      {
        what: '人口',
        source: '総務省',
        ways: [
          { via: 'one', url: null, licence: 'MIT' },
          { via: 'two', url: null, licence: 'MIT' },
        ],
      },
      { what: '位置', source: 'code4fukui', ways: [{ via: null, url: null, licence: 'CC0' }] },
    ])
  })

  it('follow a sentence on the group that ends once', () => {
    expect(municipalityWords.groupText('東京都の23の区です。', '2023年度', 23, 9)).toBe(
      '東京都の23の区です（2023年度の区分）。この区分は 23 団体で、うち 9 団体に事例があります。',
    )
  })
})

describe('a figure of several parts', () => {
  it('breaks between them and nowhere else', () => {
    expect(figureParts('第1次2.5%、第2次19.0%、第3次78.5%')).toEqual(['第1次2.5%、', '第2次19.0%、', '第3次78.5%'])
    expect(figureParts('67,033人')).toEqual(['67,033人'])
    expect(figureParts('産業の構造は違います（第3次が＋10.3ポイント）')).toEqual(['産業の構造は違います', '（第3次が＋10.3ポイント）'])
  })
})

describe('the file of a search', () => {
  it('asks the same question without a page', () => {
    const search = { ...withFilter(withWords(emptySearch(), '窓口'), 'year', ['2022']), page: 3 }
    expect(csvAddress(search)).toBe(`/api/search.csv?q=${encodeURIComponent('窓口')}&year=2022`)
    expect(csvAddress(emptySearch())).toBe('/api/search.csv?sort=year-desc')
  })
})

describe('what similar municipalities have on a question', () => {
  it('begins with what tells of few places, in the order of the search', () => {
    const hits = [4, 1, 188, 2].map((places) => ({ places, municipalities: Array.from({ length: places }) }))
    expect(examplesFirst(hits).map(({ places }) => places)).toEqual([1, 2, 4, 188])
  })
})
