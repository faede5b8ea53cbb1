import type { Municipality } from '#model'

/** A municipality whose value differs, before and after. */
export interface Change {
  after: Municipality
  from: string
  to: string
}

/** What a new year's data change. */
export interface DataChanges {
  added: Municipality[]
  gone: Municipality[]
  renamed: Change[]
  kinds: Change[]
  groups: Change[]
  /** How many municipalities have another value, by figure. */
  figures: Readonly<Record<FigureName, number>>
}

const FIGURES = {
  人口: ({ population }) => population,
  面積: ({ areaKm2 }) => areaKm2,
  産業別の割合: ({ industry }) => industry && `${industry.primary} ${industry.secondary} ${industry.tertiary}`,
  財政力指数: ({ fiscalStrength }) => fiscalStrength,
  職員数: ({ staff }) => staff,
} as const satisfies Record<string, (municipality: Municipality) => number | string | null>
export type FigureName = keyof typeof FIGURES

/** Compares two years' data by code. */
export function compareData(before: readonly Municipality[], after: readonly Municipality[]): DataChanges {
  const old = new Map(before.map((municipality) => [municipality.code, municipality]))
  const codes = new Set(after.map(({ code }) => code))
  const pairs = after.flatMap((now) => {
    const then = old.get(now.code)
    return then ? [{ then, now }] : []
  })
  const changesOf = (value: (municipality: Municipality) => string | null): Change[] =>
    pairs.flatMap(({ then, now }) => (value(then) === value(now) ? [] : [{ after: now, from: value(then) ?? '', to: value(now) ?? '' }]))
  const count = (name: FigureName) => pairs.filter(({ then, now }) => FIGURES[name](then) !== FIGURES[name](now)).length
  return {
    added: after.filter(({ code }) => !old.has(code)),
    gone: before.filter(({ code }) => !codes.has(code)),
    renamed: changesOf(({ name }) => name),
    kinds: changesOf(({ kind }) => kind),
    groups: changesOf(({ similarGroup }) => similarGroup),
    figures: {
      人口: count('人口'),
      面積: count('面積'),
      産業別の割合: count('産業別の割合'),
      財政力指数: count('財政力指数'),
      職員数: count('職員数'),
    },
  }
}
