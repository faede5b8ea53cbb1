import type { Filter } from '#engine'
import type { Filterable, PassageEntry, RecordEntry } from './IndexDocuments.ts'

/** The fields of a record of which the values are counted, all in one field of the engine: it looks into every record found once for each field that it counts. */
export const FACET_TAGS = 'facets' satisfies keyof RecordEntry & keyof PassageEntry

/** Those fields, in the order in which pages show them. */
export const FACET_NAMES = ['level', 'scene', 'worry', 'outcome', 'type', 'programme', 'year', 'prefecture', 'municipality'] as const
type FacetName = (typeof FACET_NAMES)[number]
type Counted = Pick<Filterable, FacetName>

const BETWEEN = ':'

/** All that is counted of a record, each value behind the name of its field. */
export function facetTags(record: Counted): string[] {
  return FACET_NAMES.flatMap((name) => [record[name]].flat().map((value) => tagOf(name, value)))
}

/** A value behind the name of its field. */
export function tagOf(name: FacetName, value: string): string {
  return name + BETWEEN + value
}

/** The field and the value of a tag. */
export function readTag(tag: string): { name: FacetName; value: string } {
  const end = tag.indexOf(BETWEEN)
  return { name: tag.slice(0, end) as FacetName, value: tag.slice(end + 1) }
}

/** The filter that records and passages fulfil which have one of the values. */
export function facetFilter(name: FacetName, values: readonly string[]): Filter {
  return { field: FACET_TAGS, in: values.map((value) => tagOf(name, value)) }
}

/** The counts of all values of a field together: of a field with exactly one value, how many records there are. */
export function countOfField(tags: Readonly<Record<string, number>>, name: FacetName): number {
  const beginning = tagOf(name, '')
  return Object.keys(tags).reduce((sum, tag) => (tag.startsWith(beginning) ? sum + (tags[tag] ?? 0) : sum), 0)
}

/** Counts of tags as counts by field and value. */
export function countsByField(tags: Readonly<Record<string, number>>): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const tag of Object.keys(tags)) {
    const { name, value } = readTag(tag)
    const ofField = (counts[name] ??= {})
    ofField[value] = tags[tag] ?? 0
  }
  return counts
}
