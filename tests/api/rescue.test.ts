import { describe, expect, it } from 'vitest'
import type { SearchResponse } from '../../server/search/searchShapes.ts'
import { search } from './askLibrary.ts'

type Rescue = NonNullable<SearchResponse['rescue']>

async function rescueOf(parameters: Readonly<Record<string, string | readonly string[]>>): Promise<Rescue> {
  const { total, rescue } = await search(parameters)
  expect(total).toBe(0)
  return rescue ?? expect.fail('no rescue')
}

describe('a search that finds nothing', () => {
  it('names the filter to drop, with the number that is then found', async () => {
    const asked = { q: '窓口', level: 'operations', year: '1950' }
    const { withoutFacet, withoutFilters } = await rescueOf(asked)
    expect(withoutFacet.map(({ facet, labels }) => [facet, labels])).toEqual([['year', ['1950年度（昭和25年度）']]])
    expect((await search({ q: '窓口', level: 'operations' })).total).toBe(withoutFacet[0]?.total)
    expect((await search({ q: '窓口' })).total).toBe(withoutFilters?.total)
  })

  it('drops a named filter together with the particle behind it', async () => {
    const { withoutFacet } = await rescueOf({ q: '令和5年度の三重県の職員表彰' })
    expect(withoutFacet.map(({ facet, q }) => [facet, q]).sort()).toEqual([
      ['prefecture', '令和5年度の職員表彰'],
      ['year', '三重県の職員表彰'],
    ])
  })

  it('drops a filter that was named in words together with its words', async () => {
    const { withoutFacet, withoutWords, withoutFilters } = await rescueOf({ q: '中野区 令和3年度 おくやみ' })
    for (const { facet, q, total } of withoutFacet) {
      expect(total, facet).toBeGreaterThan(0)
      expect((await search({ q })).total, q).toBe(total)
    }
    expect(withoutWords?.q).toBe('中野区 令和3年度')
    expect(withoutFilters?.q).toBe('おくやみ')
    for (const way of [withoutWords, withoutFilters]) expect((await search({ q: way?.q ?? '' })).total).toBe(way?.total)
  })

  it('drops all years of a range at once', async () => {
    const { withoutFacet } = await rescueOf({ q: '平成13〜15年度の三重県の職員表彰' })
    expect(withoutFacet).toContainEqual(expect.objectContaining({ facet: 'year', q: '三重県の職員表彰' }))
  })

  it('offers a word that only shares kanji in place of one word, but not beside another that occurs nowhere', async () => {
    const offered = async (q: string) => (await search({ q })).near.filter(({ how }) => how === 'kanji')
    expect(await offered('探査')).not.toEqual([])
    expect(await offered('火星探査')).toEqual([])
  })

  it('tells under which other forms the words were looked for', async () => {
    const { tried } = await rescueOf({ q: '取組', year: '1950' })
    expect(tried.find(({ typed }) => typed === '取組')?.forms).toContain('取り組み')
  })

  it('offers the words without quotes', async () => {
    const { withoutOperators } = await rescueOf({ q: '「窓口職員改善事例」' })
    expect(withoutOperators?.q).toBe('窓口職員改善事例')
    expect((await search({ q: withoutOperators?.q ?? '' })).total).toBe(withoutOperators?.total)
  })

  it.each([
    // Whom a mentor helps or what he gives: which is nearer depends on all words of the library.
    [{ q: 'メンター', prefecture: '130001' }, /^(?:新人|助言)$/],
    [{ q: '給食', prefecture: '400009' }, /^食べる$/],
  ])('offers words near in meaning to those that it knows but does not find, under the same filters: %o', async (asked, meant) => {
    const { near, total } = await search(asked)
    expect(total).toBe(0)
    const related = near.filter(({ how }) => how === 'meaning')
    expect(related.map(({ word }) => word)).toContainEqual(expect.stringMatching(meant))
    for (const offer of related) expect((await search({ ...asked, q: offer.q })).total, offer.q).toBe(offer.total)
  })

  it.each([
    '「書かない窓口」 中野区',
    '三重県 kintone',
    'ナッジ 三重県',
    'テレワーク 2003年度',
    '「存在しない言葉だよ」',
    '財政 沖縄県 1999年度',
  ])('offers no places, nor words that are far from those typed: %s', async (q) => {
    const { near, total } = await search({ q })
    expect(total).toBe(0)
    for (const { word } of near) {
      expect(word).not.toMatch(/^(?:山形県?|舞鶴市?|徳島県?|福井[市県]?|足利市?|たどり着く|生きる|文字)$/)
      expect((await search({ q: word })).understood.filters, word).toEqual([])
    }
  })

  it('offers a word once, and not its parts beside it', async () => {
    const words = (await search({ q: 'ナッジ 三重県' })).near.map(({ word }) => word)
    expect(words).toContain('立ち上げ')
    for (const part of ['立ち', '上げ']) expect(words).not.toContain(part)
  })

  it('offers nothing where no word is near', async () => {
    expect((await search({ q: '「存在しない言葉だよ」' })).near).toEqual([])
  })

  it('leaves out what says an excluded word, not what may be called by it', async () => {
    const [{ total: without }, { total: all }] = [await search({ q: '人材育成 -研修' }), await search({ q: '人材育成' })]
    // 研修 is a synonym of the level, but most of its records do not say it.
    expect(without).toBeGreaterThan(all / 2)
    expect((await search({ q: '-まどぐち' })).total, 'by its reading').toBe((await search({ q: '-窓口' })).total)
  })

  it('has no false hope for words that nothing is near to', async () => {
    const { ignored, near, rescue } = await search({ q: '魑魅魍魎' })
    expect({ ignored, near, rescue }).toEqual({ ignored: ['魑魅魍魎'], near: [], rescue: { tried: [], withoutFacet: [] } })
  })
})

