import { describe, expect, it } from 'vitest'
import { kanjiNumber } from '../../../indexer/analysis/kanjiNumber.ts'

describe('numbers in kanji', () => {
  it.each([
    ['一', 1],
    ['十', 10],
    ['十一', 11],
    ['二十三', 23],
    ['二三', 23],
    ['二〇一九', 2019],
    ['百', 100],
    ['三百五', 305],
    ['千二百', 1200],
  ])('are read: %s → %d', (written, number) => expect(kanjiNumber(written)).toBe(number))

  it.each(['', '何', '数', '三万', '三数', '〇', '3', '十十'])('are no number: %j', (written) => expect(kanjiNumber(written)).toBeNull())
})
