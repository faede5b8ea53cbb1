/** The filters of the search, in the order in which pages show them. Values of one filter are joined by OR, filters by AND. */
export const FILTER_NAMES = ['level', 'scene', 'worry', 'outcome', 'type', 'programme', 'year', 'prefecture', 'municipality'] as const
export type FilterName = (typeof FILTER_NAMES)[number]
