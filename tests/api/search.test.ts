import { describe, expect, it } from 'vitest'
import { Value } from 'typebox/value'
import { FILTER_NAMES, MAX_REACHABLE, SearchResponseShape, type SearchResponse } from '../../server/search/searchShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)

describe('a search without words', () => {
  it('lists all documents, the newest first', async () => {
    const { total, reachable, hits } = await search({ limit: '50' })
    expect(total).toBeGreaterThanOrEqual(400)
    expect(reachable).toBe(Math.min(total, MAX_REACHABLE))
    const years = hits.map(({ activityYear, reportYear }) => (activityYear ?? reportYear)?.year ?? 0)
    expect(years).toEqual([...years].sort((a, b) => b - a))
  })

  it('gives every document once over all pages, in pages of any size', async () => {
    const { total } = await search({ limit: '1' })
    const ids: string[] = []
    for (let offset = 0; offset < total; offset += 97)
      ids.push(...(await search({ limit: '97', offset: String(offset) })).hits.map(({ id }) => id))
    expect(ids.length).toBe(total)
    expect(new Set(ids).size).toBe(total)
  })
})

describe('an answer', () => {
  // It is written without a look at its schema.
  it.each([
    { q: '窓口の待ち時間を減らした事例', explain: 'true' },
    { q: 'まどぐちかいぜん 令和4・5年度', explain: 'true', level: 'workplace' },
    { q: '府中市の「改善」 -研修 OR 対話' },
    { q: '千代田区のおくやみこーなー', type: 'case' },
    { q: 'ぞんざいしない語句', limit: '100' },
  ])('to %o holds what its schema tells, and no more', async (parameters) => {
    const answer = await search(parameters)
    expect([...Value.Errors(SearchResponseShape, answer)]).toEqual([])
    expect(Value.Clean(SearchResponseShape, structuredClone(answer))).toEqual(answer)
  })
})

