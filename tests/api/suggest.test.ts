import { describe, expect, it } from 'vitest'
import type { Suggestion, SuggestResponse } from '../../server/suggest/suggestShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

async function suggestions(q: string, parameters: Readonly<Record<string, string | readonly string[]>> = {}): Promise<Suggestion[]> {
  const { status, body } = await ask<SuggestResponse>('/api/suggest', { q, ...parameters })
  if (status !== 200) throw new Error(`suggest answered ${status}: ${JSON.stringify(body)}`)
  return body.suggestions
}

const NAKANO_WARD = { kind: 'municipality', label: '中野区', detail: '東京都' }

describe('suggestions', () => {
  it.each([
    ['なかの', NAKANO_WARD],
    ['中野', NAKANO_WARD],
    ['nak', NAKANO_WARD],
    ['naka', NAKANO_WARD],
    ['nakano', NAKANO_WARD],
    ['なk', NAKANO_WARD],
    ['なｋ', NAKANO_WARD],
    ['ふくつ', { kind: 'municipality', label: '福津市', detail: '福岡県' }],
    ['hukutu', { kind: 'municipality', label: '福津市', detail: '福岡県' }],
    ['ﾅﾒﾘ', { kind: 'municipality', label: '滑川市', detail: '富山県' }],
    ['久居', { kind: 'municipality', label: '津市', detail: '三重県・旧久居市' }],
    ['toukyou', { kind: 'prefecture', label: '東京都' }],
    ['tokyo', { kind: 'prefecture', label: '東京都' }],
    ['かいぜ', { kind: 'term', label: '改善' }],
    ['カイゼ', { kind: 'term', label: '改善' }],
    ['kaize', { kind: 'term', label: '改善' }],
    ['かいz', { kind: 'term', label: '改善' }],
    ['改善k', { kind: 'term', label: '改善' }],
    ['tiimu', { kind: 'programme', label: 'チーム経営研究会' }],
    ['chi-mu', { kind: 'programme', label: 'チーム経営研究会' }],
    ['zinzaiiku', { kind: 'level', label: '人材育成' }],
    ['yarasare', { kind: 'worry', label: 'やらされ感が漂っている' }],
    ['まきこめ', { kind: 'outcome', label: '身近な仲間を巻き込める' }],
    ['shisho', { kind: 'document', label: expect.stringContaining('支所') as string }],
    ['sisyo', { kind: 'document', label: expect.stringContaining('支所') as string }],
    ['思い出話', { kind: 'document', value: 'cases/gifu-2021-okuyami' }],
    ['おもいでば', { kind: 'document', value: 'cases/gifu-2021-okuyami' }],
    ['職員ていあん', { kind: 'programme', label: '職員提案制度' }],
    ['職員ていあん', { kind: 'document', label: expect.stringContaining('職員提案') as string }],
    ['中野く', NAKANO_WARD],
    ['思い出ばなし', { kind: 'document', value: 'cases/gifu-2021-okuyami' }],
    ['tetsuzukiwotasu', { kind: 'document', value: 'cases/gifu-2021-okuyami' }],
  ])('for %s name %o', async (q, expected) => {
    expect(await suggestions(q)).toContainEqual(expect.objectContaining(expected))
  })

  it('tell 中野区 and 中野市 apart, the one with records first', async () => {
    for (const q of ['nakano', 'なかの', '中野']) {
      const places = (await suggestions(q)).filter(({ kind }) => kind === 'municipality')
      expect(places.slice(0, 2).map(({ label, detail }) => `${label}（${detail}）`)).toEqual(['中野区（東京都）', '中野市（長野県）'])
    }
  })

  it('show namesakes without records last, with none to count', async () => {
    const found = await suggestions('ふちゅうし')
    expect(found.slice(0, 1).map(({ label, detail }) => [label, detail])).toEqual([['府中市', '東京都']])
    expect(found.at(-1)).toMatchObject({ kind: 'municipality', label: '府中市', detail: '広島県', count: 0 })
  })

  it('promise what the search then finds', async () => {
    for (const q of ['kaizen', 'wakate', 'nakano', 'やらされ', 'jinzai', 'toukyou']) {
      for (const { kind, value, label, count } of await suggestions(q)) {
        if (kind === 'document') continue
        const { total } = await search(kind === 'term' ? { q: value, limit: '1' } : { [kind]: value, limit: '1' })
        expect([label, total]).toEqual([label, count])
      }
    }
  })

  it('mix kinds', async () => {
    const kinds = new Set((await suggestions('kaizen')).map(({ kind }) => kind))
    expect(kinds.size).toBeGreaterThanOrEqual(4)
  })

  it('are of the kinds asked for, as many as asked for', async () => {
    const places = await suggestions('k', { kind: ['municipality', 'prefecture'], limit: '20' })
    expect(places).toHaveLength(20)
    expect(new Set(places.map(({ kind }) => kind))).toEqual(new Set(['municipality', 'prefecture']))
    expect((await ask<ErrorBody>('/api/suggest', { q: 'k', kind: 'secret' })).body).toMatchObject({ code: 'BAD_PARAMETER' })
  })

  it('answer any string', async () => {
    for (const q of [
      '    ',
      '・',
      '\0',
      '\uD800',
      '𠮟',
      'っ',
      'ー',
      '-',
      "'",
      '" OR visibility = "member',
      'あ'.repeat(100),
      'k'.repeat(100),
    ]) {
      expect((await ask('/api/suggest', { q })).status, JSON.stringify(q)).toBe(200)
    }
    expect(await suggestions('    ')).toEqual([])
    expect((await ask('/api/suggest', { q: 'あ'.repeat(101) })).status).toBe(400)
  })
})
