import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { findUnfinished, guessReadings } from '../../../server/query/guessWords.ts'
import { joinTokens } from '../../../server/query/joinTokens.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser

beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

const guesses = (text: string) => guessReadings(text, analyser.analyse(text), analyser)
const heard = (text: string) => guesses(text).flatMap(({ otherwise }) => otherwise)
const unfinished = (text: string) => findUnfinished(text, analyser.analyse(text), analyser)

describe('a stretch in kana', () => {
  it('may be any word that is read so', () => {
    expect(guesses('まどぐち')[0]?.instead).toContain('窓口')
    expect(guesses('きかん')[0]?.instead).toEqual(expect.arrayContaining(['機関', '期間']))
  })

  it('covers the words that the dictionary sees in it, and is one guess for each stretch', () => {
    const found = guesses('まどぐち まちじかん')
    expect(found.map(({ instead }) => instead.slice(1))).toEqual([expect.arrayContaining(['窓口']), expect.arrayContaining(['待ち時間'])])
    expect(found[0]?.covers).not.toContain('窓口')
  })

  it.each(['もやもや', '窓口', 'かいぜん', 'まど', '窓口がこんでいる'])(
    'is no guess where it is a term, too short, or an ending: %s',
    (text) => {
      expect(guesses(text)).toEqual([])
    },
  )
})

describe('kana', () => {
  it('may be a word in katakana', () => expect(guesses('さぽーと')[0]?.instead).toContain('サポート'))

  it('may be several words, which are tried where the whole is none', () => {
    expect(guesses('かいぜんじれいはっぴょう')[0]?.otherwise).toEqual(['よみ:カイゼン', 'よみ:ジレイ', 'よみ:ハッピョウ'])
    expect(guesses('まどぐち')[0]?.otherwise).toEqual([])
    expect(guesses('みんかんれんけい')[0]?.otherwise).toEqual(['よみ:ミンカン', 'よみ:レンケイ'])
  })

  it('may be words that の or を joins, but begins with none of them', () => {
    expect(guesses('まどぐちのまちじかん')[0]?.otherwise).toEqual(['よみ:マドグチ', 'よみ:マチジカン'])
    expect(guesses('ざんぎょうをへらす')[0]?.otherwise).toEqual(['よみ:ザンギョウ', 'よみ:ヘラス'])
    expect(guesses('のまどぐちかいぜん')[0]?.otherwise ?? []).not.toContain('よみ:マドグチ')
    expect(guesses('ものがたり')[0]?.otherwise).toEqual([])
  })

  it('may have words with a suffix and words without kanji among its parts', () => {
    expect(guesses('ぎょうむこうりつか')[0]?.otherwise).toEqual(['よみ:ギョウム', 'よみ:コウリツ'])
    expect(guesses('もやもやかいしょう')[0]?.otherwise).toEqual(expect.arrayContaining(['もやもや', 'よみ:カイショウ']))
  })

  it.each(['ふくつし', 'にしおし', 'みなとく', 'まちじかん'])('may have been torn into scraps: %s', (text) =>
    expect(guesses(text)[0]).toMatchObject({ isTorn: true, covers: [expect.any(String)] }),
  )

  it('is no torn word where the dictionary knows it', () => {
    expect(guesses('こころ')[0]?.isTorn).toBe(false)
  })
})

describe('kana beside words in other scripts', () => {
  it.each([
    ['総合けいかく', '計画'],
    ['総合けいかくの策定', '計画'],
    ['地域けいえい', '経営'],
    ['残業じかん', '時間'],
    ['けいえい研修', '経営'],
  ])('may be a word that nobody converted: %s', (text, word) => expect(guesses(text)[0]?.instead).toContain(word))

  it.each([
    '改善したい',
    '窓口ばかり',
    '職員について',
    '取り組みのきっかけ',
    'やさしい窓口',
    'どうすれば役所は変わる',
    '若手がやめていく',
    '分かりやすい説明',
  ])('is an ending, a particle or a word by itself: %s', (text) => expect(guesses(text)).toEqual([]))
})

