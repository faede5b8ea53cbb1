import type { Reference } from '#corpus'
import type { Explanation } from './explainMatch.ts'
import type { FoundForm } from './explainShapes.ts'
import type { Passage } from '../search/readPassages.ts'
import type { WordFilter } from '../query/findFilters.ts'
import { howFound } from './howFound.ts'
import { labelOf } from '../search/toResults.ts'

/** Words of the question that were understood as filters, each with what in the record fulfils it. */
export function explainFilters(passage: Passage, filters: readonly WordFilter[], reference: Reference): Explanation['matched'] {
  return filters
    .filter((filter) => fulfils(passage, filter, reference))
    .map((filter) => ({ word: filter.text, found: [formOf(filter, reference)] }))
}

function fulfils({ card, worry, outcome }: Passage, { name, value }: WordFilter, { municipalities }: Reference): boolean {
  switch (name) {
    case 'year':
      return String(card.activityYear ?? card.reportYear) === value
    case 'municipality':
      return card.municipalities.some(({ code }) => code === value)
    case 'prefecture':
      return card.municipalities.some(({ code }) => municipalities.byCode(code)?.prefectureCode === value)
    case 'type':
      return card.type === value
    case 'programme':
      return card.programme === value
    case 'level':
      return card.levels.includes(value)
    case 'scene':
      return card.scenes.includes(value)
    case 'worry':
      return worry.includes(value)
    case 'outcome':
      return outcome.includes(value)
  }
}

function formOf({ name, value, text }: WordFilter, reference: Reference): FoundForm {
  const label = labelOf(name, value, reference)
  if (name === 'year') return { form: label, where: ['year'], how: 'year' }
  const how = howFound({ word: label, typed: text }, label, reference)
  if (name === 'prefecture' || name === 'municipality') return { form: label, where: ['name'], how: how === 'reading' ? 'synonym' : how }
  return { form: label, where: ['term'], how: how === 'reading' ? 'synonym' : how, termFacet: name, termLabel: label }
}
