import { describe, expect, it } from 'vitest'
import { tellingWords } from '../../../server/search/planQuery.ts'

const known = (...words: [string, number][]) => words.map(([word, idf]) => ({ word, idf, vector: null }))

describe('the words that decide what is found', () => {
  it('are all but the common ones and the pieces of words', () => {
    const words = known(['高齢', 4], ['者', 1.2], ['改善', 0.1])
    expect(tellingWords(words, new Set(['者']))).toEqual(['高齢'])
    expect(tellingWords(words, new Set())).toEqual(['高齢', '者'])
  })

  it('are common words rather than pieces where there are no others', () =>
    expect(tellingWords(known(['改善', 0.1], ['会', 1.2]), new Set(['会']))).toEqual(['改善']))

  it('are pieces where nothing else was asked for', () =>
    expect(tellingWords(known(['第', 2], ['回', 1.5]), new Set(['第', '回']))).toEqual(['第', '回']))
})
