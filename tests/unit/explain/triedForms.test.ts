import { expect, it } from 'vitest'
import { triedForms } from '../../../server/explain/triedForms.ts'
import { readStarterReference } from '../starterCorpus.ts'

const reference = await readStarterReference()

it.each([
  ['令和4年度', '2022年度', ['2022年度']],
  ['2022年', '2022年度', ['2022年度', '令和4年度']],
  ['減らした', '減らす', ['減らす']],
  ['魑魅魍魎', '魑魅魍魎', []],
])('%s was also looked for as its other forms', (typed, word, forms) => {
  expect(triedForms([{ typed, word }], reference).flatMap((tried) => tried.forms)).toEqual(forms)
})

it('spellings and synonyms of the field are named as the field writes them', () => {
  const [tried] = triedForms([{ typed: '取組', word: '取り組み' }], reference)
  expect(tried?.forms).toContain('取り組み')
  expect(tried?.forms).not.toContain('取組')
})
