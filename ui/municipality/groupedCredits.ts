import type { MunicipalityAnswer } from '../api/types.ts'

type Credit = MunicipalityAnswer['credits'][number]

/** Who published which data, with every collection through which they came. */
export interface GroupedCredit {
  what: string
  source: string
  ways: Pick<Credit, 'via' | 'url' | 'licence'>[]
}

/** The credits with those of the same data and the same publisher as one. */
export function groupedCredits(credits: readonly Credit[]): GroupedCredit[] {
  const grouped = new Map<string, GroupedCredit>()
  for (const { what, source, ...way } of credits) {
    const key = `${what}\n${source}`
    const known = grouped.get(key)
    if (known) known.ways.push(way)
    else grouped.set(key, { what, source, ways: [way] })
  }
  return [...grouped.values()]
}
