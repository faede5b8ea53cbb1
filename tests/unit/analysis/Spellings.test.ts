import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { loadMorphology } from '../../../indexer/analysis/Morphology.ts'
import type { Spellings } from '../../../indexer/analysis/Spellings.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser
let spellings: Spellings
beforeAll(async () => {
  analyser = await loadStarterAnalyser()
  spellings = (await loadMorphology()).spellings
})
const contentOf = (text: string) => analyser.analyse(text).filter(({ isContent }) => isContent)
/** The words under which a spelling is searched, in a sentence. */
const asked = (spelling: string) =>
  contentOf(`${spelling}の例`)
    .slice(0, -1)
    .map(({ bases }) => bases[0])
/** All words under which a spelling is found. */
const found = (spelling: string) =>
  new Set(
    contentOf(`${spelling}の例`)
      .slice(0, -1)
      .flatMap(({ bases }) => bases),
  )

describe('spellings of one word', () => {
  const SAME = `
    届出/届け出 サポータ/サポーター 取組/取り組み/取組み/取りくみ 子供/子ども 申込/申し込み/申込み 引越/引っ越し/引越し/引っこし 見直し/見なおし 手続/手続き/手つづき 友達/友だち
    受付/受け付け/受付け 打合せ/打ち合わせ/打合わせ/打ち合せ 組合せ/組み合わせ/組合わせ/組み合せ 問合せ/問い合わせ/問い合せ/問合わせ
    見積/見積り/見積もり 振替/振り替え/振替え 切替/切り替え/切替え 繰越/繰り越し/繰越し 貸出/貸し出し/貸出し 買物/買い物 支払/支払い
    取扱/取扱い/取り扱い/取りあつかい 引継/引継ぎ/引き継ぎ/引きつぎ 割当/割当て/割り当て 仕組/仕組み 話合い/話し合い/話しあい 持帰り/持ち帰り
    積立/積立て/積み立て 差引/差引き/差し引き 手引/手引き 呼びかけ/呼び掛け 働きかけ/働き掛け 書きかた/書き方 使いかた/使い方 届/届け 係/係り
    売上/売り上げ 人々/人びと/人人 縦割/縦割り 申込書/申し込み書/申込み書 口座振替/口座振り替え 一人ひとり/一人一人 障害/障がい 働き方/はたらき方
    見直す/見なおす 変わる/変る 取り組む/取組む/取りくむ 申し込む/申込む 引き継ぐ/引継ぐ/引きつぐ 引っ越す/引越す 巻き込む/巻きこむ 表す/表わす
    手伝う/手つだう 持ち寄る/持ちよる 受け付ける/受付ける 問い合わせる/問合せる/問合わせる 振り替える/振替える 取り込む/取りこむ/取込む
    話し合う/話しあう/話合う 気づく/気付く 役立つ/役だつ 終わる/終る 起こる/起る 落ち着く/落ちつく 思いつく/思い付く
    組替/組み替え 話合/話し合い 下取/下取り 建替/建て替え 洗出/洗い出し 受渡/受け渡し 立上/立ち上げ 聞取/聞き取り 片付/片付け
    目指す/めざす 全て/すべて 様々/さまざま 取り組む/とりくむ 気付く/きづく 学ぶ/まなぶ 締切/〆切 おくやみ/御悔やみ 役に立つ/役にたつ 声かけ/声掛け
    まちづくり/まち作り/町作り ビジョン/ヴィジョン レポート/リポート マネージャー/マネジャー デジタル/ディジタル メール/e-mail/電子メール
    コンピュータ/コンピューター サーバ/サーバー ユーザ/ユーザー データ/データー ファシリテータ/ファシリテーター コーディネータ/コーディネーター
    ソフトウエア/ソフトウェア グループウエア/グループウェア ウイルス/ウィルス ウエブサイト/ウェブサイト ステップアップセミナ/ステップアップセミナー 見直/見直し
    オフサイト・ミーティング/オフサイトミーティング 鶴ヶ島/鶴ケ島/鶴が島 1か月/1ヶ月/1ケ月/1カ月/1箇月/1ヵ月`
  it.each(SAME.trim().split(/\s+/))('find each other: %s', (group) => {
    const [first = [], ...others] = group.split('/').map(asked)
    expect(first.length).toBeGreaterThan(0)
    for (const other of others) expect(other).toEqual(first)
  })

  it.each([
    ['取組んだ', '取り組む'],
    ['取り組みます', '取り組む'],
    ['取りくんでいる', '取り組む'],
    ['見なおした', '見直す'],
    ['見なおさない', '見直す'],
    ['変った', '変わる'],
    ['受付けました', '受け付ける'],
    ['申込めば', '申し込む'],
  ])('find each other in any inflection: %s → %s', (inflected, base) => expect(analyser.words(inflected)).toContain(base))

  it('find the verb and the noun where a verb is used as a noun', () => {
    expect([...found('取組み')]).toEqual(expect.arrayContaining(['取り組み', '取り組む']))
  })

  it('are shown as they are written', () => {
    expect(contentOf('取組みの例')[0]?.surface).toBe('取組み')
    expect(contentOf('見なおしの例')[0]?.surface).toBe('見なおし')
  })

  it('leave the usual word to people, never a key', () => expect(analyser.words('取組と見なおし')).toEqual(['取り組み', '見直し']))
})

