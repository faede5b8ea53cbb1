import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser

beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

describe('one and two persons', () => {
  it.each([
    ['一人', ['一人', '1人', '１人', 'ひとり', '独り']],
    ['二人', ['二人', '2人', 'ふたり']],
    ['一人暮らし', ['一人暮らし', '1人暮らし', 'ひとり暮らし', '独り暮らし']],
    ['一人歩き', ['一人歩き', 'ひとり歩き', '1人歩き']],
    ['一人ひとり', ['一人ひとり', '一人一人', 'ひとりひとり', '1人1人']],
  ])('%s is one word in every spelling', (word, spellings) => {
    for (const spelling of spellings) expect([spelling, analyser.words(`${spelling}の職員`)]).toEqual([spelling, [word, '職員']])
  })

  it.each([
    ['21人', ['21', '人']],
    ['3、1人', ['3', '1', '人']],
    ['十二人', ['12', '人']],
    ['ひとりでに', ['ひとりでに']],
    ['第一人者', ['第一人者']],
    ['人一倍', ['人一倍']],
  ])('%s is another word', (text, words) => expect(analyser.words(text)).toEqual(words))

  it('have a reading, by which they are found in kana', () => {
    expect(analyser.analyse('1人で').map(({ baseReading }) => baseReading)[0]).toBe('ヒトリ')
  })
})

describe('a number that is asked for', () => {
  it('says nothing, but its counter does', () => expect(analyser.words('何時間で何人')).toEqual(['時間', '人']))
})
