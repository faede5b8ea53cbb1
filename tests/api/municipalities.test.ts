import { describe, expect, inject, it } from 'vitest'
import type {
  ComparisonAnswer,
  MunicipalityDetail,
  MunicipalityList,
  PeerRecordsAnswer,
  PeersAnswer,
} from '../../server/municipalities/municipalityShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

const FUKUTSU = '/api/municipalities/402249'

async function file(path: string): Promise<{ text: string; headers: Headers; rows: string[] }> {
  const response = await fetch(`${inject('libraryUrl')}${path}`)
  expect(response.status).toBe(200)
  // Not text(): that drops the byte order mark.
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  return { text, headers: response.headers, rows: text.split('\r\n').slice(1, -1) }
}

describe('a municipality', () => {
  it('tells its figures with dates, its group and the credits', async () => {
    const { body } = await ask<MunicipalityDetail>(FUKUTSU)
    expect(body).toMatchObject({ name: '福津市', romaji: 'Fukutsu-shi', groupLabel: '都市Ⅱ-3', population: 67_033 })
    expect(body.facts).toContainEqual({ id: 'population', label: '人口', text: '67,033人', asOf: '2020年国勢調査', asOfYear: '2020年' })
    expect(body.facts.map(({ id, asOfYear }) => [id, asOfYear])).toEqual([
      ['group', '2023年度'],
      ['population', '2020年'],
      ['area', null],
      ['industry', '2020年'],
      ['fiscal', '2023年度'],
      ['staff-per-thousand', '2023年度、人口は2020年'],
      ['staff', '2023年度'],
    ])
    expect(body.group).toMatchObject({ id: '都市II-3', members: 108, year: { year: 2023 } })
    expect(body.asOf).toContain('2024年1月1日現在')
    expect(body.credits.map(({ licence }) => licence)).toEqual(['Apache-2.0', 'MIT', 'CC0', 'MIT'])
    expect(body.credit).toContain('総務省')
    expect(body.formerNames.map(({ name }) => name).join()).toContain('福間町')
  })

  it('shows its records by year and programme: 福津市 2020 → 2021', async () => {
    const { body } = await ask<MunicipalityDetail>(FUKUTSU)
    const years = body.timeline.map(({ year }) => year?.year ?? Infinity)
    expect(years).toEqual([...years].sort((a, b) => a - b))
    expect(body.timeline.flatMap(({ records }) => records)).toHaveLength(body.records)
    expect(body.programmes.find(({ programme }) => programme?.label === 'チーム経営研究会')?.years.slice(0, 2)).toEqual([2020, 2021])
    const of2023 = body.timeline.find(({ year }) => year?.year === 2023)
    expect(of2023?.records[0]?.similarGroupThen).toBe('都市II-3')
    expect(body.timeline[0]?.records[0]?.similarGroupThen).toBeNull()
  })

  it('that is a prefecture has the sums of its municipalities, its own records, and theirs apart', async () => {
    const { body } = await ask<MunicipalityDetail>('/api/municipalities/240001')
    expect(body).toMatchObject({ population: 1_770_254, staff: null, group: null })
    expect(body.facts.map(({ id }) => id)).toEqual(['population', 'area'])
    expect(body.records).toBe((await search({ municipality: '240001' })).total)
    expect(body.records + body.within.records).toBe((await search({ prefecture: '240001' })).total)
    const codesOf = ({ records }: MunicipalityDetail['timeline'][number]) =>
      records.map(({ document }) => document.municipalities.map(({ code }) => code))
    const [own, ofTowns] = [body.timeline.flatMap(codesOf), body.timelineWithin.flatMap(codesOf)]
    expect([own.length, ofTowns.length]).toEqual([body.records, body.within.records])
    expect(own.every((codes) => codes.includes('240001'))).toBe(true)
    expect(ofTowns.some((codes) => codes.includes('240001'))).toBe(false)
    expect(ofTowns.length).toBeGreaterThan(5)
  })

  it('that is a prefecture is compared with what other prefectures did themselves', async () => {
    const { body } = await ask<PeersAnswer>('/api/municipalities/240001/peers', { limit: '50' })
    expect(body.withExamples).toBeGreaterThan(5)
    expect(body.withExamples).toBeLessThan(46)
    for (const { municipality, newest } of body.peers) {
      expect(newest, municipality.name).toHaveLength(Math.min(2, municipality.examples))
      expect(newest.every(({ municipalities }) => municipalities.some(({ code }) => code === municipality.code))).toBe(true)
    }
  })
})

