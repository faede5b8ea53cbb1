import { describe, expect, it } from 'vitest'
import { FIT } from '../../../server/suggest/fit.ts'
import { mixKinds, type Ranked } from '../../../server/suggest/mixKinds.ts'
import type { Kind } from '../../../server/suggest/suggestShapes.ts'

function one(kind: Kind, label: string, fit: number, count = 1): Ranked {
  return { suggestion: { kind, kindLabel: kind, value: label, label, detail: '', count }, fit }
}

const labels = (found: readonly Ranked[], limit: number) => mixKinds(found, limit).map(({ label }) => label)
const titles = Array.from({ length: 8 }, (_, index) => one('document', `title ${index}`, FIT.beginning))

describe('the mix', () => {
  it('puts the better fit first, then the larger count', () => {
    const found = [one('term', 'c', FIT.inner, 90), one('term', 'b', FIT.beginning, 2), one('term', 'a', FIT.beginning, 5)]
    expect(labels(found, 8)).toEqual(['a', 'b', 'c'])
  })

  it('keeps room for other kinds beside many titles', () => {
    const found = [...titles, one('municipality', 'place', FIT.inner, 3), one('worry', 'worry', FIT.inner, 2)]
    expect(labels(found, 6)).toEqual(['title 0', 'title 1', 'title 2', 'title 3', 'place', 'worry'])
  })

  it('gives the room to one kind where nobody else wants it', () => {
    expect(labels(titles, 6)).toHaveLength(6)
  })

  it('shows places without records last: those that were typed always, others where there is room', () => {
    const exact = one('municipality', 'typed', FIT.exact, 0)
    const begun = one('municipality', 'begun', FIT.beginning, 0)
    expect(labels([exact, begun, ...titles], 6)).toEqual(['title 0', 'title 1', 'title 2', 'title 3', 'title 4', 'typed'])
    expect(labels([exact, begun, ...titles.slice(0, 2)], 6)).toEqual(['title 0', 'title 1', 'typed', 'begun'])
  })
})
