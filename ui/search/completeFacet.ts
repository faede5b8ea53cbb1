import type { FacetValue, Term } from '../api/types.ts'

/** Short vocabularies stand complete, empty values too: a list that changed with every letter typed would be hard to read. */
export function completeFacet(values: FacetValue[], terms: readonly Term[] | undefined): FacetValue[] {
  if (!terms) return values
  const found = new Map(values.map((value) => [value.value, value]))
  return terms.map(({ id, label }) => found.get(id) ?? { value: id, label, count: 0 })
}
