import { beforeAll, describe, expect, it } from 'vitest'
import { readVocabularies } from '#corpus'
import { fold } from '#analysis'
import type { Term, Vocabularies } from '#model'
import { STARTER_CORPUS } from '../starterCorpus.ts'

const NAMES = ['levels', 'types', 'programmes', 'worries', 'outcomes', 'sceneLevels', 'sceneStages', 'scenes'] as const

let vocabularies: Vocabularies
beforeAll(async () => {
  vocabularies = await readVocabularies(STARTER_CORPUS)
})

const doubled = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index)

describe.each(NAMES)('the vocabulary %s of the starter corpus', (name) => {
  let terms: readonly Term[]
  beforeAll(() => {
    terms = vocabularies[name]
  })

  it('is not empty', () => expect(terms.length).toBeGreaterThan(0))

  it('has each id, label and former label once', () => {
    expect(doubled(terms.flatMap(({ id, label, aliases }) => [id, label, ...aliases]))).toEqual([])
  })

  it('has no two labels that differ only in spelling', () => expect(doubled(terms.map(({ label }) => fold(label)))).toEqual([]))

  it('has readings in hiragana', () => {
    const wrong = terms.filter(({ yomi }) => !/^[ぁ-ゖー・ ]+$/.test(yomi))
    expect(wrong.map(({ id, yomi }) => `${id}: ${yomi}`)).toEqual([])
  })

  it('has labels and synonyms without blanks around them', () => {
    const words = terms.flatMap(({ label, synonyms }) => [label, ...synonyms])
    expect(words.filter((word) => word !== word.trim() || word === '')).toEqual([])
  })
})

describe('the starter vocabularies', () => {
  it('hold the five levels, six types and a shelf for each', () => {
    expect(vocabularies.levels).toHaveLength(5)
    expect(vocabularies.types.map(({ folder }) => folder).sort()).toEqual([
      'articles',
      'books',
      'cases',
      'presentations',
      'programmes',
      'seminar-reports',
    ])
  })

  it('send no spelling of the lexicon to two different words', () => {
    const spellings = vocabularies.lexicon.flatMap(({ term, synonyms }) => [...new Set([term, ...synonyms].map(fold))])
    expect(doubled(spellings)).toEqual([])
  })

  it('hold no synonym twice in one term', () => {
    const terms = NAMES.flatMap((name) => vocabularies[name] as readonly Term[])
    expect(terms.flatMap(({ id, synonyms }) => doubled(synonyms).map((word) => `${id}: ${word}`))).toEqual([])
  })
})
