import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { encodeExclusions, encodeWord, encodeWords } from '#engine'

/** Words as long as they are told apart, in any characters. */
const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 30 })

describe('encodeWord', () => {
  it('makes four letters of each UTF-16 unit', () => {
    expect(encodeWord('a')).toBe('aagb')
    expect(encodeWord('改')).toBe('gfdj')
    expect(encodeWord('𠮷')).toHaveLength(8)
    expect(encodeWord('')).toBe('')
  })

  it('uses only the letters a to p, which the engine can neither cut nor fold', () => {
    fc.assert(
      fc.property(word, (text) => {
        expect(encodeWord(text)).toMatch(/^[a-p]+$/)
      }),
    )
  })

  it('gives different words different codes', () => {
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(encodeWord(one) === encodeWord(other)).toBe(one === other)
      }),
    )
    const similar = ['は', 'ば', 'ぱ', 'ハ', 'ﾊ', 'A', 'a', 'Ａ', '改善', '善改']
    expect(new Set(similar.map(encodeWord)).size).toBe(similar.length)
  })

  it('keeps prefixes prefixes', () => {
    fc.assert(
      fc.property(word, word, (start, rest) => {
        expect(encodeWord(start + rest).startsWith(encodeWord(start))).toBe(true)
      }),
    )
  })

  it('stays within the 250 bytes that the engine takes, cutting both sides alike', () => {
    const long = '長'.repeat(200)
    expect(encodeWord(long).length).toBeLessThanOrEqual(250)
    expect(encodeWord(long)).toBe(encodeWord(`${long}い`))
  })
})

it('encodeWords keeps order and number of words', () => {
  expect(encodeWords(['改善', 'a'])).toBe(`${encodeWord('改善')} ${encodeWord('a')}`)
  expect(encodeWords([])).toBe('')
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (some, others) => {
      expect(encodeWords(some) === encodeWords(others)).toBe(JSON.stringify(some) === JSON.stringify(others))
    }),
  )
})

describe('encodeExclusions', () => {
  it('makes one excluded word or a row of them, and nothing of nothing', () => {
    const [a, b] = [encodeWord('提案'), encodeWord('制度')]
    expect(encodeExclusions([['提案'], ['提案', '制度'], []])).toBe(`-${a} -"${a} ${b}"`)
    expect(encodeExclusions([])).toBe('')
  })
})
