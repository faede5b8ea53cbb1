import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser
beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

describe('numbers before a counter', () => {
  it.each([
    ['三人', '3人'],
    ['第二十回', '第20回'],
    ['一年間', '1年間'],
    ['百人', '100人'],
  ])('are the same in kanji and in digits: %s, %s', (kanji, digits) => expect(analyser.words(kanji)).toEqual(analyser.words(digits)))

  it.each([
    ['三原則', '三'],
    ['一般', '一般'],
    ['三重県', '三重県'],
    ['四万十市', '四万十市'],
    ['一体感', '一体'],
    ['三万人', '三'],
  ])('stay as they are elsewhere: %s', (text, word) => expect(analyser.words(text)).toContain(word))
})

describe('pieces of words', () => {
  const boundOf = (text: string) => analyser.analyse(text).flatMap(({ surface, isBound }) => (isBound ? surface : []))
  it.each([
    ['高齢者の移動手段', ['者']],
    ['障害者の雇用', ['者']],
    ['会議の効率化', ['化']],
    ['週休3日', ['3', '日']],
    ['第三回', ['第', '三', '回']],
    ['マニュアルがない', ['ない']],
    ['新庁舎', ['新']],
  ])('are told from words: %s', (text, pieces) => expect(boundOf(text)).toEqual(pieces))

  it.each(['課', '係', '会を開く', '人が足りない', '1910年'])('are words where they stand alone or are rare: %s', (text) =>
    expect(analyser.analyse(text)[0]?.isBound).toBe(false),
  )
})

describe('words that say nothing', () => {
  it.each([
    ['書かない窓口ってどうやって始めるの', ['書かない窓口', '始める']],
    ['引き継ぎがうまくいかない', ['引き継ぎ']],
    ['上手くいった改善', ['改善']],
    ['読み始める', ['読む']],
    ['教えてもらった', ['教える']],
  ])('are left out: %s', (text, words) => expect(analyser.words(text)).toEqual(words))
})
