import { beforeAll, describe, expect, it } from 'vitest'
import { readingsAsked, readingWords, type Analyser } from '#analysis'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})
const stored = (text: string) => readingWords(analyser.analyse(text))
const asked = (question: string) => readingsAsked(question, analyser.analyse(question))

describe('readings', () => {
  it.each([
    ['まどぐち', '窓口の待ち時間'],
    ['しみん', '市民が集まる'],
    ['じちたい', '自治体の改善'],
    ['かいけん', '会見を開く'],
    ['とりくむ', '職員が取組んだ'],
    ['きづき', '気づきを集める'],
    ['みまもり', '高齢者の見守り、声かけ'],
    ['まなびあい', '学び合いの場'],
    ['みなおし', '業務の見なおしを'],
    ['なかのく', '東京都中野区の'],
    ['つるがしま', '鶴ヶ島市と鶴ヶ島'],
    ['ざんぎょう', '時間外勤務が減る'],
    ['ぎょうむかいぜん', '業務改善の発表'],
    ['ﾏﾄﾞｸﾞﾁ', '窓口'],
    ['マドグチ', '窓口'],
  ])('%s is stored with %s', (kana, text) => {
    const [reading] = asked(kana)
    expect(reading).toMatchObject({ start: 0, end: kana.length })
    expect(stored(text)).toContain(reading?.word)
  })

  it('are the same for all words that sound so: きかん gives 機関 and 期間', () => {
    const word = asked('きかん')[0]?.word
    expect(stored('機関')).toContain(word)
    expect(stored('期間')).toContain(word)
    expect(analyser.wordsRead('キカン')).toEqual(expect.arrayContaining(['機関', '期間']))
  })

  it.each(['もやもや', 'おくやみ', 'かいぜん', 'とりくみ', '若手がとおらない', '窓口', 'RPA', 'こ', '', '。'])(
    'are not asked for by %s',
    (question) => expect(asked(question)).toEqual([]),
  )

  it.each([
    ['小山町のバス', '小山町', []],
    ['中野区のサービス', '中野区', ['サービス']],
    ['中野区のまどぐち', '中野区', ['マドグチ']],
    ['中野区でのまどぐち', '中野区', ['マドグチ']],
    ['まどぐちの中野区', '中野区', ['マドグチ']],
    ['まどぐち 中野区', '中野区', ['マドグチ']],
    ['中野区 のりもの', '中野区', ['ノリモノ']],
    [' のサービス', '', ['サービス']],
  ])('of %s without %s are judged by what was typed: %j', (typed, name, readings) => {
    const left = typed.replace(name, ' '.repeat(name.length))
    const tokens = analyser.analyse(typed).filter(({ surface }) => surface !== name)
    expect(readingsAsked(left, tokens, typed).map(({ reading }) => reading)).toEqual(readings)
  })

  it('are asked for by each stretch of kana', () =>
    expect(asked('しみん じちたい').map(({ start, end, reading }) => [start, end, reading])).toEqual([
      [0, 3, 'シミン'],
      [4, 8, 'ジチタイ'],
    ]))

  it.each([
    ['ぎょうかく', '行革を進める'],
    ['ぎょうかくこうしえん', '行革甲子園'],
    ['ごいぞく', 'ご遺族の窓口'],
    ['ごあんない', '研究会のご案内'],
    ['かいぜんさみっと', '改善サミット'],
  ])('%s is stored with %s as it is spelt', (kana, text) => expect(stored(text)).toContain(asked(kana)[0]?.word))

  it('are stored only for words with kanji', () => expect(stored('もやもやとカナで')).toEqual([]))

  it('lead to the words that are read so, terms first', () => {
    expect(analyser.wordsRead('マドグチ')).toEqual(['窓口'])
    expect(analyser.wordsRead('ナカノク')).toEqual(['中野区'])
    expect(analyser.wordsRead('')).toEqual([])
  })
})
