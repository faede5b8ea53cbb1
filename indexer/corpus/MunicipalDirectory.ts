import type { DataCredit, FigureYears, FormerMunicipality, Municipality } from '#model'

/** What is known of the data themselves. */
export interface DataSources {
  years: FigureYears
  /** ISO date of the list of names and codes; null if not told. */
  namesAsOf: string | null
  credits: readonly DataCredit[]
  /** Groups of earlier years, by code and fiscal year ("402249 2020"). */
  earlierGroups: ReadonlyMap<string, string>
}

const UNKNOWN_SOURCES: DataSources = {
  years: { census: 0, industry: 0, finance: 0, staff: 0 },
  namesAsOf: null,
  credits: [],
  earlierGroups: new Map(),
}

/** All prefectures and municipalities with their former names, by code and by name. */
export class MunicipalDirectory {
  readonly all: readonly Municipality[]
  readonly former: readonly FormerMunicipality[]
  readonly sources: DataSources
  readonly #byCode = new Map<string, Municipality>()
  readonly #byName = new Map<string, Municipality[]>()

  constructor(all: readonly Municipality[], former: readonly FormerMunicipality[], sources: DataSources = UNKNOWN_SOURCES) {
    this.all = all
    this.former = former
    this.sources = sources
    for (const municipality of all) {
      this.#byCode.set(municipality.code, municipality)
      const namesakes = this.#byName.get(municipality.name)
      if (namesakes) namesakes.push(municipality)
      else this.#byName.set(municipality.name, [municipality])
    }
  }

  byCode(code: string): Municipality | undefined {
    return this.#byCode.get(code)
  }

  /** All that bear the name; several for 府中市, 伊達市 and 23 others. */
  named(name: string): Municipality[] {
    return [...(this.#byName.get(name) ?? [])]
  }

  formerNamesOf(code: string): FormerMunicipality[] {
    return this.former.filter((former) => former.successorCode === code)
  }

  /** The similar-municipality group that held in a fiscal year; null where it is not known. */
  groupIn(code: string, fiscalYear: number): string | null {
    if (fiscalYear === this.sources.years.finance) return this.#byCode.get(code)?.similarGroup ?? null
    return this.sources.earlierGroups.get(`${code} ${fiscalYear}`) ?? null
  }
}