describe('words that only sound the same', () => {
  const DIFFERENT = `
    改善/改選 改善/開善 機関/期間 意思/意志 保障/保証 保証/補償 決裁/決済 対象/対照 対照/対称 規定/規程 追求/追及 移動/異動 公園/講演
    代わる/変わる 換える/替える 後/後ろ 決さい/決裁 決さい/決済 カバ/カバー コピ/コピー 課程/過程 過程/仮定 回答/解答 収集/収拾 指示/支持 体制/態勢
    体制/体勢 制度/精度 施行/試行 志向/思考 会議/懐疑 公正/更生 更生/厚生 運行/運航 係わる/関わる 計る/測る 測る/図る 図る/諮る 表す/現す 勧める/進める
    進める/薦める 収める/納める 納める/治める 努める/務める 務める/勤める 超える/越える 上る/上がる 出会う/出合う 生かす/活かす 答える/応える
    町外/町外れ 引張/引っ張りだこ つくる/作る かわる/変わる しんちょう/慎重 聞く/聴く 科学/化学 市立/私立 関心/感心 感心/歓心 確立/確率 減価/原価 交付/公布 協同/共同 共同/協働 窓口/間口 請求/制球 執行/失効 組合/組合せ`
  it.each(DIFFERENT.trim().split(/\s+/))('stay apart: %s', (pair) => {
    const [one = new Set(), other = new Set()] = pair.split('/').map(found)
    expect(one.size * other.size, 'both have words').toBeGreaterThan(0)
    expect([...one].filter((word) => other.has(word))).toEqual([])
  })
})

describe('the commonest spelling', () => {
  it('is its own commonest spelling, whatever is asked first', () => {
    for (const reading of ['トリクミ', 'テンテン', 'コケラオトシ', 'タタキウリ', 'クミアワセ', 'ショウガイ', 'キカン'])
      for (const word of spellings.readAs(reading)) expect(spellings.commonest(word, 'noun'), reading).toBe(word)
  })

  it('of a word that can be read in several ways is the word itself', () => {
    expect(spellings.readingOf('後', 'noun')).toBeNull()
    expect(spellings.commonest('後', 'noun')).toBe('後')
  })

  it('of pieces that are no word there is none', () => {
    expect(spellings.ofPieces('決さい', 'ケッサイ', 'noun')).toBeNull()
    expect(spellings.ofPieces('子供たち', 'コドモタチ', 'noun')).toBeNull()
  })
})
