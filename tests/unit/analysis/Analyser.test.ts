import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { processorTime } from '../../processorTime.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

/** Half of a surrogate pair without the other half. */
const LONE = /[\uD800-\uDFFF]/u

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

describe('tokens', () => {
  /** Arbitrary text with the pieces that analysis treats in its own way. */
  const text = (unit: 'binary' | 'grapheme') => {
    const pieces = fc.constantFrom(
      '令和4年度',
      'R4',
      '２０２２年',
      '中野区',
      '福津',
      'カイゼン',
      'RPA',
      '㌢',
      '㍻元年',
      '𠮷田',
      '邉󠄀',
      'ｶﾞ',
      'か\u3099',
      '\u3099',
      '👍🏽',
      '𠀋',
      '。',
      '\0',
      '\ud800',
      '改善した',
    )
    return fc.array(fc.oneof(pieces, fc.string({ unit, maxLength: 8 })), { maxLength: 10 }).map((parts) => parts.join(''))
  }

  it.each(['binary', 'grapheme'] as const)('joined equal the text, with exact places in order (%s strings)', (unit) => {
    fc.assert(
      fc.property(text(unit), (original) => {
        let end = 0
        for (const token of analyser.analyse(original)) {
          expect(token.start, 'each token begins where the last one ended').toBe(end)
          expect(token.end).toBeGreaterThan(token.start)
          expect(original.slice(token.start, token.end)).toBe(token.surface)
          end = token.end
        }
        expect(end).toBe(original.length)
      }),
      { numRuns: 300 },
    )
  })

  it('say nothing where a mark only lengthens what stands before it', () => {
    expect(analyser.words('ほうれん草だぜー！！')).not.toContain('ー')
    expect(analyser.words('メンター')).toEqual(['メンター'])
  })

  it('never cut a character in two', () => {
    fc.assert(
      fc.property(text('grapheme'), (original) => {
        const halves = analyser.analyse(original.replace(new RegExp(LONE, 'gu'), '')).filter(({ surface }) => LONE.test(surface))
        expect(halves.map(({ surface }) => JSON.stringify(surface))).toEqual([])
      }),
    )
  })

  it('have words to be searched by exactly when they are content', () => {
    fc.assert(
      fc.property(text('grapheme'), (original) => {
        for (const { bases, isContent } of analyser.analyse(original)) if (isContent) expect(bases.every((base) => base !== '')).toBe(true)
      }),
    )
  })

  it('of nothing are none', () => expect(analyser.analyse('')).toEqual([]))
})

describe('words', () => {
  it.each([
    ['窓口の待ち時間を減らした', ['窓口', '待ち時間', '減らす']],
    ['若手職員の提案が通らない', ['若手', '職員', '提案', '通る']],
    ['改善運動が続かない理由', ['改善', '運動', '続く', '理由']],
    ['市民課と発表会', ['市民', '課', '発表', '会']],
    ['これはそのためのものである。', []],
    ['、。「」！', []],
    ['待ち時間を3分の1に', ['待ち時間', '3', '1']],
  ])('of %s are its content in base form', (text, words) => expect(analyser.words(text)).toEqual(words))

  it('are the same for every spelling of the same text', () => {
    const words = analyser.words('高崎市がデータをDXで改善')
    for (const spelling of ['髙﨑市がデ−タをＤＸで改善', '高崎市がﾃﾞｰﾀをdxで改善'])
      expect(analyser.words(spelling), spelling).toEqual(words)
  })

  it('come once each, in order of appearance', () => expect(analyser.words('提案、改善、提案')).toEqual(['提案', '改善']))

  it('after a character that the dictionary cannot take are still found', () => {
    expect(analyser.words('𠮷𠮷田さんの改善')).toEqual(['吉', '吉田', '改善'])
    expect(analyser.words('👍🏽提案')).toEqual(['提案'])
  })

  it('may be kanji beyond the first plane, which the dictionary cannot take', () => {
    expect(analyser.words('𩸽の提案')).toEqual(['𩸽', '提案'])
  })
})

describe('time', () => {
  const spentOn = (text: string) => processorTime(() => analyser.analyse(text))

  it.each([
    ['an unbroken run', 'ア'.repeat(10_000)],
    ['a combining run', `か${'\u3099'.repeat(10_000)}`],
    ['years without end', '2022年'.repeat(2_000)],
    ['names without end', '中野区'.repeat(3_000)],
    ['the beginnings of names', '中'.repeat(10_000)],
    ['kana', 'とりくみ'.repeat(5_000)],
    ['pieces of words', '見なおし'.repeat(2_500)],
    ['dots', 'オ・'.repeat(5_000)],
    ['hyphens', 'ア-'.repeat(5_000)],
  ])('%s of 10,000 units takes time that does not run away', (_what, text) => {
    expect(spentOn(text)).toBeLessThan(10_000)
  })

  it('grows with the text, not with its square: a record of nearly 1 MB full of years', () => {
    const YEARS = 140_000
    expect(spentOn('2022年'.repeat(YEARS))).toBeLessThan(10_000)
  })
})

describe('the comparable text', () => {
  it.each([
    [['令和4年度の提案', 'R4の提案', '２０２２年度の提案', '2022年の提案'], '2022年度の提案'],
    [['カイゼン運動', 'ｶｲｾﾞﾝ運動', '改善運動'], '改善運動'],
    [['髙﨑さん', '高崎さん'], '高崎さん'],
  ])('of %j is one', (spellings, expected) => {
    for (const spelling of spellings) expect(analyser.comparable(spelling), spelling).toBe(expected)
  })
})

describe('the places of a comparable text', () => {
  const placesIn = (phrase: string, original: string) =>
    analyser.placesOf(analyser.comparable(phrase), original).map(({ start, end }) => original.slice(start, end))

  it.each([
    ['改善運動', 'ひとり1カイゼン運動と改善運動', ['カイゼン運動', '改善運動']],
    ['提案制度', '職員提案制度', ['提案制度']],
    ['令和4年度', '2022年度と令和4年', ['2022年度', '令和4年']],
    ['高崎', '髙﨑市', ['髙﨑']],
    ['ｶﾞｽ', 'ガスとｶﾞｽ', ['ガス', 'ｶﾞｽ']],
    ['窓口', '受付', []],
  ])('%s in %s', (phrase, original, expected) => expect(placesIn(phrase, original)).toEqual(expected))

  it('cover whole characters of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ unit: 'binary', maxLength: 5 }), (original, phrase) => {
        for (const { start, end } of analyser.placesOf(analyser.comparable(phrase), original)) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(original.length)
        }
      }),
    )
  })
})
