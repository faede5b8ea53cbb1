import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { matchWorries } from '../../../server/query/matchWorries.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'
import { readStarterReference } from '../starterCorpus.ts'

let analyser: Analyser
let reference: Reference

beforeAll(async () => {
  ;[analyser, reference] = await Promise.all([loadStarterAnalyser(), readStarterReference()])
})

const likest = (question: string) => {
  const matched = [...matchWorries(analyser.words(question), analyser, reference)].sort((a, b) => b[1] - a[1])
  return matched[0]?.[0] ?? null
}

describe('a question', () => {
  it.each([
    ['頑張っても評価されない', 'not-evaluated'],
    ['若手の提案が通らない', 'proposals-not-heard'],
    ['指示待ちの職員が多い', 'waiting-for-orders'],
    ['改善運動が長続きしない', 'activity-stops'],
    ['課長が協力してくれない', 'no-colleague-support'],
    ['仕事が特定の人に偏っている', 'relying-on-few'],
    ['担当者に負担が偏っている', 'relying-on-few'],
    ['人が足りない', 'staff-leaving'],
  ])('that says %s expresses the worry %s', (question, worry) => expect(likest(question)).toBe(worry))

  it('is near by telling words, not by those that many worries have', () => {
    expect(likest('職員の改善の窓口の話')).toBeNull()
  })

  it.each(['窓口の番号札を色で分けた市役所の庁舎案内', 'ナッジ', '', 'は'])('that says %j expresses none', (question) => {
    expect(likest(question)).toBeNull()
  })
})