describe('words that occur nowhere', () => {
  it.each([
    ['オフサイトミーテング', 'オフサイトミーティング', 'spelling'],
    ['改膳', '改善', 'slip'],
    ['滑河市', '滑川市', 'slip'],
    ['madog', '窓口', 'begun'],
    ['まどg', '窓口', 'begun'],
    ['nakan', '中野区', 'begun'],
  ])('%s: perhaps %s (%s)', async (typed, meant, how) => {
    const { near } = await search({ q: typed })
    expect(near[0]).toMatchObject({ q: meant, how, keepsFilters: true })
    expect((await search({ q: meant })).total).toBe(near[0]?.total)
  })

  it.each([
    ['わーくしょっぷ', 'ワークショップ'],
    ['まどぐち', '窓口'],
  ])('are not those that are found by their reading: %s', async (typed, meant) => {
    const { total, ignored, near } = await search({ q: typed })
    expect({ ignored, near }).toEqual({ ignored: [], near: [] })
    expect(total).toBeGreaterThanOrEqual((await search({ q: meant })).total)
  })

  it.each([
    ['府中町', '府中町（広島県）'],
    ['中央区', '中央区（東京都）'],
    ['堺市役所', '堺市（大阪府）'],
    ['鶴ヶ島', '鶴ヶ島市（埼玉県）'],
  ])('are no mistyped name where they name a municipality: %s', async (typed, label) => {
    const { total, ignored, unrecorded, near } = await search({ q: typed })
    expect({ total, ignored, near }).toEqual({ total: 0, ignored: [], near: [] })
    expect(unrecorded).toMatchObject([{ label, stretches: [{ text: typed, start: 0, end: typed.length }], searched: false }])
  })

  it.each(['昭和63年度', '2030年度'])('may be a year: %s is not every other 年度', async (q) => {
    const { total, ignored, near } = await search({ q })
    expect({ total, ignored, near }).toEqual({ total: 0, ignored: [q], near: [] })
  })

  it('says where only leaving the filters helps', async () => {
    const { near } = await search({ q: 'オフサイトミーテング', year: '1950' })
    expect(near[0]).toMatchObject({ q: 'オフサイトミーティング', keepsFilters: false })
    expect((await search({ q: 'オフサイトミーティング' })).total).toBe(near[0]?.total)
  })

  it('are named while the others are searched', async () => {
    const { total, ignored, rescue } = await search({ q: '魑魅魍魎 メンター制度' })
    expect(total).toBeGreaterThan(0)
    expect([ignored, rescue]).toEqual([['魑魅魍魎'], undefined])
  })

  it('are told of what is asked for, not of what is excluded or quoted', async () => {
    const { ignored } = await search({ q: '嘯く -嘯いた 窓口' })
    expect(ignored).toEqual(['嘯く'])
  })

  it('are not invented for searches that find all their words', async () => {
    const { ignored, near, rescue } = await search({ q: '若手職員の提案' })
    expect([ignored, near, rescue]).toEqual([[], [], undefined])
  })
})
