import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#analysis'
import { foldText } from '../../../indexer/analysis/foldText.ts'

describe('fold', () => {
  it.each([
    ['髙﨑邉國齋', '高崎辺国斎', 'variant and old kanji'],
    ['渡邊𠮷田澤廣德', '渡辺吉田沢広徳', 'variant and old kanji, astral ones too'],
    ['葛󠄀城市', '葛城市', 'a glyph chosen by a variation selector'],
    ['邉󠄂', '辺', 'a glyph of a variant chosen by a variation selector'],
    ['ﾊﾝｶｸ', 'ハンカク', 'half-width kana'],
    ['ｶﾞｷﾞﾊﾟ', 'ガギパ', 'half-width kana with marks of their own'],
    ['か\u3099', 'が', 'kana with combining marks'],
    ['ＦＵＬＬ', 'full', 'full-width Latin'],
    ['DX２０２２', 'dx2022', 'capitals and full-width digits'],
    ['霞ヶ関', '霞ケ関', 'small ヶ'],
    ['三ヵ所', '三カ所', 'small ヵ'],
    ['サ−ビス', 'サービス', 'a minus sign for a long vowel'],
    ['デ―タ', 'データ', 'a dash for a long vowel'],
    ['ﾃﾞ‐ﾀ', 'データ', 'a hyphen for a long vowel after half-width kana'],
    ['1‐2–3−4', '1-2-3-4', 'look-alike hyphens'],
    ['⾃治体', '自治体', 'Kangxi radicals'],
    ['⾃⻑⺠', '自長民', 'radicals of the supplement'],
    ['㍻㋿', '平成令和', 'eras in one character'],
    ['㌢①', 'センチ1', 'characters that are several'],
    ['', '', 'nothing'],
  ])('%s → %s (%s)', (original, folded) => expect(fold(original)).toBe(folded))

  it('leaves hiragana, common kanji and katakana alone', () => {
    const text = 'ひらがなとカタカナー、漢字。'
    expect(fold(text)).toBe(text)
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ぁ-んァ-ヶー一-龠a-zA-Z0-9０-９Ａ-Ｚ]{0,30}$/), (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
    )
  })
})

describe('the places that foldText keeps', () => {
  const originOf = (original: string, unit: number) => {
    const { starts, ends } = foldText(original)
    return original.slice(starts[unit], ends[unit])
  }

  it('point from each unit at the characters that it comes from', () => {
    expect(originOf('𠮷ｶﾞ㌢', 0)).toBe('𠮷')
    expect(originOf('𠮷ｶﾞ㌢', 1)).toBe('ｶﾞ')
    expect([2, 3, 4].map((unit) => originOf('𠮷ｶﾞ㌢', unit))).toEqual(['㌢', '㌢', '㌢'])
  })

  it.each(['binary', 'grapheme'] as const)('cover every text once and in order (%s strings)', (unit) => {
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), (original) => {
        const { text, starts, ends } = foldText(original)
        expect([starts.length, ends.length]).toEqual([text.length, text.length])
        const pieces = new Map(Array.from(starts, (start, index) => [start, original.slice(start, ends[index])]))
        expect([...pieces.values()].join('')).toBe(original)
        expect(starts.every((start, index) => index === 0 || start >= (starts[index - 1] ?? 0))).toBe(true)
      }),
    )
  })
})
