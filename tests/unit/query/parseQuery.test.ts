import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blankOut, keepOnly, parseQuery, type Operand } from '../../../server/query/parseQuery.ts'
import { processorTime } from '../../processorTime.ts'

/** A query in short: phrases in 「」, alternatives joined by |, exclusions with a hyphen. */
function inShort(typed: string): string {
  const { groups, excluded } = parseQuery(typed)
  const short = ({ kind, text }: Operand) => (kind === 'phrase' ? `「${text}」` : text)
  return [...groups.map((group) => group.map(short).join('|')), ...excluded.map((operand) => `-${short(operand)}`)].join(' ')
}

describe('the query language', () => {
  it.each([
    ['若手職員の提案が通らない', '若手職員の提案が通らない'],
    ['窓口　待ち時間', '窓口 待ち時間'],
    ['「提案制度」', '「提案制度」'],
    ['『提案制度』 "対話の場" “改善” ＂運動＂ ”引用”', '「提案制度」 「対話の場」 「改善」 「運動」 「引用」'],
    ['窓口「書かない」の工夫', '窓口「書かない」の工夫'],
    ['「落語家」と「噺家」の違いは？', '「落語家」と「噺家」の違いは？'],
    ['窓口「書かない OR 待たない -迷う」の工夫', '窓口「書かない OR 待たない -迷う」の工夫'],
    ['「提案制度」「意見箱」', '「提案制度」 「意見箱」'],
    ['-「提案制度」の話', 'の話 -「提案制度」'],
    ['5"と6"の違い', '5"と6"の違い'],
    ['「「どうすれば役所は変われるのか」出張セミナー」', '「「どうすれば役所は変われるのか」出張セミナー」'],
    ['「「a」', '「「a」'],
    ['窓口 -改善 －職員 −提案 ‐会議', '窓口 -改善 -職員 -提案 -会議'],
    ['-改善', '-改善'],
    ['-「提案制度」 窓口', '窓口 -「提案制度」'],
    ['窓口 NOT 改善 ＮＯＴ 「提案制度」', '窓口 -改善 -「提案制度」'],
    ['窓口 not 改善 Not 職員 ｎｏｔ 提案', '窓口 -改善 -職員 -提案'],
    ['窓口 ー改善 –職員 —提案 ‑会議 ―研修', '窓口 -改善 -職員 -提案 -会議 -研修'],
    ['ー改善', '-改善'],
    ['――改善 ーー職員 ——提案', '――改善 ーー職員 ——提案'],
    ['窓口 ー 改善', '窓口 改善'],
    ['Wi-Fi サーバー改善 1on1-研修', 'Wi-Fi サーバー改善 1on1-研修'],
    ['｢提案制度｣ -｢意見箱｣', '「提案制度」 -「意見箱」'],
    ['窓口｢書かない｣の工夫', '窓口｢書かない｣の工夫'],
    ['｢提案制度｣OR｢意見箱｣', '「提案制度」|「意見箱」'],
    ['「提案制度」or「意見箱」', '「提案制度」|「意見箱」'],
    ['"trick or treat"', '「trick or treat」'],
    ['notebook 改善 order', 'notebook 改善 order'],
    ['窓口 OR 受付', '窓口|受付'],
    ['窓口 ＯＲ 受付 | 電話｜郵送', '窓口|受付|電話|郵送'],
    ['若手 提案 OR 意見 職員', '若手 提案|意見 職員'],
    ['「提案制度」OR「意見箱」', '「提案制度」|「意見箱」'],
    ['ORACLE or 受付 ｏｒ 電話', 'ORACLE|受付|電話'],
    ['窓口 OR -受付', '窓口 -受付'],
    ['--改善', '-改善'],
  ])('reads %s', (typed, expected) => expect(inShort(typed)).toBe(expected))

  it.each(['', '　', '「」', '"" “”', '-', '- - -', 'NOT NOT NOT', 'OR', '| OR |', 'OR NOT OR', '「　」 - NOT'])(
    'makes nothing of %j',
    (typed) => expect(parseQuery(typed)).toEqual({ groups: [], excluded: [] }),
  )

  it.each([
    ['「提案', '「提案'],
    ['提案」', '提案」'],
    ['「「「', '「「「'],
    ['"改善', '"改善'],
    ['窓口 OR', '窓口'],
    ['OR 窓口', '窓口'],
    ['窓口 NOT', '窓口'],
    ['窓口 - 改善', '窓口 改善'],
    ['NOT OR 改善', '改善'],
    ['" OR visibility = "member', '" OR visibility = "member'],
  ])('takes what is unfinished for words: %s', (typed, expected) => expect(inShort(typed)).toBe(expected))
})

const SIGNS = [
  '「',
  '」',
  '『',
  '』',
  '｢',
  '｣',
  '"',
  '“',
  '”',
  '＂',
  '-',
  '－',
  '|',
  '｜',
  ' ',
  '　',
  'OR',
  'NOT',
  'ＮＯＴ',
  '改善',
  '中野区',
  'a',
  '\0',
  '\ud800',
  '𠮷',
  'ー',
  '\n',
]
const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...SIGNS), { maxLength: 60 }).map((parts) => parts.join('')),
)

describe('any string at all', () => {
  it('is read into stretches that stand where they say, in order and apart', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { groups, excluded } = parseQuery(typed)
        const wanted = groups.flat()
        for (const { kind, text, start, end } of wanted) {
          expect(typed.slice(start, end)).toBe(kind === 'word' ? text : `${typed[start]}${text}${typed[end - 1]}`)
        }
        for (const { text, start, end } of excluded) expect(typed.slice(start, end)).toContain(text)
        const all = [...wanted, ...excluded].sort((a, b) => a.start - b.start)
        for (const [index, { end }] of all.entries()) expect(end).toBeLessThanOrEqual(all[index + 1]?.start ?? typed.length)
        expect(all.every(({ text }) => text.trim() !== '')).toBe(true)
      }),
    )
  })

  it('keeps its places and, without operators, every character', () => {
    fc.assert(
      fc.property(anything, (typed) => {
        const { groups, excluded } = parseQuery(typed)
        const words = groups.flat().filter(({ kind }) => kind === 'word')
        const kept = keepOnly(words, typed)
        expect(kept.length).toBe(typed.length)
        expect(
          keepOnly(
            words.flatMap((word) => [word, word]),
            typed,
          ),
        ).toBe(kept)
        for (const { text, start, end } of words) expect(kept.slice(start, end)).toBe(text)
        expect(blankOut(words, typed).length).toBe(typed.length)
        const covered =
          [...groups.flat(), ...excluded].every(({ kind }) => kind === 'word') &&
          !/OR|ＯＲ|NOT|ＮＯＴ|[|｜「『｢"“”＂－−‐‑–—―ーｰ-]/iu.test(typed)
        if (covered) expect(kept).toBe(typed)
      }),
    )
  })

  it('is read in time that does not run away: 500 quotes, hyphens or ORs', () => {
    for (const sign of ['「', '"', '-', '- ', 'a OR ', '「a', 'NOT ']) {
      expect(
        processorTime(() => parseQuery(sign.repeat(500).slice(0, 500))),
        sign,
      ).toBeLessThan(2_000)
    }
  })
})
