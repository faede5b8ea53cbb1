import { describe, expect, it } from 'vitest'
import type { SearchResponse } from '../../server/search/searchShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

type Hit = SearchResponse['hits'][number]
type Explained = Hit & Required<Pick<Hit, 'matched' | 'missing'>>
type Found = Explained['matched'][number]['found'][number]

/** Searches and asks for the reasons, which every hit must then carry. */
async function explained(parameters: Parameters<typeof search>[0]): Promise<{ hits: Explained[] }> {
  const { hits } = await search({ ...parameters, explain: 'true' })
  return {
    hits: hits.map(({ matched, missing, ...hit }) => {
      if (!matched || !missing) throw new Error(`${hit.id} was found without a reason`)
      return { ...hit, matched, missing }
    }),
  }
}

/** All forms that were found for a word, over the first hits of a question. */
async function formsOf(q: string, word: string): Promise<Found[]> {
  const { hits } = await explained({ q, limit: '50' })
  return hits.flatMap(({ matched }) => matched.filter((one) => one.word === word).flatMap(({ found }) => found))
}

describe('why a hit matched', () => {
  it('tells inflections, spellings and synonyms apart', async () => {
    expect((await formsOf('残業を減らした', '減らした')).some(({ form, how }) => how === 'inflected' && form.startsWith('減ら'))).toBe(true)
    expect((await formsOf('取組', '取組')).some(({ form, how }) => form === '取り組み' && how === 'spelling')).toBe(true)
    expect((await formsOf('カイゼン', 'カイゼン')).some(({ form, how }) => form === '改善' && how === 'synonym')).toBe(true)
  })

  it('says that a year named in words is the year of the record', async () => {
    const { hits } = await explained({ q: '令和4年度 職員', limit: '20' })
    expect(hits.length).toBeGreaterThan(3)
    for (const { id, matched } of hits) {
      expect(matched.find(({ word }) => word === '令和4年度')?.found, id).toContainEqual({
        form: '2022年度（令和4年度）',
        where: ['year'],
        how: 'year',
      })
    }
  })

  it('tells only what the shown passage, the title and the fields of the record say', async () => {
    for (const q of ['若手職員の提案が通らない', '窓口の待ち時間', 'DX']) {
      const { hits } = await explained({ q, limit: '50' })
      for (const { id, title, summary, passage, matched } of hits) {
        const isWhole = !passage.cutStart && !passage.cutEnd
        const text = passage.segments.map((segment) => segment.text).join('')
        for (const { form, where } of matched.flatMap(({ found }) => found)) {
          if (where.includes('title')) expect(title, id).toContain(form)
          if (where.includes('summary')) expect(summary, id).toContain(form)
          if (where.includes('body') && isWhole) expect(text, id).toContain(form)
        }
      }
    }
  })

  it.each([
    ['じんじひょうか', '人事評価'],
    ['ぎょうせいひょうか', '行政評価'],
    ['そうごうけいかく', '総合計画'],
    ['わかてしょくいん', '若手職員'],
    ['よさんへんせい', '予算編成'],
  ])('tells and marks the words that a compound in kana is the reading of: %s', async (q, form) => {
    const [{ hits }, { words }] = [await explained({ q }), await search({ q })]
    expect(words).toEqual([q])
    expect(hits.length).toBeGreaterThan(2)
    for (const { id, matched, missing } of hits) expect([...matched.map(({ word }) => word), ...missing], id).toEqual([q])
    const marked = hits.map(({ titleSegments, passage }) => [...titleSegments, ...passage.segments].filter(({ hit }) => hit))
    for (const [index, { matched }] of hits.entries()) {
      for (const { found } of matched) expect(found).toContainEqual(expect.objectContaining({ form, how: 'reading' }))
      expect(marked[index]?.some(({ text }) => text.includes(form))).toBe(matched.length > 0)
    }
    expect(marked.flat().length).toBeGreaterThan(2)
  })

  it('tells a word that only has what was typed as a part, and not that it is read the same', async () => {
    const found = [...(await formsOf('残業', '残業')), ...(await formsOf('窓口', '窓口'))]
    expect(found).toContainEqual(expect.objectContaining({ form: 'ノー残業デー', how: 'part' }))
    expect(found).toContainEqual(expect.objectContaining({ form: 'ワンストップ窓口', how: 'part' }))
    expect(found.filter(({ how }) => how === 'reading')).toEqual([])
  })

  it('puts every word of the question into matched or missing, once', async () => {
    const q = '若手職員の提案が通らない'
    const { hits } = await explained({ q, limit: '50' })
    for (const { id, matched, missing } of hits) {
      const told = [...matched.map(({ word }) => word), ...missing]
      expect([id, [...told].sort()]).toEqual([id, ['若手', '職員', '提案', '通らない'].sort()])
      expect(matched.every(({ found }) => found.length > 0)).toBe(true)
    }
    expect(hits.some(({ missing }) => missing.length > 0)).toBe(true)
  })

  it('has nothing to tell without words', async () => {
    const { hits } = await explained({ level: 'people', limit: '5' })
    expect(hits.every(({ matched, missing }) => matched.length === 0 && missing.length === 0)).toBe(true)
  })

  it.each(['若手職員の提案が通らない', '2022年度', '"提案制度"', '窓口 -電話', 'madoguchi', '中野区 令和3〜5年度'])(
    'has something to tell of every hit where words or filters were understood: %s',
    async (q) => {
      const { hits } = await explained({ q })
      const { words, understood } = await search({ q })
      expect(words.length + understood.filters.length).toBeGreaterThan(0)
      expect(hits.length).toBeGreaterThan(0)
      for (const { id, matched, missing } of hits) expect(matched.length + missing.length, id).toBeGreaterThan(0)
    },
  )
})

describe('a search that does not ask why', () => {
  it.each([{}, { explain: 'false' }])('carries no reasons, and is the same answer otherwise (%o)', async (parameters) => {
    const asked = { q: '若手職員の提案が通らない', year: '2022', offset: '2', limit: '5' }
    const plain = await search({ ...asked, ...parameters })
    expect(plain.hits).toHaveLength(5)
    for (const hit of plain.hits) expect(Object.keys(hit).filter((key) => key === 'matched' || key === 'missing')).toEqual([])
    const { hits } = await explained(asked)
    expect(plain.hits).toEqual(hits.map(({ matched: _, missing: __, ...hit }) => hit))
  })

  it.each([{ explain: 'x' }, { explain: '' }, { explain: ['true', 'true'] }])('cannot be asked for with %o', async (parameters) => {
    const { status, body } = await ask<ErrorBody>('/api/search', { q: '窓口', ...parameters })
    expect([status, body.code, body.parameter]).toEqual([400, 'BAD_PARAMETER', 'explain'])
  })

  it('is what a file for spreadsheets is: it knows no reasons', async () => {
    const { status, body } = await ask<ErrorBody>('/api/search.csv', { q: '窓口', explain: 'true' })
    expect([status, body.code, body.parameter]).toEqual([400, 'UNKNOWN_PARAMETER', 'explain'])
  })
})
