import type { Reference } from '#corpus'
import { YEAR_UNKNOWN } from '#publish'
import type { FilterName } from '../query/filterNames.ts'
import type { Passage } from './readPassages.ts'

/** Whether a passage's record has a value of a filter; the same as what the engine has it under. */
export function fulfilsFilter(
  { card, worry, outcome }: Pick<Passage, 'card' | 'worry' | 'outcome'>,
  name: FilterName,
  value: string,
  { municipalities }: Reference,
): boolean {
  switch (name) {
    case 'year':
      return String(card.activityYear ?? card.reportYear ?? YEAR_UNKNOWN) === value
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
