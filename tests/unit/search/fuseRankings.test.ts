import { describe, expect, it } from 'vitest'
import { fuseRankings } from '../../../server/search/fuseRankings.ts'

const ranked = ['a', 'b', 'c', 'd'].map((documentId, index) => ({
  documentId,
  best: { documentId, key: `${documentId}-1`, stamp: '' },
  score: 9 - index,
}))
const order = (nearest: string[]) => fuseRankings(ranked, nearest).map(({ documentId }) => documentId)

describe('fuseRankings', () => {
  it('leaves a ranking as it is where no service has one', () => expect(fuseRankings(ranked, [])).toEqual(ranked))

  it('lifts what the service finds near above what it does not find', () => expect(order(['d'])).toEqual(['d', 'a', 'b', 'c']))

  it('keeps the order where both agree, and what both find early before what one finds early', () => {
    expect(order(['a', 'b', 'c', 'd'])).toEqual(['a', 'b', 'c', 'd'])
    // a: 1/61 + 1/63, b: 1/62 + 1/61, c: 1/63 + 1/62
    expect(order(['b', 'c', 'a'])).toEqual(['b', 'a', 'c', 'd'])
  })

  it('takes the first of several passages and passes over documents that are not ranked', () => {
    expect(order(['x', 'c', 'c', 'b'])).toEqual(order(['c', 'b']))
  })

  it('keeps the best passage of each document', () => expect(fuseRankings(ranked, ['d'])[0]?.best.key).toBe('d-1'))
})