describe('kana that sound the same', () => {
  it.each([
    ['てつずき', '手続き'],
    ['tetsuzuki', '手続き'],
    ['terewaaku', 'テレワーク'],
  ])('find what is written with the others: %s', (text, word) => expect(guesses(text)[0]?.instead).toContain(word))
})

describe('a foreign word that the dictionary does not know', () => {
  it('may sound like one in the other letters', () => {
    expect(heard('グッドジョブレポート')).toContain('おと:gdjbrpt')
    expect(heard('Good job report')).toContain('おと:gdjbrpt')
  })

  it.each(['サポート', '窓口', 'AI'])('is not %s, which is known or too short', (text) => expect(heard(text)).toEqual([]))

  it('may be half a compound: its known beginning is asked for', () => expect(heard('カレーライスシー')).toContain('カレーライス'))
})

describe('a compound in katakana', () => {
  it('may only occur in its parts', () =>
    expect(guesses('カイゼンセミナー').at(-1)).toEqual({
      covers: ['カイゼンセミナー'],
      instead: [],
      otherwise: ['改善', 'セミナー'],
      isTorn: false,
      areAllNeeded: false,
    }))

  it.each([
    ['ダイバーシティ', ['ダイバー', 'シティー']],
    ['インターフェイス', ['インター', 'フェイス']],
    ['ﾀﾞｲﾊﾞｰｼﾃｨ', ['ダイバー', 'シティー']],
  ])('%s, which the dictionary tears, is one word, or all of its pieces', (text, pieces) => {
    const joined = joinTokens(text, analyser.analyse(text))
    const guess = guessReadings(text, joined, analyser).at(-1)
    expect(joined).toMatchObject([{ surface: text, start: 0, end: text.length }])
    expect(guess).toMatchObject({ covers: [joined[0]?.bases[0]], instead: [], otherwise: pieces, areAllNeeded: true })
  })

  it.each(['リバースメンター', 'オフサイトミーティング', 'サポート', '窓口のサービス'])('%s is not torn', (text) =>
    expect(joinTokens(text, analyser.analyse(text))).toEqual(analyser.analyse(text)),
  )

  it('is completed by its last piece only beside those before it', () => {
    const text = 'サービスセン'
    const unfinished = findUnfinished(text, joinTokens(text, analyser.analyse(text)), analyser)
    expect(unfinished).toEqual({ covers: ['サービスセン'], beginnings: ['サービスセン', 'セン'], before: ['サービス'] })
  })
})

describe('romaji with hyphens', () => {
  it.each([
    ['terewa-ku', 'テレワーク'],
    ['furi-adoresu', 'フリーアドレス'],
    ['anke-to', 'アンケート'],
    ['chi-mu', 'チーム'],
    ['ｔｅｒｅｗａ－ｋｕ', 'テレワーク'],
  ])('may have them for long vowels: %s', (text, word) => {
    const found = guesses(text)
    expect(found.map(({ instead }) => instead)).toEqual([expect.arrayContaining([word])])
    expect(found[0]?.covers.length).toBeGreaterThan(0)
  })

  it.each(['AI-OCR', 'Wi-Fi', 'e-mail', 'to-do'])('are words in Latin letters where nothing is read so: %s', (text) =>
    expect(guesses(text)).toEqual([]),
  )
})

describe('a Latin word', () => {
  it('may be romaji', () => {
    expect(guesses('okuyami')[0]?.instead).toContain('おくやみ')
    expect(guesses('madoguchi')[0]?.instead).toContain('窓口')
  })

  it.each(['RPA', 'team', 'BPR', 'test', 'kaizen'])('is not where it cannot be kana, is short, or a term: %s', (text) => {
    expect(guesses(text).flatMap(({ instead }) => instead)).toEqual([])
  })
})

describe('the end of a question', () => {
  it('may be half a word', () => {
    expect(unfinished('リバースメン')?.beginnings).toContain('リバースメン')
    expect(unfinished('県庁のナッ')?.beginnings).toEqual(['ナッ'])
    expect(unfinished('カレーライスシー')?.beginnings).toEqual(['カレーライスシー', 'シー'])
  })

  it('is finished by a space, kana or a single character', () => {
    for (const text of ['ナッ ', '窓口で', '県', '']) expect(unfinished(text), text).toBeNull()
  })
})
