import { fold, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import type { Explanation } from './explainMatches.ts'
import type { FoundForm } from './explainShapes.ts'
import { fulfilsFilter } from '../search/fulfilsFilter.ts'
import type { Passage } from '../search/readPassages.ts'
import type { WordFilter } from '../query/findFilters.ts'
import { howFound } from './howFound.ts'
import { labelOf } from '../search/facetTerms.ts'

interface Sources {
  analyser: Analyser
  reference: Reference
}

/** Words of the question that were understood as filters, each with what in the record fulfils it. */
export function explainFilters(passage: Passage, filters: readonly WordFilter[], sources: Sources): Explanation['matched'] {
  return filters
    .filter(({ name, value }) => fulfilsFilter(passage, name, value, sources.reference))
    .map((filter) => ({ word: filter.text, found: [formOf(filter, sources)] }))
}

function formOf({ name, value, text }: WordFilter, { analyser, reference }: Sources): FoundForm {
  const label = labelOf(name, value, reference)
  if (name === 'year') return { form: label, where: ['year'], how: 'year' }
  const how = howFound({ word: label, typed: text }, label, { analyser, reference })
  // A label that is neither the words nor has them is what they are another name for.
  const named = how === 'spelling' ? 'synonym' : how
  if (name !== 'prefecture' && name !== 'municipality')
    return { form: label, where: ['term'], how: named, termFacet: name, termLabel: label }
  // 府中市（東京都） is what 府中市 names, and not a word with it as a part.
  return { form: label, where: ['name'], how: fold(label).startsWith(fold(text)) ? 'same' : named }
}
