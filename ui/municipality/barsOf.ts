import type { Distance } from '../api/types.ts'

export const BAR_WIDTH = 100
export const BAR_HEIGHT = 8
/** Space between the two bars of a figure. */
const GAP = 2

interface Bar {
  x: number
  y: number
  width: number
  side: 'own' | 'other'
  /** Which of several shares; 0 where there is one value. */
  part: number
}

/**
 * The bars of a figure: one's own above the other's, the larger one as wide as the chart. Shares (industry) lie behind one another in one bar each. An
 * unknown figure has no bar.
 */
export function barsOf({ own, other }: Pick<Distance, 'own' | 'other'>): Bar[] {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const most = Math.max(sum(own), sum(other))
  if (most <= 0) return []
  const row = (values: readonly number[], side: Bar['side'], y: number): Bar[] =>
    values.map((value, part) => ({
      x: (sum(values.slice(0, part)) / most) * BAR_WIDTH,
      y,
      width: (value / most) * BAR_WIDTH,
      side,
      part,
    }))
  return [...row(own, 'own', 0), ...row(other, 'other', BAR_HEIGHT + GAP)]
}
