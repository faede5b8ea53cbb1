import { describe, expect, it } from 'vitest'
import { search } from './askLibrary.ts'

describe('a name that several places bear', () => {
  it.each([
    ['中野', ['中野区（東京都）', '中野市（長野県）']],
    ['府中市', ['府中市（東京都）', '府中市（広島県）']],
  ])('%s is asked about, and searched as a word meanwhile', async (q, labels) => {
    const { understood, words, total } = await search({ q })
    expect(understood.filters).toEqual([])
    expect(understood.ambiguous).toMatchObject([{ text: q, start: 0, end: q.length }])
    expect(understood.ambiguous[0]?.choices.map(({ label }) => label)).toEqual(labels)
    expect(words).toEqual([q])
    expect(total).toBeGreaterThan(0)
    for (const { name, value, count } of understood.ambiguous[0]?.choices ?? []) expect((await search({ [name]: value })).total).toBe(count)
  })

  it.each([{ q: '中野 窓口' }, { q: '中野の窓口', year: '2022' }, { q: '窓口の府中市' }, { q: '川崎 中野', type: 'case' }])(
    'tells of each choice what choosing it finds, with the other words and filters: %o',
    async (asked) => {
      const { ambiguous } = (await search(asked)).understood
      expect(ambiguous.length).toBeGreaterThan(0)
      for (const { text, choices } of ambiguous) {
        for (const { name, value, label, count } of choices) {
          const { total } = await search({ ...asked, q: asked.q.replace(text, ' '), [name]: value })
          expect([label, count]).toEqual([label, total])
        }
        const counts = choices.map(({ count }) => count)
        expect(counts).toEqual([...counts].sort((a, b) => b - a))
      }
    },
  )

  it('is asked about four times in one question at most', async () => {
    const { ambiguous } = (await search({ q: '府中市 中野 伊達市 池田町 南部町 美里町' })).understood
    expect(ambiguous.map(({ text }) => text)).toEqual(['府中市', '中野', '伊達市', '池田町'])
  })

  it('is not asked about once it is chosen or its prefecture is named', async () => {
    expect((await search({ q: '中野', municipality: '131148' })).understood.ambiguous).toEqual([])
    expect((await search({ q: '長野県中野市' })).understood).toMatchObject({ ambiguous: [], filters: [{ value: '202118' }] })
  })
})
