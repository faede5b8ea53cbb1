import { describe, expect, it } from 'vitest'
import { candidateQueries } from '../../../server/search/candidateQueries.ts'
import { rankDocuments, type Candidate } from '../../../server/search/rankDocuments.ts'
import { encodeWords } from '#engine'

interface Sketch {
  document: string
  key?: string
  title?: string
  names?: string
  terms?: string
  body?: string
  text?: string
}

const candidate = ({ document, key = document, title = '', names = '', terms = '', body = '', text = '' }: Sketch): Candidate => ({
  documentId: document,
  key,
  words: { title, names, terms, summary: '', heading: '', body },
  comparable: { title: title.replaceAll(' ', ''), body: text },
})
const words = (...list: [string, number][]) => list.map(([word, idf]) => ({ word, idf }))
const order = (candidates: Candidate[], asked: ReturnType<typeof words>, query = '') =>
  rankDocuments(candidates, asked, query).map(({ documentId }) => documentId)

describe('ranking', () => {
  it('puts the passage with the rarer word first', () => {
    const asked = words(['職員', 0.5], ['甲子園', 4])
    expect(order([candidate({ document: 'common', body: '職員' }), candidate({ document: 'rare', body: '甲子園' })], asked)).toEqual([
      'rare',
      'common',
    ])
  })

  it('trusts a title more than a body, and a body more than the synonyms of a vocabulary term', () => {
    const asked = words(['窓口', 2])
    const all = [
      candidate({ document: 'term', terms: '窓口' }),
      candidate({ document: 'body', body: '窓口' }),
      candidate({ document: 'title', title: '窓口' }),
    ]
    expect(order(all, asked)).toEqual(['title', 'body', 'term'])
  })

  it('prefers a record of the year and place asked for to one that mentions them', () => {
    const asked = words(['2022年度', 2], ['中野区', 2])
    const mentions = candidate({ document: 'mentions', title: '中野区', body: '中野区 2022年度 中野区' })
    const is = candidate({ document: 'is', names: '2022年度 東京都 中野区' })
    expect(order([mentions, is], asked)).toEqual(['is', 'mentions'])
  })

  it('prefers words that stand together: カイゼン甲子園 before 改善 here and 甲子園 there', () => {
    const asked = words(['改善', 1], ['甲子園', 3])
    const apart = candidate({ document: 'apart', body: '改善 あ い う え お 甲子園' })
    const together = candidate({ document: 'together', body: 'あ い 改善 甲子園 う え お' })
    expect(order([apart, together], asked)).toEqual(['together', 'apart'])
  })

  it('sees runs of characters below the level of words', () => {
    const asked = words(['計画', 1])
    const all = [
      candidate({ document: 'other', body: '計画', text: '計画があります' }),
      candidate({ document: 'same', body: '計画', text: '総合基本計画案' }),
    ]
    expect(order(all, asked, '基本計画案')).toEqual(['same', 'other'])
  })

  it('gives each document once, with its best passage', () => {
    const asked = words(['窓口', 2])
    const ranked = rankDocuments(
      [candidate({ document: 'a', key: 'weak', terms: '窓口' }), candidate({ document: 'a', key: 'strong', body: '窓口' })],
      asked,
      '',
    )
    expect(ranked.map(({ documentId, key }) => [documentId, key])).toEqual([['a', 'strong']])
  })

  it('of nothing is nothing', () => {
    expect(rankDocuments([], words(['窓口', 2]), '窓口')).toEqual([])
  })
})

describe('candidates', () => {
  it('are asked for in the own order of the words, then led by each of the three rarest', () => {
    const asked = words(['a', 1], ['b', 4], ['c', 2], ['d', 3])
    expect(candidateQueries(asked).map((query) => query.words)).toEqual([
      encodeWords(['a', 'b', 'c', 'd']),
      encodeWords(['b', 'a', 'c', 'd']),
      encodeWords(['d', 'a', 'b', 'c']),
      encodeWords(['c', 'a', 'b', 'd']),
    ])
  })

  it('are asked for once when there is one word', () => {
    expect(candidateQueries(words(['a', 1])).length).toBe(1)
  })
})
