import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '#analysis'
import { foldText } from '../../../indexer/analysis/foldText.ts'
import { KANJI_VARIANTS } from '../../../indexer/analysis/kanjiVariants.ts'

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
    ['鎌ヵ谷', '鎌ケ谷', 'small ヵ in a name'],
    ['障礙、窗口、車輛と車輌、綜合、取り纒め', '障碍、窓口、車両と車両、総合、取り纏め', 'old spellings'],
    ['1ヵ月1か月１ヶ月1ケ月1箇月', '1カ月1カ月1カ月1カ月1カ月', 'a counter'],
    ['六ヶ所村の六か所', '六ケ所村の六カ所', 'a counter, but not in a name'],
    ['静かな町としずか', '静かな町としずか', 'か that counts nothing'],
    ['チ-ムとチ－ム', 'チームとチーム', 'a plain hyphen inside a word'],
    ['メンタ－', 'メンター', 'a plain hyphen at the end'],
    ['サービス――そして', 'サービス--そして', 'a dash, which is a row'],
    ['オフ-5', 'オフ-5', 'a plain hyphen after a word'],
    ['こゝろ・いすゞ・ハヽ・バヾ', 'こころ・いすず・ハハ・ババ', 'iteration marks of kana'],
    ['9時〜17時～', '9時~17時~', 'wave dashes'],
    ['舊條例ノ廢止、豫算、縣廳、學校', '旧条例ノ廃止、予算、県庁、学校', 'old forms'],
    ['嶋田桒原靏見髙橋逹', '島田桑原鶴見高橋達', 'forms of names'],
    ['鷗外、蟬、濤', '鴎外、蝉、涛', 'forms of the standards'],
    ['⻅⻉⻋⻓⻔⻳⺟⻪', '見貝車長門亀母黽', 'more radicals of the supplement'],
    ['ヴァイオリン、ヴィジョン、ラヴ、ヴェール、ヴォーカル、レヴュー', 'バイオリン、ビジョン、ラブ、ベール、ボーカル、レビュー', 'ヴ'],
    ['ｳﾞｨｼﾞｮﾝ', 'ビジョン', 'half-width ヴ'],
    ['サ−ビス', 'サービス', 'a minus sign for a long vowel'],
    ['デ―タ', 'データ', 'a dash for a long vowel'],
    ['ﾃﾞ‐ﾀ', 'データ', 'a hyphen for a long vowel after half-width kana'],
    ['テレワ一ク、ﾁ一ム', 'テレワーク、チーム', 'a kanji for a long vowel'],
    ['テレワ─ク、サ━ビス', 'テレワーク、サービス', 'a line for a long vowel'],
    ['メンバー一人、サービス一つ、フロア一ヶ所', 'メンバー一人、サービス一つ、フロア一カ所', 'a number after katakana'],
    ['1グループ一テーマ、一ケース一ケース、チーム一カ月', '1グループ一テーマ、一ケース一ケース、チーム一カ月', 'a number between katakana'],
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

  it('knows every radical that NFKC leaves, and no variant leads to another', () => {
    const SUPPLEMENT = Array.from({ length: 0x2ef3 - 0x2e80 + 1 }, (_, index) => String.fromCharCode(0x2e80 + index))
    const left = SUPPLEMENT.filter((radical) => /\p{Assigned}/u.test(radical) && fold(radical) === radical)
    // The only one that stands for no character: the mark of repetition.
    expect(left).toEqual(['⺀'])
    for (const [variant, usual] of KANJI_VARIANTS) expect([fold(variant), fold(usual)], variant).toEqual([usual, usual])
  })

  it.each(['binary', 'grapheme'] as const)('changes nothing the second time (%s strings)', (unit) => {
    const pieces = fc.constantFrom('髙', '1ヶ月', '一', '─', 'チ-', 'ム', 'ゞ', 'か', '―', 'ｶﾞ', '⻅', '㌢', 'İ')
    const text = fc.array(fc.oneof(pieces, fc.string({ unit, maxLength: 4 })), { maxLength: 8 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (original) => {
        // Marks may join what was folded before them, so a text is composed first.
        const once = fold(original.normalize('NFKC'))
        expect(fold(once)).toBe(once)
      }),
    )
  })

  it('changes no usual text the second time', () => {
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
    expect([0, 1, 2].map((unit) => originOf('チ一ム', unit))).toEqual(['チ', '一', 'ム'])
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
