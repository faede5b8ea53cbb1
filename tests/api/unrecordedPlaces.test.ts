import { describe, expect, it } from 'vitest'
import { ask, search } from './askLibrary.ts'

describe('a place of which there is no record', () => {
  it.each([
    ['広島県府中市', '342084', '府中市（広島県）'],
    ['広島県 府中市', '342084', '府中市（広島県）'],
    ['府中市（広島県）', '342084', '府中市（広島県）'],
    ['広島県府中市役所', '342084', '府中市（広島県）'],
    ['北海道伊達市', '012335', '伊達市（北海道）'],
    ['福岡県川崎町', '406058', '川崎町（福岡県）'],
    ['埼玉県鶴ヶ島市', '112411', '鶴ヶ島市（埼玉県）'],
  ])('is told, and neither its namesake nor its prefecture is found instead: %s', async (q, code, label) => {
    const { total, words, ignored, unrecorded } = await search({ q })
    expect({ total, words, ignored }).toEqual({ total: 0, words: [], ignored: [] })
    expect(unrecorded).toEqual([{ code, label, stretches: [{ text: q, start: 0, end: q.length }], searched: false }])
  })

  it.each(['広島の府中', '広島県 府中', '広島県府中'])(
    'is told of each that it may be in the prefecture named before it: %s',
    async (q) => {
      const { total, words, ignored, unrecorded = [] } = await search({ q: `${q}の窓口` })
      expect({ words, ignored }).toEqual({ words: ['窓口'], ignored: [] })
      expect(unrecorded.filter(({ code }) => code !== '340006').map(({ label, searched }) => [label, searched])).toEqual([
        ['府中町（広島県）', false],
        ['府中市（広島県）', false],
      ])
      expect(total).toBeGreaterThan(0)
    },
  )

  it.each(['広島県府中市', '府中市（広島県）', '鶴ヶ島市', '檮原町'])('leaves the other words as they are: %sの窓口', async (place) => {
    const [found, without] = [await search({ q: `${place}の窓口` }), await search({ q: '窓口' })]
    expect([found.total, found.words, found.ignored]).toEqual([without.total, without.words, []])
    expect(found.unrecorded).toMatchObject([{ stretches: [{ text: place }], searched: false }])
    expect(without).not.toHaveProperty('unrecorded')
  })

  it('has no part in the order of what the other words find', async () => {
    const ids = async (q: string) => (await search({ q })).hits.map(({ id }) => id)
    expect(await ids('広島県府中市 窓口')).toEqual(await ids('窓口'))
  })

  it('is no reason to list all of a year, but is to list another place that is named with it', async () => {
    const { total, rescue } = await search({ q: '広島県府中市 令和4年度' })
    expect([total, rescue?.withoutWords]).toEqual([0, { q: '令和4年度', total: (await search({ q: '令和4年度' })).total }])
    expect((await search({ q: '広島県府中市と中野区' })).total).toBe((await search({ q: '中野区' })).total)
  })

  it('is searched as words where nothing is decided against, and told all the same', async () => {
    const { total, unrecorded } = await search({ q: '関市' })
    expect(total).toBeGreaterThan(0)
    expect(unrecorded).toMatchObject([{ code: '212059', label: '関市（岐阜県）', searched: true }])
    expect((await search({ q: '岐阜県関市' })).total).toBe(0)
  })

  it('is searched as words where it is one of several alternatives', async () => {
    const { words } = await search({ q: '広島県府中市 OR 窓口' })
    expect(words).toContain('府中市')
  })

  it('is each of several that bear the name today', async () => {
    const { unrecorded } = await search({ q: '南部町' })
    expect(unrecorded?.map(({ label }) => label).sort()).toEqual(['南部町（山梨県）', '南部町（青森県）', '南部町（鳥取県）'].sort())
  })

  it('is told by the name of today where the words have one of the past', async () => {
    const { ignored, unrecorded } = await search({ q: '嘉穂町' })
    expect(ignored).toEqual([])
    expect(unrecorded).toMatchObject([{ label: '嘉麻市（福岡県）', formerName: '嘉穂町' }])
  })

  it('is told where it is chosen, and stays a filter with no count', async () => {
    const { total, unrecorded, facets, rescue } = await search({ municipality: '112411' })
    expect(unrecorded).toEqual([{ code: '112411', label: '鶴ヶ島市（埼玉県）', stretches: [], searched: false }])
    expect(total).toBe(0)
    expect(facets.municipality.find(({ value }) => value === '112411')).toMatchObject({ count: 0, selected: true })
    expect(rescue?.withoutFacet[0]).toMatchObject({ facet: 'municipality', labels: ['鶴ヶ島市'] })
    const both = await search({ municipality: ['112411', '131148'] })
    expect(both.total).toBe((await search({ municipality: '131148' })).total)
    expect(both.unrecorded?.map(({ code }) => code)).toEqual(['112411'])
  })

  it('is told once where it is both named and chosen', async () => {
    const { total, unrecorded } = await search({ q: '広島県府中市', municipality: '342084' })
    expect([total, unrecorded?.map(({ code }) => code)]).toEqual([0, ['342084']])
  })

  it('is none that has records, whatever else is asked for', async () => {
    expect(await search({ q: '東京都府中市 魑魅魍魎' })).not.toHaveProperty('unrecorded')
    expect(await search({ municipality: '131148', year: '1950' })).not.toHaveProperty('unrecorded')
    expect((await search({ q: '府中市（東京都）' })).words).toEqual([])
  })

  it('has its shape in the OpenAPI document', async () => {
    const { body } = await ask<{ paths: Record<string, unknown> }>('/api/openapi.json')
    const written = JSON.stringify(body.paths['/api/search'])
    expect(written).toContain('"unrecorded":{"type":"array"')
    for (const field of ['code', 'label', 'formerName', 'stretches', 'searched']) expect(written).toContain(`"${field}":{`)
  })
})
