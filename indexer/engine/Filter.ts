/** A filter as data; only {@link filterText} makes the engine's language of it, with every value quoted. */
export type Filter =
  { field: string; in: readonly (string | number)[] } | { all: readonly Filter[] } | { any: readonly Filter[] } | { not: Filter }

/** The filter in the engine's language. */
export function filterText(filter: Filter): string {
  if ('all' in filter) return joined(filter.all, ' AND ', 'key EXISTS')
  if ('any' in filter) return joined(filter.any, ' OR ', 'key NOT EXISTS')
  if ('not' in filter) return `NOT (${filterText(filter.not)})`
  return `${filter.field} IN [${filter.in.map(quoted).join(', ')}]`
}

function joined(filters: readonly Filter[], operator: string, whenEmpty: string): string {
  return filters.length === 0 ? whenEmpty : filters.map((part) => `(${filterText(part)})`).join(operator)
}

function quoted(value: string | number): string {
  return typeof value === 'number' ? String(value) : `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
}