describe('a search with words', () => {
  it('gives every document at most once, also across pages and between them', async () => {
    const { total } = await search({ q: '職員の提案', limit: '1' })
    const seen: string[] = []
    for (let offset = 0; offset < Math.min(total, 260); offset += 33) {
      seen.push(...(await search({ q: '職員の提案', limit: '33', offset: String(offset) })).hits.map(({ id }) => id))
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBe(Math.min(total, Math.ceil(260 / 33) * 33))
  })

  it('marks inflected forms in the displayed text: 減らした for 減らす', async () => {
    const { hits } = await search({ q: '残業を減らす', limit: '20' })
    const marked = hits.flatMap(({ passage, titleSegments }) => [...passage.segments, ...titleSegments]).filter(({ hit }) => hit)
    expect(marked.map(({ text }) => text).some((text) => /^減ら(し|さ|せ)/.test(text))).toBe(true)
  })

  it('answers segments that join to the title, and never HTML', async () => {
    const { hits } = await search({ q: '改善した窓口', limit: '50' })
    for (const { title, titleSegments, passage } of hits) {
      expect(titleSegments.map(({ text }) => text).join('')).toBe(title)
      expect(passage.segments.every(({ text }) => text.length > 0)).toBe(true)
    }
    expect(JSON.stringify(hits)).not.toMatch(/<\/?(em|mark|b|span)[ >]/)
  })

  it('finds nothing, rather than everything, for words that occur nowhere and for mere signs', async () => {
    for (const q of ['ぬるぽがっ屁理屈魑魅', '？！…', 'の', '〓〓〓']) {
      const { total, hits } = await search({ q })
      expect([q, total, hits.length]).toEqual([q, 0, 0])
    }
  })

  it('does not let an unknown word hide the known ones after it', async () => {
    const known = await search({ q: 'メンター制度' })
    const withUnknown = await search({ q: '魑魅魍魎 メンター制度' })
    expect(withUnknown.hits.map(({ id }) => id)).toEqual(known.hits.map(({ id }) => id))
  })

  it('reads years and widths alike: 令和4年度, R4, 2022年度, ２０２２年度', async () => {
    const answers = await Promise.all(
      ['令和4年度', 'R4', '2022年度', '２０２２年度', '令和四年度の'].slice(0, 4).map((q) => search({ q, limit: '50' })),
    )
    const ids = answers.map(({ hits }) => hits.map(({ id }) => id))
    for (const other of ids.slice(1)) expect(other).toEqual(ids[0])
    expect(ids[0]?.length).toBeGreaterThan(10)
  })

  it('sorts by year on demand, documents without a year last either way', async () => {
    for (const [sort, direction] of [
      ['year-desc', -1],
      ['year-asc', 1],
    ] as const) {
      const { hits } = await search({ q: '職員', sort, limit: '100' })
      const years = hits.map(({ activityYear, reportYear }) => (activityYear ?? reportYear)?.year ?? null)
      const known = years.filter((year) => year !== null)
      expect(known).toEqual([...known].sort((a, b) => direction * (a - b)))
      expect(years.lastIndexOf(known.at(-1) ?? 0)).toBe(known.length - 1)
    }
  })

  it('takes 500 characters and refuses 501 with the name of the parameter', async () => {
    expect((await ask('/api/search', { q: '改善'.repeat(250) })).status).toBe(200)
    const { status, body } = await ask<ErrorBody>('/api/search', { q: `${'改善'.repeat(250)}。` })
    expect([status, body.code, body.parameter]).toEqual([400, 'BAD_PARAMETER', 'q'])
    expect(body.message).toContain('500')
  })
})

describe('facets', () => {
  it('count documents: each type once, adding up to the total', async () => {
    for (const q of ['', '窓口', '若手職員の提案']) {
      const { total, facets } = await search({ q })
      expect(sum(facets.type)).toBe(total)
      expect(sum(facets.year)).toBe(total)
    }
  })

  it('promise exactly what choosing a value leads to', async () => {
    const { facets } = await search({ q: '職員' })
    for (const name of FILTER_NAMES) {
      const first = facets[name][0]
      expect(first, name).toBeDefined()
      expect((await search({ q: '職員', [name]: first?.value ?? '' })).total, name).toBe(first?.count)
    }
  })

  it('do not hide the other values of the facet that is being used', async () => {
    const free = await search({ q: '職員' })
    const chosen = await search({ q: '職員', level: 'people' })
    const counts = (response: SearchResponse) => Object.fromEntries(response.facets.level.map(({ value, count }) => [value, count]))
    expect(counts(chosen)).toEqual(counts(free))
    expect(chosen.facets.level.filter((choice) => 'selected' in choice)).toMatchObject([{ value: 'people', selected: true }])
    expect(Object.values(free.facets).flatMap((values) => values.filter((choice) => 'selected' in choice))).toEqual([])
    expect(sum(chosen.facets.type)).toBe(chosen.total)
    expect(chosen.total).toBeLessThan(free.total)
  })

  it('join values of one facet by OR and facets by AND', async () => {
    const [people, workplace, either] = await Promise.all([
      search({ level: 'people' }),
      search({ level: 'workplace' }),
      search({ level: ['people', 'workplace'] }),
    ])
    expect(either.total).toBeGreaterThan(Math.max(people.total, workplace.total))
    expect(either.total).toBeLessThanOrEqual(people.total + workplace.total)
    const both = await search({ level: 'people', type: 'case' })
    expect(both.total).toBeLessThan(people.total)
    expect(both.hits.every(({ type, levels }) => type.id === 'case' && levels.some(({ id }) => id === 'people'))).toBe(true)
  })

  it('keep a chosen value at zero, so that it can be taken back', async () => {
    const { facets, total } = await search({ q: 'オフサイトミーティング', programme: 'five-s' })
    expect(total).toBe(0)
    expect(facets.programme.find(({ value }) => value === 'five-s')).toMatchObject({ selected: true, count: 0 })
  })
})

describe('bad parameters', () => {
  it.each([
    [{ foo: '1' }, 'UNKNOWN_PARAMETER', 'foo'],
    [{ q: ['a', 'b'] }, 'BAD_PARAMETER', 'q'],
    [{ limit: '0' }, 'BAD_PARAMETER', 'limit'],
    [{ limit: '101' }, 'BAD_PARAMETER', 'limit'],
    [{ offset: '-1' }, 'BAD_PARAMETER', 'offset'],
    [{ offset: 'x' }, 'BAD_PARAMETER', 'offset'],
    [{ offset: '1000' }, 'OFFSET_TOO_DEEP', 'offset'],
    [{ sort: 'best' }, 'BAD_PARAMETER', 'sort'],
    [{ level: 'nonsense' }, 'UNKNOWN_VALUE', 'level'],
    [{ year: '20222' }, 'UNKNOWN_VALUE', 'year'],
    [{ municipality: '999999' }, 'UNKNOWN_VALUE', 'municipality'],
    [{ prefecture: '131148' }, 'UNKNOWN_VALUE', 'prefecture'],
    [{ scene: '" OR visibility = "member' }, 'UNKNOWN_VALUE', 'scene'],
  ])('%j is a 400 that says which', async (parameters, code, parameter) => {
    const { status, body } = await ask<ErrorBody>('/api/search', parameters as Record<string, string | string[]>)
    expect([status, body.code, body.parameter]).toEqual([400, code, parameter])
    expect(body.message).toMatch(/[。]$/)
  })
})
