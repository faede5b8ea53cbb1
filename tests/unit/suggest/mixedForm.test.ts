import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { mixedForm } from '../../../server/suggest/mixedForm.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser

beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

describe('kanji with kana behind them', () => {
  it.each([
    ['職員ていあん', '職員', 'しょくいんていあん'],
    ['職員てi', '職員', 'しょくいんて'],
    ['職員ていあｎ', '職員', 'しょくいんていあ'],
    ['中野く', '中野', 'なかのく'],
    ['三重けん', '三重', 'みえけん'],
    ['改善うんどう', '改善', 'かいぜんうんどう'],
    ['取り組みじ', '取り組', 'とりくみじ'],
    ['待ちじかん', '待', 'まちじかん'],
  ])('%s begins with %s and is read %s', (typed, head, reading) => expect(mixedForm(typed, analyser)).toEqual({ head, reading }))

  it.each(['職員', 'ていあん', '職員提案', '職員t', 'メンターせいど', '', '  ', '㐂㐃く'])('%o is none', (typed) =>
    expect(mixedForm(typed, analyser)).toBeNull(),
  )

  it('are read in kana alone, whatever is typed', () => {
    const pieces = fc.constantFrom('職員', 'ていあん', '中', 'く', 'ｋ', '取り組み', 'キャリア', '〇', '々', '㌢', '\ud800', ' ', '1on1')
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (typed) => {
        const mixed = mixedForm(typed.join(''), analyser)
        if (mixed) expect([mixed.head, mixed.reading].map((form) => /\p{Script=Han}/u.test(form))).toEqual([true, false])
      }),
    )
  })
})
