import { beforeAll, describe, expect, it } from 'vitest'
import { readingWord, toKatakana, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import type { Document } from '#model'
import { toIndexDocuments } from '../../../indexer/publish/toIndexDocuments.ts'
import { explainMatches, type Explanation } from '../../../server/explain/explainMatches.ts'
import { howFound } from '../../../server/explain/howFound.ts'
import { readingRows } from '../../../server/explain/readingRows.ts'
import { joinPieces, type AskedWord } from '../../../server/explain/joinPieces.ts'
import { typedWords } from '../../../server/explain/typedWords.ts'
import { guessReadings } from '../../../server/query/guessWords.ts'
import { wholeForm } from '../../../server/explain/wholeForm.ts'
import { toPassage } from '../../../server/search/readPassages.ts'
import { makeDocument } from '../makeDocument.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'
import { readStarterReference } from '../starterCorpus.ts'

let analyser: Analyser
let reference: Reference

beforeAll(async () => {
  ;[analyser, reference] = await Promise.all([loadStarterAnalyser(), readStarterReference()])
})

/** Why the first passage of a document answers a question all of whose words are known. */
function explain(question: string, markdown: string, fields: Partial<Document> = {}): Explanation {
  const tokens = analyser.analyse(question)
  return explainWords(joinPieces(typedWords(question, analyser.words(question), tokens), question, tokens), markdown, fields)
}

function explainWords(asked: readonly AskedWord[], markdown: string, fields: Partial<Document> = {}): Explanation {
  const { passages } = toIndexDocuments(makeDocument(markdown, fields), 'hash', analyser, reference)
  const [passage] = passages
  if (!passage) throw new Error('the document has no passage')
  const rowsIn = readingRows(
    asked.map(({ word }) => word),
    analyser,
  )
  const explainMatch = explainMatches(asked, { analyser, reference, rowsIn })
  return explainMatch(toPassage({ ...passage.content, meaning: '', stamp: '' }))
}

describe('why a passage matched', () => {
  it('tells each form with its places: カイゼン in the text, 改善 in the title', () => {
    const { matched, missing } = explain('改善', '職場のカイゼンを始めた。', { title: '改善の一年' })
    expect(matched).toEqual([
      {
        word: '改善',
        found: [
          { form: '改善', where: ['title'], how: 'same' },
          { form: 'カイゼン', where: ['body'], how: 'synonym' },
        ],
      },
    ])
    expect(missing).toEqual([])
  })

  it.each([
    // A piece is told with the word that it completes, in the question and in the record.
    [
      '高齢者の移動',
      '高齢者が移動する。',
      [
        ['高齢者', '高齢者', 'same'],
        ['移動', '移動', 'same'],
      ],
      [],
    ],
    [
      '高齢者の移動',
      '高齢化で移動に困る。',
      [
        ['高齢者', '高齢', 'part'],
        ['移動', '移動', 'same'],
      ],
      [],
    ],
    ['高齢者の移動', '担当者が移動する。', [['移動', '移動', 'same']], ['高齢者']],
    [
      '改善発表会',
      '改善を発表した。',
      [
        ['改善', '改善', 'same'],
        ['発表会', '発表', 'part'],
      ],
      [],
    ],
    [
      '新庁舎のレイアウト',
      '新庁舎ができた。庁舎の図。',
      [
        ['新庁舎', '新庁舎', 'same'],
        ['新庁舎', '庁舎', 'part'],
      ],
      ['レイアウト'],
    ],
    [
      '勉強会の続け方',
      '勉強会を続ける。',
      [
        ['勉強会', '勉強会', 'same'],
        ['続け方', '続ける', 'inflected'],
      ],
      [],
    ],
    // Pieces alone are told as one, and only where they stand side by side.
    [
      '第3回の発表',
      '第三回の発表。',
      [
        ['第3回', '第三回', 'spelling'],
        ['発表', '発表', 'same'],
      ],
      [],
    ],
    ['第3回の発表', '第2回の発表は3日。', [['発表', '発表', 'same']], ['第3回']],
    ['予算がない', '予算がない。', [['予算', '予算', 'same']], []],
    ['2年目', '2年目の春。', [['2年目', '2年目', 'same']], []],
    ['ない', '何もない。', [['ない', 'ない', 'same']], []],
  ])('%s in 「%s」: no piece is told as a word of its own', (question, text, told, missing) => {
    const explanation = explain(question, text)
    expect(explanation.matched.flatMap(({ word, found }) => found.map(({ form, how }) => [word, form, how]))).toEqual(told)
    expect(explanation.missing).toEqual(missing)
  })

  it('tells inflected words whole, as people read them', () => {
    const { matched } = explain('残業を減らした', '紙を減らして、残業が減らない理由を調べた。')
    const found = matched.find(({ word }) => word === '減らした')?.found
    expect(found?.[0]).toEqual({ form: '減らして', where: ['body'], how: 'inflected' })
  })

  it('tells another spelling: 取組 for 取り組み', () => {
    expect(explain('取り組み', '窓口の取組を見直した。').matched[0]?.found).toEqual([{ form: '取組', where: ['body'], how: 'spelling' }])
  })

  it('finds a year in the other calendar, in the text and in the record', () => {
    const { matched } = explain('令和4年度', '2022年度に始めた。', { activityYear: 2022 })
    expect(matched).toEqual([
      {
        word: '令和4年度',
        found: [
          { form: '2022年度', where: ['body'], how: 'year' },
          { form: '2022年度（令和4年度）', where: ['year'], how: 'year' },
        ],
      },
    ])
  })

  it('names the vocabulary term whose other wording has the word, where nothing else explains it', () => {
    const { matched } = explain('通らない', '若手が工夫した。', { worries: ['proposals-not-heard'] })
    expect(matched[0]?.found).toEqual([
      { form: '提案が通らない', where: ['term'], how: 'part', termFacet: 'worry', termLabel: '提案が上司や幹部に届かない' },
    ])
    const elsewhere = explain('提案', '提案を集めた。', { worries: ['proposals-not-heard'] })
    expect(elsewhere.matched[0]?.found.map(({ where }) => where)).toEqual([['body']])
  })

  it('finds names of places, organisations and people', () => {
    const municipalities = [{ code: '131148', name: '中野区', prefecture: '東京都', formerName: null }]
    const { matched } = explain('中野 酒井', '窓口の話。', { municipalities, people: [{ name: '酒井直人', role: '区長' }] })
    expect(matched.map(({ word, found }) => [word, found[0]?.form, found[0]?.where, found[0]?.how])).toEqual([
      ['中野', '中野区', ['name'], 'same'],
      ['酒井', '酒井', ['name'], 'same'],
    ])
  })

  it('tells the summary only where it is the only reason', () => {
    const { matched } = explain('残業 窓口', '窓口の話。', { summary: '窓口の残業を減らした。' })
    expect(matched.map(({ found }) => found.map(({ where }) => where))).toEqual([[['summary']], [['body']]])
  })

  it.each([
    ['じんじひょうか', '人事評価'],
    ['ぎょうせいひょうか', '行政評価'],
    ['よさんへんせい', '予算編成'],
    ['わかてしょくいん', '若手職員'],
  ])('tells the row of words that a compound in kana is the reading of: %s', (typed, form) => {
    const guesses = guessReadings(typed, analyser.analyse(typed), analyser)
    const tokens = analyser.analyse(typed)
    const asked = joinPieces(typedWords(typed, [readingWord(toKatakana(typed))], tokens, guesses), typed, tokens)
    const { matched, missing } = explainWords(asked, `この${form}の話をした。`, { title: `${form}の見直し` })
    expect(matched).toEqual([{ word: typed, found: [{ form, where: ['title', 'body'], how: 'reading' }] }])
    expect(missing).toEqual([])
    expect(explainWords(asked, '別の話。').missing).toEqual([typed])
  })

  it('names what stands nowhere', () => {
    expect(explain('窓口 財政', '窓口の話。').missing).toEqual(['財政'])
  })
})

describe('how a form answers a word', () => {
  it.each([
    ['ＤＸ', 'dx', 'dx', 'same'],
    ['DX', 'dx', 'デジタル変革', 'synonym'],
    ['減らす', '減らす', '減らし', 'inflected'],
    ['2022年', '2022年度', '令和4年度', 'year'],
    ['子供', '子ども', '子ども', 'spelling'],
    ['中野', '中野', '中野区', 'same'],
    ['市役所', '役所', '役所', 'same'],
    ['アドレス', 'アドレス', 'フリーアドレス', 'part'],
    ['残業', '残業', 'ノー残業デー', 'part'],
    ['窓口', '窓口', 'ワンストップ窓口', 'part'],
    ['窓口', '窓口', '書かない窓口', 'part'],
    ['人', '人', '人が育たない', 'part'],
    ['アップ', 'アップ', 'ステップアップ', 'part'],
    ['申込', '申し込み', '申込み', 'spelling'],
    ['立ちあげ', '立ち上げ', '立ち上げ', 'spelling'],
    ['まどぐち', '窓口', '窓口', 'reading'],
    ['madoguchi', '窓口', '窓口', 'reading'],
    ['じんじひょうか', 'よみ:ジンジヒョウカ', '人事評価', 'reading'],
    ['残業', '残業', '時間外勤務', 'synonym'],
    ['自主研', '自主研', '自主研究グループ', 'synonym'],
  ] as const)('%s (%s) ← %s: %s', (typed, word, form, how) => {
    expect(howFound({ word, typed }, form, { analyser, reference })).toBe(how)
  })
})

describe('a whole form', () => {
  it.each([
    ['通らない提案', 2, '通る', '通らない'],
    ['通って', 2, '通る', '通って'],
    ['学んだこと', 2, '学ぶ', '学んだ'],
    ['通る提案', 2, '通る', '通る'],
    ['改善でもよい', 2, '改善', '改善'],
  ])('%s → %s', (text, end, word, whole) => {
    expect(wholeForm(text, 0, end, word)).toBe(whole)
  })
})
