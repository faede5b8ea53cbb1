import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutSnippet, highlight } from '../../../server/search/highlight.ts'

const marks = (...places: [string, number, number][]) => ({
  words: places.map(([word]) => word),
  places: places.flatMap(([, start, end]) => [start, end]),
})

describe('highlighting', () => {
  it.each([
    ['改善した事例', '改善', 2, '改善した'],
    ['改善され、', '改善', 2, '改善'],
    ['改善、', '改善', 2, '改善'],
    ['窓口しか', '窓口', 2, '窓口'],
    ['減らした人', '減らす', 3, '減らした'],
    ['減らす', '減らす', 3, '減らす'],
  ])('marks a word to the end of its form: %s', (text, word, end, marked) => {
    const [hit] = highlight(text, marks([word, 0, end]), new Set([word])).filter((segment) => segment.hit)
    expect(hit?.text).toBe(marked)
  })

  it('marks a phrase as a whole, in order with the words and joined with those that it touches', () => {
    const text = '窓口で提案制度を改善した'
    const words = marks(['窓口', 0, 2], ['提案', 3, 5], ['制度', 5, 7], ['改善', 8, 10])
    const hits = highlight(text, words, new Set(['改善', '提案']), [{ start: 3, end: 7 }]).filter(({ hit }) => hit)
    expect(hits.map((segment) => segment.text)).toEqual(['提案制度', '改善した'])
    expect(cutSnippet(text, words, new Set(), [{ start: 3, end: 7 }]).segments[1]).toEqual({ text: '提案制度', hit: true })
  })

  it('marks the words asked for and joins those that touch', () => {
    const text = '窓口改善を進めた'
    const segments = highlight(text, marks(['窓口', 0, 2], ['改善', 2, 4], ['進める', 5, 7]), new Set(['窓口', '改善']))
    expect(segments).toEqual([
      { text: '窓口改善', hit: true },
      { text: 'を進めた', hit: false },
    ])
  })

  it('marks a piece of a word beside a word only', () => {
    const text = '高齢者と技術者'
    const words = marks(['高齢', 0, 2], ['者', 2, 3], ['技術', 4, 6], ['者', 6, 7])
    const hits = (pieces: ReadonlySet<string>) =>
      highlight(text, words, new Set(['高齢']), [], pieces).flatMap((segment) => (segment.hit ? segment.text : []))
    expect(hits(new Set(['者']))).toEqual(['高齢者'])
    expect(hits(new Set())).toEqual(['高齢'])
  })

  it('cuts a long text around its hits, from the beginning of a sentence', () => {
    const text = `${'前置きの文です。'.repeat(30)}ここで窓口を改善しました。${'あとの文です。'.repeat(30)}`
    const at = text.indexOf('窓口')
    const { segments, cutStart, cutEnd } = cutSnippet(text, marks(['窓口', at, at + 2]), new Set(['窓口']))
    const shown = segments.map((segment) => segment.text).join('')
    expect([cutStart, cutEnd]).toEqual([true, true])
    expect(shown.startsWith('ここで窓口')).toBe(true)
    expect(shown.length).toBeLessThan(180)
  })

  it('never splits a character nor loses one, whatever the text and the marks', () => {
    const places = fc.array(fc.tuple(fc.nat(400), fc.nat(12)), { maxLength: 20 })
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), places, (text, raw) => {
        const spans = raw
          .map(([start, length]): [string, number, number] => ['x', Math.min(start, text.length), Math.min(start + length, text.length)])
          .sort((a, b) => a[1] - b[1])
        const whole = highlight(text, marks(...spans), new Set(['x']))
        expect(whole.map((segment) => segment.text).join('')).toBe(text)
        const { segments, cutStart, cutEnd } = cutSnippet(text, marks(), new Set())
        const shown = segments.map((segment) => segment.text).join('')
        expect(text).toContain(shown)
        expect([!text.startsWith(shown) || shown === '' ? cutStart || text === '' : true, cutEnd || text.endsWith(shown)]).toEqual([
          true,
          true,
        ])
        expect(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(shown)).toBe(false)
      }),
    )
  })
})
