import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadMorphology, type Morphology } from '../../../indexer/analysis/Morphology.ts'
import { processorTime } from '../../processorTime.ts'

let morphology: Morphology
beforeAll(async () => {
  morphology = await loadMorphology()
})
const surfaces = (text: string) => morphology.cut(text).map(({ surface }) => surface)

describe('what breaks the tokenizer', () => {
  it.each([
    ['𠮷𠮷田さん', '田'],
    ['👍🏽する', 'する'],
    ['👨‍👩‍👧‍👦が来た', '来'],
    ['𠮷𠮷𠮷\u0000改善', '改善'],
    ['改善\u0000', '改善'],
    ['\u0000', '\u0000'],
    ['改善\ud83d', '改善'],
    ['\udc4d改善', '改善'],
    ['\ud83d\ud83d改善\udc4d', '改善'],
  ])('loses nothing of %j', (text, part) => {
    expect(surfaces(text).join('')).toBe(text)
    expect(surfaces(text), 'the words beside it are still found').toContain(part)
  })

  it.each([
    ['katakana', 'ア'.repeat(10_000)],
    ['kanji', '改'.repeat(10_000)],
    ['Latin', 'a'.repeat(10_000)],
    ['emoji', '👍'.repeat(5_000)],
  ])('an unbroken run of 10,000 units (%s) takes time that does not run away', (_what, run) => {
    expect(surfaces(run).join('')).toBe(run)
    expect(processorTime(() => surfaces(run))).toBeLessThan(5_000)
  })
})

describe('words', () => {
  it('have base form, reading and part of speech', () => {
    expect(morphology.cut('改善した').map(({ surface, base, reading, pos }) => [surface, base, reading, pos])).toEqual([
      ['改善', '改善', 'カイゼン', '名詞'],
      ['し', 'する', 'シ', '動詞'],
      ['た', 'た', 'タ', '助動詞'],
    ])
  })

  it('that the dictionary does not know are their own base and have no reading', () => {
    expect(morphology.cut('ジブンガタリ')[0]).toMatchObject({ base: 'ジブンガタリ', reading: null })
  })

  it('after a break of pieces have their exact places', () => {
    const text = `${'窓口の改善。'.repeat(100)}${'ア'.repeat(600)}終わり`
    for (const { surface, start, end } of morphology.cut(text)) expect(text.slice(start, end)).toBe(surface)
  })
})

it.each(['binary', 'grapheme'] as const)('surfaces joined equal the text, whatever it is (%s strings)', (unit) => {
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      const morphemes = morphology.cut(text)
      expect(morphemes.map(({ surface }) => surface).join('')).toBe(text)
      for (const { surface, start, end } of morphemes) expect(text.slice(start, end)).toBe(surface)
    }),
  )
})

it('is loaded once: callers at the same time share the load', async () => {
  const [first, second] = await Promise.all([loadMorphology(), loadMorphology()])
  expect(first).toBe(second)
})
