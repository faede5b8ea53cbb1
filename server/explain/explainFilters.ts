import type { Reference } from '#corpus'
import type { Explanation } from './explainMatches.ts'
import type { FoundForm } from './explainShapes.ts'
import { fulfilsFilter } from '../search/fulfilsFilter.ts'
import type { Passage } from '../search/readPassages.ts'
import type { WordFilter } from '../query/findFilters.ts'
import { howFound } from './howFound.ts'
import { labelOf } from '../search/facetLabels.ts'

/** Words of the question that were understood as filters, each with what in the record fulfils it. */
export function explainFilters(passage: Passage, filters: readonly WordFilter[], reference: Reference): Explanation['matched'] {
  return filters
    .filter(({ name, value }) => fulfilsFilter(passage, name, value, reference))
    .map((filter) => ({ word: filter.text, found: [formOf(filter, reference)] }))
}

function formOf({ name, value, text }: WordFilter, reference: Reference): FoundForm {
  const label = labelOf(name, value, reference)
  if (name === 'year') return { form: label, where: ['year'], how: 'year' }
  const how = howFound({ word: label, typed: text }, label, reference)
  if (name === 'prefecture' || name === 'municipality') return { form: label, where: ['name'], how: how === 'reading' ? 'synonym' : how }
  return { form: label, where: ['term'], how: how === 'reading' ? 'synonym' : how, termFacet: name, termLabel: label }
}
