import { FIT } from './fit.ts'
import type { Suggestion } from './suggestShapes.ts'

export interface Ranked {
  suggestion: Suggestion
  fit: number
}

/** No kind takes more than this share of the list while others wait. */
const LARGEST_SHARE = 3

/**
 * The best suggestions, but of several kinds where several fit: a list of nothing but titles would hide the one municipality. Places without
 * records get room only when they are what was typed, or nobody else wants it, and stand last.
 */
export function mixKinds(found: readonly Ranked[], limit: number): Suggestion[] {
  const ranked = found.toSorted((a, b) => b.fit - a.fit || b.suggestion.count - a.suggestion.count)
  const share = Math.max(1, Math.ceil(limit / LARGEST_SHARE))
  const taken = new Map<Suggestion['kind'], number>()
  const first = new Set<Ranked>()
  for (const one of ranked) {
    const { kind, count } = one.suggestion
    const already = taken.get(kind) ?? 0
    if (already >= share || (count === 0 && one.fit <= FIT.beginning)) continue
    taken.set(kind, already + 1)
    first.add(one)
  }
  const others = ranked.filter((one) => !first.has(one)).sort((a, b) => Number(b.suggestion.count > 0) - Number(a.suggestion.count > 0))
  const chosen = new Set([...first, ...others].slice(0, limit))
  return ranked
    .filter((one) => chosen.has(one))
    .sort((a, b) => Number(b.suggestion.count > 0) - Number(a.suggestion.count > 0))
    .map(({ suggestion }) => suggestion)
}
