import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import type { Recognition } from '../../../server/query/findFilters.ts'
import { readQuery } from '../../../server/query/readQuery.ts'
import { loadQuestions, named, type Read } from './loadQuestions.ts'

let analyser: Analyser
let reference: Reference
let recognition: Recognition
let read: Read

beforeAll(async () => {
  ;({ analyser, reference, recognition, read } = await loadQuestions())
})

describe('a place by one character', () => {
  it.each([
    ['津', ['municipality 242012']],
    [' 津　', ['municipality 242012']],
    ['津の窓口', []],
    ['光', []],
    ['人', []],
  ])('%s is %j', (q, expected) => expect(named(read(q))).toEqual(expected))

  it('is told as one without records', () => expect(read('堺').understood.unrecorded).toMatchObject([{ codes: ['271403'] }]))
})

describe('a prefecture that is named with a place in it', () => {
  it('is decided with the place', () => {
    const counts = { ...recognition.counts, prefecture: { ...recognition.counts.prefecture, '200000': 3 } }
    const { understood } = readQuery({ q: '長野の中野' }, analyser, reference, { ...recognition, counts })
    expect(understood.ambiguous).toEqual([])
    expect(understood.filters).toMatchObject([
      { name: 'prefecture', value: '200000', text: '長野' },
      { name: 'municipality', value: '202118', text: '中野' },
    ])
  })
})