describe('the list of municipalities', () => {
  const names = async (parameters: Record<string, string>) =>
    (await ask<MunicipalityList>('/api/municipalities', parameters)).body.municipalities.map(({ name }) => name)

  it.each([
    ['福津', ['福津市']],
    ['ふくつ', ['福津市']],
    ['fukutsu', ['福津市']],
    ['Fukutsu-shi', ['福津市']],
    ['hukutu', ['福津市']],
    ['富山県滑川', ['滑川市']],
    ['檮原', ['梼原町']],
    ['tokyo', ['東京都']],
  ])('finds %s', async (q, found) => expect(await names({ q })).toEqual(found))

  it.each(['久居市', '久居', '一志郡香良洲町'])('leads from the former name %s to the successor, and tells it', async (q) => {
    const { body } = await ask<MunicipalityList>('/api/municipalities', { q })
    expect(body.municipalities.map(({ name }) => name)).toEqual(['津市'])
    expect(q).toContain(body.municipalities[0]?.formerName?.slice(0, -1))
  })

  it('refuses a group that there is not, and names those that there are', async () => {
    const refused = await ask<ErrorBody>('/api/municipalities', { group: 'nope' })
    expect(refused).toMatchObject({ status: 400, body: { code: 'BAD_PARAMETER', parameter: 'group' } })
    expect(refused.body.message).toMatch(/「nope」はありません。使えるのは 政令指定都市、.*都市Ⅱ-3、.*町村Ⅴ-2 です。/)
  })

  it('of a prefecture has its municipalities and not itself', async () => {
    const { body } = await ask<MunicipalityList>('/api/municipalities', { prefecture: '240001' })
    expect(body.total).toBe(29)
    expect(body.municipalities.filter(({ kind }) => kind === 'prefecture')).toEqual([])
  })

  it('is narrowed by group and sorted', async () => {
    const members = await ask<MunicipalityList>('/api/municipalities', { group: '都市Ⅱ-3', sort: 'population-desc' })
    expect(members.body.total).toBe(108)
    const populations = members.body.municipalities.map(({ population }) => population ?? 0)
    expect(populations).toEqual([...populations].sort((a, b) => b - a))
    const { body } = await ask<MunicipalityList>('/api/municipalities', { withRecords: 'true', sort: 'records', limit: '2000' })
    expect(body.municipalities.every(({ records }) => records > 0)).toBe(true)
    expect(body.municipalities[0]?.records).toBe(Math.max(...body.municipalities.map(({ records }) => records)))
  })
})

describe('peers', () => {
  it('come with step, reason, distances in words, and what the library has of them', async () => {
    const { body } = await ask<PeersAnswer>(`${FUKUTSU}/peers`, { limit: '200' })
    expect(body.steps.map(({ id }) => id)).toEqual(['same-group', 'industry', 'band', 'prefecture'])
    expect(body.total).toBe(body.steps.reduce((sum, { members }) => sum + members, 0))
    const [first] = body.peers
    expect(first?.reason).toMatch(/^同じ類似団体（都市Ⅱ-3）で、人口は/)
    expect(first?.distances.map(({ id }) => id)).toEqual(['population', 'area', 'industry', 'fiscal', 'staff'])
    for (const { municipality, newest } of body.peers) expect(newest, municipality.name).toHaveLength(Math.min(2, municipality.examples))
  })

  it('with examples only are counted as the steps say', async () => {
    const { body } = await ask<PeersAnswer>(`${FUKUTSU}/peers`, { withExamples: 'true', limit: '200' })
    expect(body.peers.every(({ municipality }) => municipality.examples > 0)).toBe(true)
    expect(body.peers.filter(({ step }) => step === 'same-group')).toHaveLength(body.steps[0]?.withExamples ?? -1)
  })

  it('count as examples only what names few places, and name the newest of these', async () => {
    const { body } = await ask<PeersAnswer>(`${FUKUTSU}/peers`, { limit: '200' })
    const named = body.peers.filter(({ municipality: { records, examples } }) => examples === 0 && records > 0)
    expect(named.length).toBeGreaterThan(5)
    for (const { municipality } of [...body.peers.filter(({ newest }) => newest.length > 0).slice(0, 3), ...named.slice(0, 3)]) {
      const { hits } = await search({ municipality: municipality.code, limit: '100' })
      expect(hits, municipality.name).toHaveLength(municipality.records)
      expect(hits.filter(({ municipalities }) => municipalities.length <= 10)).toHaveLength(municipality.examples)
    }
    expect(body.peers.flatMap(({ newest }) => newest).every(({ municipalities }) => municipalities.length <= 10)).toBe(true)
    expect(body.usualWeights).toEqual(body.weights)
  })

  it('are reordered by weights, and weights have limits', async () => {
    const { body } = await ask<PeersAnswer>(`${FUKUTSU}/peers`, { population: '0', area: '3', industry: '0', fiscal: '0', staff: '0' })
    expect(body.weights).toEqual({ population: 0, area: 3, industry: 0, fiscal: 0, staff: 0 })
    const distances = body.peers.map(({ distances: [, area] }) => area?.distance ?? 1)
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    const refused = await ask<ErrorBody>(`${FUKUTSU}/peers`, { staff: '3.5' })
    expect(refused).toMatchObject({ status: 400, body: { code: 'BAD_PARAMETER', parameter: 'staff' } })
  })

  it('have records, nearest peer first and the most telling first, never the own ones', async () => {
    const { body } = await ask<PeerRecordsAnswer>(`${FUKUTSU}/peer-records`, { limit: '100' })
    expect(body.records.length).toBeGreaterThan(50)
    expect(body.records.some(({ document }) => document.municipalities.some(({ code }) => code === '402249'))).toBe(false)
    const peers = (await ask<PeersAnswer>(`${FUKUTSU}/peers`, { withExamples: 'true', limit: '200' })).body.peers
    const places = body.records.map(({ peer }) => peers.findIndex(({ municipality }) => municipality.code === peer.code))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    for (const [place, { document, peer }] of body.records.entries()) {
      const before = body.records[place - 1]
      if (before?.peer.code === peer.code)
        expect(before.document.municipalities.length, document.id).toBeLessThanOrEqual(document.municipalities.length)
    }
    const second = await ask<PeerRecordsAnswer>(`${FUKUTSU}/peer-records`, { limit: '10', offset: '10' })
    expect(second.body.records).toEqual(body.records.slice(10, 20))
    expect(second.body.total).toBe(body.total)
  })
})

