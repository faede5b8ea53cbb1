import type { Municipality } from '#model'

/** What municipalities are compared by. */
export const FIGURE_IDS = ['population', 'area', 'industry', 'fiscal', 'staff'] as const
export type FigureId = (typeof FIGURE_IDS)[number]

/** Staff per 1,000 people; null where either is unknown or nobody lives there. */
export function staffPerThousand({ staff, population }: Municipality): number | null {
  return staff === null || !population ? null : (staff / population) * 1000
}

/** A figure as people know it: shares of the three sectors for industry, one value for the others; null where unknown. */
export function figureOf(id: FigureId, municipality: Municipality): readonly number[] | null {
  switch (id) {
    case 'population':
      return one(municipality.population || null)
    case 'area':
      return one(municipality.areaKm2)
    case 'fiscal':
      return one(municipality.fiscalStrength)
    case 'staff':
      return one(staffPerThousand(municipality))
    case 'industry': {
      const { industry } = municipality
      return industry && [industry.primary, industry.secondary, industry.tertiary]
    }
  }
}

function one(value: number | null): readonly number[] | null {
  return value === null ? null : [value]
}

/** Populations, areas and rates differ by factors: half and double are equally far, so their logarithms are compared. */
const BY_FACTOR: ReadonlySet<FigureId> = new Set(['population', 'area', 'staff'])

/** The figure on the scale on which differences are taken: natural logarithms where factors tell. */
export function scaled(id: FigureId, figure: readonly number[]): readonly number[] {
  return BY_FACTOR.has(id) ? figure.map(Math.log) : figure
}

/**
 * How far two scaled figures are apart: the difference of single values; for shares of sectors half the sum of the differences, which is the share
 * of workers (per cent) who would have to change the sector to make both alike (total variation).
 */
export function gap(a: readonly number[], b: readonly number[]): number {
  let sum = 0
  for (let place = 0; place < a.length; place += 1) sum += Math.abs((a[place] ?? 0) - (b[place] ?? 0))
  return a.length > 1 ? sum / 2 : sum
}
