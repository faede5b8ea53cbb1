import { beforeAll, describe, expect, it } from 'vitest'
import { fold, type Analyser } from '#analysis'
import { readStarterReference } from '../starterCorpus.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})
/** All words under which a text is found. */
const basesOf = (text: string) => analyser.analyse(text).flatMap(({ bases, isContent }) => (isContent ? bases : []))
/** Whether a search for the first word of a query meets a text. */
const finds = (query: string, text: string) => analyser.words(query).every((word) => basesOf(text).includes(word))

describe('municipal names', () => {
  it('tell 中野区 from 中野市, while 中野 finds both', () => {
    expect(finds('中野区', '中野区の改善')).toBe(true)
    expect(finds('中野区', '中野市の改善')).toBe(false)
    expect(finds('中野市', '中野区の改善')).toBe(false)
    expect(finds('中野', '中野区の改善')).toBe(true)
    expect(finds('中野', '中野市の改善')).toBe(true)
  })

  it('are known where the dictionary does not know them: 福津', () => {
    expect(analyser.words('福津の改善')).toEqual(['福津', '改善'])
    expect(finds('福津', '福津市の改善')).toBe(true)
  })

  it('are not found inside other words: 三原則 is not 三原', () => {
    expect(finds('三原', '改善の三原則')).toBe(false)
    expect(finds('三原', '三原の改善')).toBe(true)
    expect(finds('三原', '三原市の改善')).toBe(true)
  })

  it.each([
    ['港区', '空港区域の改善', '空港'],
    ['北区', '東北区間の改善', '東北'],
    ['津市', '沼津市の改善', '沼津市'],
  ])('%s is not in %s', (name, text, word) => {
    expect(basesOf(text), `the words are ${basesOf(text).join('、')}`).not.toContain(name)
    expect(basesOf(text)).toEqual(expect.arrayContaining([expect.stringContaining(word)]))
  })

  it.each([
    '津市',
    '呉市',
    '北海道',
    '東京都',
    '四日市市',
    '廿日市市',
    'つくばみらい市',
    '霞ヶ浦',
    '南アルプス市',
    '龍ケ崎市',
    '龍ヶ崎市',
    '鶴が島市',
    '六ヶ所村',
  ])('%s stands whole in a sentence', (name) => {
    expect(finds(name, `今年、${name}の職員が集まりました。`)).toBe(true)
  })

  it('all stand whole, each under its own name', async () => {
    const { municipalities } = await readStarterReference()
    const cut = municipalities.all.filter(({ name }) => analyser.words(`${name}の改善`)[0] !== fold(name))
    expect(cut.map(({ name }) => name)).toEqual([])
  })
})

describe('terms', () => {
  it.each([
    ['カイゼン', '改善'],
    ['かいぜん', '改善'],
    ['KAIZEN', '改善'],
    ['kaizen', '改善'],
    ['ｶｲｾﾞﾝ', '改善'],
    ['デジタルトランスフォーメーション', 'DX'],
    ['ＤＸ', 'DX'],
    ['オフサイト・ミーティング', 'オフサイトミーティング'],
    ['取組', '取り組み'],
    ['時間外勤務', '残業'],
    ['可視化', '見える化'],
    ['みえる化', '見える化'],
    ['立ちあげ', '立ち上げ'],
    ['切替', '切り替え'],
    ['切りかえ', '切り替え'],
    ['ふりかえり', '振り返り'],
    ['振りかえり', '振り返り'],
    ['判る', '分かる'],
    ['繋がり', 'つながり'],
    ['ウエブ', 'ウェブ'],
    ['Web', 'ウェブ'],
    ['取り纏め', '取りまとめ'],
    ['とりまとめ', '取りまとめ'],
    ['複業', '副業'],
    ['障礙', '障害'],
    ['鎌ヵ谷', '鎌ケ谷'],
    ['ワーキング グループ', 'ワーキンググループ'],
    ['リバース・メンター', 'リバースメンター'],
  ])('%s counts as %s', (spelling, term) => {
    expect(analyser.words(spelling)).toEqual(analyser.words(term))
    expect(analyser.analyse(`${spelling}の例`)[0]?.surface).toBe(spelling)
  })

  it.each([
    ['RPA', 'RPAX'],
    ['RPA', 'XRPA'],
    ['DX', 'DXF'],
    ['ナッジ', 'スナッジ'],
  ])('%s is not inside %s', (term, word) => expect(finds(term, `${word}の例`)).toBe(false))

  it.each([
    ['提案', '職員提案'],
    ['職員', '職員提案'],
    ['風土', '組織風土'],
    ['勤務', '時間外勤務'],
    ['改革', '行政改革'],
    ['オフサイト', 'オフサイトミーティング'],
    ['ミーティング', 'オフサイト・ミーティング'],
    ['マイナンバー', 'マイナンバーカード'],
    ['メンター', 'リバースメンター'],
  ])('are found by their parts: %s in %s', (part, term) => {
    expect(finds(part, `${term}の例`)).toBe(true)
    expect(analyser.words(`${term}の例`), 'a question asks for the term itself').not.toContain(part)
  })

  it.each(['申し込みます', '引き継ぎました', '受け付けられた', '巻きこんで', 'つながります', '繋がった'])(
    'do not cut a verb in two: %s',
    (verb) => expect(analyser.words(verb)).toEqual([expect.stringMatching(/[むぐる]$/)]),
  )

  it('may have dots between their words', () =>
    expect(analyser.words('ワーク・ショップとオフサイト・ミーティング')).toEqual(['ワークショップ', 'オフサイトミーティング']))

  it('in Latin letters may touch Japanese', () => {
    expect(finds('RPA', '庁内RPA導入')).toBe(true)
    expect(finds('5S', '職場5S活動')).toBe(true)
  })

  it('all stand whole, with all their spellings', async () => {
    const { vocabularies } = await readStarterReference()
    const cut = vocabularies.lexicon.flatMap(({ term, synonyms }) =>
      [term, ...synonyms].filter((spelling) => analyser.words(`「${spelling}」`).join() !== fold(term)),
    )
    expect(cut).toEqual([])
  })
})
