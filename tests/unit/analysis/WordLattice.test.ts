import { readFile } from 'node:fs/promises'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadDictionary, type Tokenizer } from '../../../indexer/analysis/loadDictionary.ts'
import { WordLattice } from '../../../indexer/analysis/WordLattice.ts'

let tokenizer: Tokenizer
let lattice: WordLattice
beforeAll(async () => {
  tokenizer = await loadDictionary()
  lattice = new WordLattice(tokenizer)
})

const theirs = (text: string) =>
  tokenizer
    .tokenize(text)
    .map(({ word_position: at, surface_form: surface, pos, basic_form: base, reading = '' }) => [at - 1, surface, pos, base, reading])
const ours = (text: string) =>
  lattice
    .cut(text)
    .map(({ start, end, features }) => [start, text.slice(start, end), features[1] ?? '', features[7] ?? '', features[8] ?? ''])

/** Pieces as the tokenizer takes them: sentences without what breaks it. */
const piecesOf = (text: string) => text.replace(/[^\u0001-\ud7ff\ue000-\uffff]/g, '').match(/[^。、！？!?\n]{1,60}[。、！？!?\n]?/g) ?? []

describe('the words of a text', () => {
  it('are those that the tokenizer finds in records', async () => {
    for (const path of ['corpus/README.md', 'corpus/cases/takahama-2006-toyota.md', 'corpus/vocabularies/lexicon.yaml']) {
      const pieces = piecesOf(await readFile(path, 'utf8'))
      expect(pieces.length).toBeGreaterThan(10)
      for (const piece of pieces) expect(ours(piece), piece).toEqual(theirs(piece))
    }
  })

  it('are those that it finds in any text', () => {
    const signs = fc.constantFrom(...'アカｱ々ーっ窓口業務改善するのにAZ09-=「」・ \u3000éЖ한α①'.split(''))
    fc.assert(
      fc.property(fc.string({ unit: signs, minLength: 1, maxLength: 40 }), (text) => {
        expect(ours(text)).toEqual(theirs(text))
      }),
    )
  })

  it('cover all of a long run', () => {
    const text = 'ア'.repeat(3_000)
    expect(lattice.cut(text).reduce((end, word) => (word.start === end ? word.end : -1), 0)).toBe(text.length)
  })

  it('are none of an empty text', () => expect(lattice.cut('')).toEqual([]))
})