describe('records of peers', () => {
  it('leave room for many peers where few of each are asked for', async () => {
    const all = await ask<PeerRecordsAnswer>(`${FUKUTSU}/peer-records`, { limit: '100' })
    const { body } = await ask<PeerRecordsAnswer>(`${FUKUTSU}/peer-records`, { limit: '12', perPeer: '1' })
    expect(new Set(body.records.map(({ peer }) => peer.code)).size).toBe(12)
    const firsts = all.body.records.filter(({ peer }, place) => all.body.records[place - 1]?.peer.code !== peer.code)
    expect(body.records).toEqual(firsts.slice(0, 12))
  })
})

describe('a comparison', () => {
  it('tells figures and words, and the step', async () => {
    const { body } = await ask<ComparisonAnswer>(`${FUKUTSU}/compare/281000`)
    expect(body).toMatchObject({ comparable: true, step: null })
    expect(body.distances[0]).toMatchObject({ ownText: '67,033人', otherText: '1,525,152人', words: '人口はずっと多いです（23倍）' })
    expect((await ask<ComparisonAnswer>(`${FUKUTSU}/compare/402168`)).body.step).toBe('same-group')
  })

  it('is refused in words between a prefecture and a city, and for unknown codes', async () => {
    const { body } = await ask<ComparisonAnswer>(`${FUKUTSU}/compare/400009`)
    expect(body).toMatchObject({ comparable: false, distances: [], distance: null })
    expect(body.reason).toContain('都道府県と市区町村は役割が違う')
    const unknown = await ask<ErrorBody>(`${FUKUTSU}/compare/999999`)
    expect(unknown).toMatchObject({ status: 404, body: { code: 'NO_SUCH_MUNICIPALITY', parameter: 'other' } })
  })
})

describe('files for spreadsheets', () => {
  it('hold the list, the peers and all results of a search', async () => {
    const list = await file('/api/municipalities?format=csv&prefecture=240001')
    expect(list.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(list.headers.get('content-disposition')).toContain(encodeURIComponent('自治体一覧.csv'))
    expect(list.text.startsWith('\uFEFF団体コード,都道府県,名前')).toBe(true)
    expect(list.rows).toHaveLength(29)
    for (const heading of [
      '人口（2020年国勢調査）',
      '第3次産業の割合（%、2020年国勢調査）',
      '財政力指数（2023年度）',
      '職員数（2023年度）',
    ])
      expect(list.text.split('\r\n')[0]).toContain(heading)
    const peers = await file(`${FUKUTSU}/peers?format=csv&limit=200`)
    expect(peers.rows).toHaveLength(200)
    expect(peers.rows[0]).toContain('同じ類似団体（都市Ⅱ-3）')
    const all = await ask<PeersAnswer>(`${FUKUTSU}/peers`, { limit: '1' })
    expect((await file(`${FUKUTSU}/peers?format=csv&limit=2000`)).rows).toHaveLength(all.body.total)
    const records = await file(`${FUKUTSU}/peer-records?format=csv&perPeer=1`)
    expect(records.text.startsWith('\uFEFF似た自治体,似ている理由,資料の番号,題名')).toBe(true)
    expect(records.rows).toHaveLength(20)
    const results = await file('/api/search.csv?q=%E6%94%B9%E5%96%84%E3%80%80%E4%B8%89%E9%87%8D%E7%9C%8C')
    const found = await search({ q: '改善　三重県', limit: '100' })
    expect(results.rows.map((row) => row.split(',')[0])).toEqual(found.hits.map(({ id }) => id))
  })

  it('of all documents hold them all', async () => {
    expect((await file('/api/search.csv')).rows).toHaveLength((await search({})).total)
  })
})
