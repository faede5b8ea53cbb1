import type { Facets, FilterName, VocabulariesAnswer } from '../api/types.ts'
import { searchWords } from '../words/searchWords.ts'
import { FILTER_NAMES, type SearchAddress } from './searchAddress.ts'

export interface FilterLabel {
  name: FilterName
  value: string
  /** What the filter is about, e.g. 悩み. */
  facet: string
  label: string
}

/** The chosen filters in words. Before the first answer the vocabularies know most of them. */
export function filterLabels(search: SearchAddress, facets: Facets | null, terms: VocabulariesAnswer | null): FilterLabel[] {
  return FILTER_NAMES.flatMap((name) =>
    search.filters[name].map((value) => ({
      name,
      value,
      facet: searchWords.facet[name],
      label: facets?.[name].find((one) => one.value === value)?.label ?? termLabel(terms, name, value) ?? unknownLabel(name, value),
    })),
  )
}

/** A search in one line: its words and its filters. Empty for the list of everything. */
export function summaryOf(words: string, labels: readonly FilterLabel[]): string {
  return [words, ...labels.map(({ label }) => label)].filter((part) => part !== '').join('・')
}

/** A code tells nobody anything; the first answer brings the name. */
function unknownLabel(name: FilterName, value: string): string {
  return name === 'prefecture' || name === 'municipality' ? searchWords.labelComing : value
}

function termLabel(terms: VocabulariesAnswer | null, name: FilterName, value: string): string | undefined {
  if (!terms || name === 'year' || name === 'prefecture' || name === 'municipality') return undefined
  const list = name === 'scene' ? terms.scene.cells : terms[name]
  return list.find((term) => term.id === value)?.label
}
