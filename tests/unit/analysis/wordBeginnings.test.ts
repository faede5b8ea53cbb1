import { describe, expect, it } from 'vitest'
import { formsOf, wordBeginnings } from '#analysis'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

const analyser = await loadStarterAnalyser()

function beginnings(text: string, yomi: string): [string, string | null][] {
  return wordBeginnings(text, yomi, analyser).map(({ written, reading }) => [written, reading])
}

describe('the beginnings of a title', () => {
  it('are the whole and each of its words, with its reading from there', () => {
    expect(beginnings('手続きを助けるおくやみコーナー', 'てつづきをたすけるおくやみこーなー')).toEqual([
      ['手続きを助けるおくやみこおなあ', 'てつづきをたすけるおくやみこおなあ'],
      ['助けるおくやみこおなあ', 'たすけるおくやみこおなあ'],
      ['おくやみこおなあ', 'おくやみこおなあ'],
      ['こおなあ', 'こおなあ'],
    ])
  })

  it('are found where people read a word otherwise than the dictionary', () => {
    expect(beginnings('首長の日本一周', 'くびちょうのにっぽんいっしゅう')).toContainEqual(['日本一周', 'にっぽんいっしゅう'])
  })

  it('do not count signs in front', () => {
    expect(beginnings('「改善」の話', 'かいぜんのはなし').map(([written]) => written)).toEqual(['改善の話', '話'])
  })

  it('have no reading where none can be laid against the words', () => {
    expect(beginnings('窓口の改善', 'あ')).toEqual([
      ['窓口の改善', 'あ'],
      ['改善', null],
    ])
  })

  it('come in forms for writing and for romaji, each once', () => {
    const [whole, inner] = wordBeginnings('東京のチーム', 'とうきょうのちーむ', analyser)
    expect(whole && formsOf(whole)).toEqual(['東京のちいむ', 'とうきょうのちいむ', 'tokyonotyimu'])
    expect(inner && formsOf(inner)).toEqual(['ちいむ', 'tyimu'])
  })
})
