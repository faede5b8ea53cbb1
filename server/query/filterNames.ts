import { FACET_NAMES } from '#publish'

/** The filters of the search, in the order in which pages show them: all that is counted. Values of one filter are joined by OR, filters by AND. */
export const FILTER_NAMES = FACET_NAMES
export type FilterName = (typeof FILTER_NAMES)[number]

/** A value of a filter. */
export interface FilterChoice {
  name: FilterName
  value: string
}
