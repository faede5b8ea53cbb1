import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { katakanaHalves, katakanaParts } from '../../../indexer/analysis/katakanaParts.ts'
import { processorTime } from '../../processorTime.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

const WORDS = new Set([
  'ステップ',
  'アップ',
  'セミナー',
  'ステップアップ',
  'ミーティング',
  'バス',
  'デマンド',
  'スマートフォン',
  'スマート',
  'フォン',
])
const isWord = (piece: string) => WORDS.has(piece)

describe('the parts of a run of katakana', () => {
  it.each([
    ['ステップアップセミナー', ['ステップアップ', 'セミナー'], 'the fewest words'],
    ['ミーティングステップ', ['ミーティング', 'ステップ'], 'two words'],
    ['デマンドバス', [], 'a piece that is too short'],
    ['オフサイトミーティング', [], 'a piece that is no word'],
    ['ミーティング', [], 'a single word'],
    ['ミーティングー', [], 'a mark that is left'],
    ['', [], 'nothing'],
  ])('of %s are %j (%s)', (run, parts) => expect(katakanaParts(run, isWord)).toEqual(parts))

  it('take time that does not run away', () => {
    expect(processorTime(() => expect(katakanaParts('ア'.repeat(10_000), () => true)).toEqual([]))).toBeLessThan(5_000)
  })
})

describe('the halves of a term', () => {
  it.each([
    ['オフサイトミーティング', ['オフサイト', 'ミーティング']],
    ['ステップアップレビュー', ['ステップアップ', 'レビュー']],
    ['デマンドバス', []],
    ['ジブンガタリ', []],
    ['職員提案', []],
  ])('of %s are %j', (term, halves) => expect(katakanaHalves(term, isWord)).toEqual(halves))
})

describe('long words in katakana', () => {
  let analyser: Analyser
  beforeAll(async () => {
    analyser = await loadStarterAnalyser()
  })
  const basesOf = (text: string) => analyser.analyse(text).flatMap(({ bases, isContent }) => (isContent ? [bases] : []))

  it.each([
    ['ステップアップセミナー', ['ステップアップセミナー', 'ステップ', 'アップ', 'セミナー']],
    ['ステップアップセミナ', ['ステップアップセミナー', 'ステップ', 'アップ', 'セミナー']],
    ['スコラ・コンサルト', ['スコラコンサルト', 'コンサルト']],
    ['カイゼングランプリ', ['カイゼングランプリ', '改善', 'グランプリ']],
    ['オフサイト・ミーティング', ['オフサイトミーティング', 'オフサイト', 'ミーティング']],
    ['ホームページ', ['ホームページ']],
    ['ファシリテーター', ['ファシリテーター']],
  ])('%s is found as %j', (text, bases) => expect(basesOf(text)).toEqual([bases]))

  it('of which the dictionary knows the words stay those', () =>
    expect(basesOf('アンケート・インタビュー')).toEqual([['アンケート'], ['インタビュー']]))
})
