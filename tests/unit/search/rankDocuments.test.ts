import { describe, expect, it } from 'vitest'
import { candidateQueries, worryQuery } from '../../../server/search/candidateQueries.ts'
import { rankDocuments, type Candidate } from '../../../server/search/rankDocuments.ts'
import { numbersOf } from '../../../server/search/wordNumbers.ts'
import { encodeWords } from '#engine'
import { DIMENSIONS } from '#meaning'
import { IN_TITLE } from '#publish'

interface Sketch {
  document: string
  key?: string
  title?: string
  names?: string
  terms?: string
  body?: string
  text?: string
  vector?: Float32Array | null
  worry?: string[]
}

const candidate = ({
  document,
  key = document,
  title = '',
  names = '',
  terms = '',
  body = '',
  text = '',
  vector = null,
  worry = [],
}: Sketch): Candidate => ({
  documentId: document,
  key,
  stamp: '',
  words: {
    title: numbersOf(title),
    names: numbersOf(names),
    terms: numbersOf(terms),
    summary: numbersOf(''),
    heading: numbersOf(''),
    body: numbersOf(body),
  },
  comparable: { title: title.replaceAll(' ', ''), body: text },
  vector,
  worry,
})
const words = (...list: [string, number, Float32Array?][]) => list.map(([word, idf, vector = null]) => ({ word, idf, vector }))
const order = (candidates: Candidate[], asked: ReturnType<typeof words>, query = '') =>
  rankDocuments(candidates, asked, { comparable: query }).map(({ documentId }) => documentId)

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
      // Records of one title support one another.
      candidate({ document: 'term', title: '会議', terms: '窓口' }),
      candidate({ document: 'body', title: '研修', body: '窓口' }),
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

  it('prefers a passage that points the same way as the question in meaning', () => {
    const north = Float32Array.from({ length: DIMENSIONS }, (_, at) => (at === 0 ? 1 : 0))
    const east = Float32Array.from({ length: DIMENSIONS }, (_, at) => (at === 1 ? 1 : 0))
    const asked = words(['窓口', 2, north])
    const all = [
      candidate({ document: 'elsewhere', body: '窓口', vector: east }),
      candidate({ document: 'there', body: '窓口', vector: north }),
    ]
    expect(order(all, asked)).toEqual(['there', 'elsewhere'])
  })

  it('prefers a record about the worry that the question expresses', () => {
    const all = [
      candidate({ document: 'other', body: '評価 頑張る' }),
      candidate({ document: 'tagged', body: '頑張る 評価', worry: ['not-evaluated'] }),
    ]
    const asked = words(['頑張る', 2], ['評価', 2])
    const ranked = rankDocuments(all, asked, { comparable: '', worries: new Map([['not-evaluated', 0.7]]) })
    expect(ranked.map(({ documentId }) => documentId)).toEqual(['tagged', 'other'])
  })

  it('counts a proper noun for more than another word that is as rare', () => {
    const asked = words(['窓口', 2], ['深浦', 2])
    const all = [candidate({ document: 'word', body: '窓口' }), candidate({ document: 'name', body: '深浦' })]
    const ranked = rankDocuments(all, asked, { comparable: '', names: new Set(['深浦']) })
    expect(ranked.map(({ documentId }) => documentId)).toEqual(['name', 'word'])
  })

  it('takes a question that names a whole title for one about just that', () => {
    const asked = words(['窓口', 2], ['改善', 2])
    const all = [candidate({ document: 'mentions', title: '市民 課 窓口 改善' }), candidate({ document: 'is', title: '窓口 改善' })]
    expect(order(all, asked, '窓口改善とは')).toEqual(['is', 'mentions'])
  })

  it('gives each document once, with its best passage', () => {
    const asked = words(['窓口', 2])
    const ranked = rankDocuments(
      [candidate({ document: 'a', key: 'weak', terms: '窓口' }), candidate({ document: 'a', key: 'strong', body: '窓口' })],
      asked,
      { comparable: '' },
    )
    expect(ranked.map(({ documentId, best }) => [documentId, best.key])).toEqual([['a', 'strong']])
  })

  it('of nothing is nothing', () => {
    expect(rankDocuments([], words(['窓口', 2]), { comparable: '窓口' })).toEqual([])
  })

  it('puts a record whose title has the words of the question in a row before one that says them more often', () => {
    const titled = candidate({ document: 'titled', title: '職員 提案 集める', body: '集める' })
    const other = candidate({ document: 'other', title: '提案 制度', names: '職員', body: '職員 提案 職員 提案' })
    const asked = words(['職員', 1], ['提案', 1.5])
    expect(order([other, titled], asked)).toEqual(['titled', 'other'])
    expect(order([other, titled], asked.toReversed())).toEqual(['other', 'titled'])
  })
})

describe('candidates', () => {
  const inOrder = (asked: ReturnType<typeof words>) => candidateQueries(asked).filter(({ within }) => within === undefined)

  it('are asked for in the own order of the rarest words, then led by each of the two rarest', () => {
    const asked = words(['a', 1], ['b', 7], ['c', 2], ['d', 6], ['e', 0.1], ['f', 3], ['g', 4])
    expect(inOrder(asked).map((query) => query.words)).toEqual([
      encodeWords(['a', 'b', 'c', 'd', 'f', 'g']),
      encodeWords(['b', 'd', 'f', 'g']),
      encodeWords(['d', 'b', 'f', 'g']),
    ])
  })

  it('are asked for once in an order that the rarest word leads already', () => {
    expect(inOrder(words(['a', 3], ['b', 2])).map((query) => query.words)).toEqual([encodeWords(['a', 'b']), encodeWords(['b', 'a'])])
  })

  it('are also asked for by meaning, where the words have one', () => {
    const vector = Float32Array.from({ length: DIMENSIONS }, (_, at) => (at === 0 ? 3 : 0))
    const queries = inOrder(words(['a', 1, vector], ['b', 2]))
    expect(queries.map(({ words: asked, vector: near }) => near?.[0] ?? asked)).toEqual([
      encodeWords(['a', 'b']),
      encodeWords(['b', 'a']),
      1,
    ])
  })

  it('are asked for once when there is one word', () => {
    expect(inOrder(words(['a', 1])).length).toBe(1)
  })

  it('of a worry are asked for led by a word that all of its records have', () => {
    expect(worryQuery(words(['a', 1], ['b', 3], ['c', 2]), new Set(['c'])).words).toBe(encodeWords(['c', 'a', 'b']))
  })

  it('are asked for by their titles, led by the rarest word', () => {
    const titled = candidateQueries(words(['a', 1], ['b', 3], ['c', 2])).filter(({ within }) => within === IN_TITLE)
    expect(titled.map((query) => query.words)).toEqual([encodeWords(['b', 'a', 'c'])])
  })
})
