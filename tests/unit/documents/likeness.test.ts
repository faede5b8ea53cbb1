import { describe, expect, it } from 'vitest'
import { likenessOf, tellLikeness, weightOf } from '../../../server/documents/likeness.ts'
import type { SimilarCandidate } from '../../../server/documents/similarCandidates.ts'
import { readStarterReference } from '../starterCorpus.ts'

const reference = await readStarterReference()

const CARD: SimilarCandidate['card'] = {
  id: 'cases/a',
  title: '題',
  summary: '要約',
  type: 'case',
  municipalities: [],
  organisations: [],
  activityYear: null,
  reportYear: null,
  eventDate: null,
  programme: null,
  initiative: null,
  levels: [],
  scenes: [],
}
const NOTHING: SimilarCandidate = {
  documentId: 'cases/a',
  card: CARD,
  worry: [],
  outcome: [],
  programme: [],
  level: [],
  scene: [],
  municipality: [],
  keyWords: [],
}
const word = (text: string, idf: number) => ({ word: text, idf, vector: null })
const MORIOKA = '032018'
const GIFU = '212016'
const MISHIMA = '222062'

describe('what two records have in common', () => {
  it('is nothing for records without anything in common', () => {
    const likeness = likenessOf(NOTHING, { ...NOTHING, worry: ['silo'], keyWords: ['窓口'] }, [word('残業', 5)], reference)
    expect(weightOf(likeness)).toBe(0)
    expect(tellLikeness(likeness, reference)).toEqual([])
  })

  it('is told in three parts at most, worry and words first', () => {
    const both = { ...NOTHING, worry: ['silo'], outcome: ['x'], programme: ['y'], level: ['people'], keyWords: ['dx', '窓口', '職員'] }
    const likeness = likenessOf(both, both, [word('職員', 0.5), word('窓口', 2.5), word('dx', 4)], reference)
    const told = tellLikeness(likeness, reference)
    expect(told.slice(0, 2)).toEqual(['同じ悩み「縦割りで部署どうしが押し付け合う」', '共通する言葉「DX」「窓口」'])
    expect(told).toHaveLength(3)
  })

  it('has no years among its words, and no parts of a compound that it names', () => {
    const both = { ...NOTHING, keyWords: ['ステップアップセミナー', 'ステップ', 'アップ', '2022年度', '令和4年度', '窓口'] }
    const telling = both.keyWords.map((text, index) => word(text, 6 - index / 2))
    const likeness = likenessOf(both, both, telling, reference)
    expect(tellLikeness(likeness, reference)).toEqual(['共通する言葉「ステップアップセミナー」「窓口」'])
  })

  it('names the similar-municipality group of two peers, and the municipality itself where it is the same', () => {
    const gifu = { ...NOTHING, municipality: [GIFU] }
    const peer = likenessOf(gifu, { ...NOTHING, municipality: [MORIOKA] }, [], reference)
    expect(tellLikeness(peer, reference)).toEqual(['同じ類似団体（中核市）'])
    expect(tellLikeness(likenessOf(gifu, gifu, [], reference), reference)).toEqual(['同じ自治体（岐阜市）'])
    expect(tellLikeness(likenessOf(gifu, { ...NOTHING, municipality: [MISHIMA] }, [], reference), reference)).toEqual([])
    const many = { ...NOTHING, municipality: [GIFU, MORIOKA, MISHIMA, '131148'] }
    expect(tellLikeness(likenessOf(many, many, [], reference), reference)).toEqual([])
  })

  it('counts scenes passed in the same order more than the same scenes in another', () => {
    const course = { ...NOTHING, scene: ['improve-individual', 'improve-workplace'] }
    const same = likenessOf(course, course, [], reference)
    const turned = likenessOf(course, { ...NOTHING, scene: ['improve-workplace', 'improve-individual'] }, [], reference)
    expect(weightOf(same)).toBeGreaterThan(weightOf(turned))
    expect(tellLikeness(same, reference)[0]).toMatch(/^同じ道筋（.+→.+）$/)
    expect(tellLikeness(turned, reference)[0]).toMatch(/^同じ場面「/)
  })
})
