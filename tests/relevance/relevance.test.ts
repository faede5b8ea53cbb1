import { beforeAll, describe, expect, inject, it } from 'vitest'
import { describeMisses, judgeAll, tally, type JudgedKind } from './judgeAll.ts'
import { KINDS, readJudgedSet, type Kind } from './readJudgedSet.ts'

/** A spelling, a year, a name or a sign of the query language is right or wrong; there is nothing to rank about it. */
const EXACT: readonly Kind[] = ['spelling', 'wareki', 'names', 'phrase', 'operators']
/** Of all judged queries, this share is answered as judged: for most, a right record among the first three. */
const SHARE_OF_ALL = 0.95

describe('the judged queries', () => {
  let kinds: JudgedKind[] = []
  beforeAll(async () => {
    kinds = await judgeAll(await readJudgedSet(), inject('libraryUrl'))
  })

  it.each(EXACT)('are all answered as judged: %s', (exact) => {
    const judgements = kinds.find(({ kind }) => kind === exact)?.judgements ?? []
    expect(judgements.length).toBeGreaterThan(0)
    const misses = describeMisses(judgements)
    expect(misses, misses.join('\n')).toEqual([])
  })

  it(`are answered as judged for at least ${100 * SHARE_OF_ALL} % over all ${KINDS.length} kinds`, () => {
    const judgements = kinds.flatMap((kind) => kind.judgements)
    const { met, queries } = tally(judgements)
    expect(met / queries, describeMisses(judgements).join('\n')).toBeGreaterThanOrEqual(SHARE_OF_ALL)
  })
})
