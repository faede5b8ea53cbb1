import type { MunicipalDirectory } from '#corpus'
import type { Municipality, MunicipalityKind } from '#model'
import type { StepId } from './municipalityShapes.ts'
import { FIGURE_IDS, figureOf, gap, scaled, type FigureId } from './peerFigures.ts'
import { rungBetween } from './peerSteps.ts'

export type Weights = Readonly<Record<FigureId, number>>

/** A municipality in the list of another's peers. */
export interface Peer {
  municipality: Municipality
  step: StepId
  /** Weighted mean of the distances, 0 to 1. */
  distance: number
}

/** Distances by figure, 0 (same) to 1; null where the figure is unknown on either side. */
export type Distances = Readonly<Record<FigureId, number | null>>

/** Kinds whose figures spread alike; a difference is judged by the spread of the asking side's own class. */
type SpreadClass = 'prefecture' | 'ward' | 'city' | 'town'
const SPREAD_CLASSES: Readonly<Record<MunicipalityKind, SpreadClass>> = {
  prefecture: 'prefecture',
  'special-ward': 'ward',
  'designated-city': 'city',
  'core-city': 'city',
  'special-case-city': 'city',
  city: 'city',
  town: 'town',
  village: 'town',
}

/** What is unknown of the other side counts as far away, so that a gap in the data never makes a municipality look alike. */
const UNKNOWN_DISTANCE = 1

/** Standard deviations by figure. */
type Spreads = Readonly<Record<FigureId, number>>
type Scaled = Readonly<Record<FigureId, readonly number[] | null>>

/** Finds municipalities like one. What all questions share, scaled figures and their spread, is worked out once. */
export class PeerFinder {
  readonly #all: readonly Municipality[]
  readonly #scaled: ReadonlyMap<string, Scaled>
  readonly #spreads: Readonly<Record<SpreadClass, Spreads>>

  constructor({ all }: MunicipalDirectory) {
    this.#all = all
    this.#scaled = new Map(all.map((municipality) => [municipality.code, scaledFigures(municipality)]))
    const spreadOf = (name: SpreadClass) => this.#spreadOf(all.filter(({ kind }) => SPREAD_CLASSES[kind] === name))
    this.#spreads = { prefecture: spreadOf('prefecture'), ward: spreadOf('ward'), city: spreadOf('city'), town: spreadOf('town') }
  }

  #spreadOf(members: readonly Municipality[]): Spreads {
    return byFigure((id) => standardDeviation(members.flatMap(({ code }) => nested(this.#scaled.get(code)?.[id] ?? null))))
  }

  /**
   * All peers of one, step by step (see {@link rungBetween}); within a rung those with the smallest weighted mean of distances first, then by code.
   * Figures that the asking side lacks are left out of the mean.
   */
  find(own: Municipality, weights: Weights): Peer[] {
    const found: (Peer & { order: number })[] = []
    for (const municipality of this.#all) {
      const rung = rungBetween(own, municipality)
      if (rung) found.push({ municipality, ...rung, distance: this.distance(own, municipality, weights) })
    }
    return found.sort((a, b) => a.order - b.order || a.distance - b.distance || (a.municipality.code < b.municipality.code ? -1 : 1))
  }

  /** Weighted mean of the distances, 0 to 1; 0 if no weight is left. */
  distance(own: Municipality, other: Municipality, weights: Weights): number {
    const [mine, theirs, spreads] = this.#sides(own, other)
    let [sum, total] = [0, 0]
    for (const id of FIGURE_IDS) {
      const figure = mine?.[id]
      if (!figure) continue
      sum += weights[id] * (normalised(figure, theirs?.[id] ?? null, spreads[id]) ?? UNKNOWN_DISTANCE)
      total += weights[id]
    }
    return total === 0 ? 0 : sum / total
  }

  /** The distances by figure, see {@link normalised}. */
  distances(own: Municipality, other: Municipality): Distances {
    const [mine, theirs, spreads] = this.#sides(own, other)
    return byFigure((id) => normalised(mine?.[id] ?? null, theirs?.[id] ?? null, spreads[id]))
  }

  #sides(own: Municipality, other: Municipality): [Scaled | undefined, Scaled | undefined, Spreads] {
    return [this.#scaled.get(own.code), this.#scaled.get(other.code), this.#spreads[SPREAD_CLASSES[own.kind]]]
  }
}

/**
 * d ÷ (1 + d), where d is the gap in standard deviations of the asking side's class. So 0 is the same, 0.5 is one standard deviation, and no single
 * figure outweighs all others however far apart. Null where either side is unknown.
 */
function normalised(own: readonly number[] | null, other: readonly number[] | null, spread: number): number | null {
  if (!own || !other) return null
  const deviations = gap(own, other) / spread
  return deviations / (1 + deviations)
}

function nested<T>(value: T | null): T[] {
  return value === null ? [] : [value]
}

function scaledFigures(municipality: Municipality): Scaled {
  return byFigure((id) => {
    const figure = figureOf(id, municipality)
    return figure && scaled(id, figure)
  })
}

/** Root of the mean squared gap to the mean; 1 where there is nothing to tell a spread from. */
function standardDeviation(figures: readonly (readonly number[])[]): number {
  const [first] = figures
  if (!first) return 1
  const mean = first.map((_, place) => figures.reduce((sum, figure) => sum + (figure[place] ?? 0), 0) / figures.length)
  const variance = figures.reduce((sum, figure) => sum + gap(figure, mean) ** 2, 0) / figures.length
  return Math.sqrt(variance) || 1
}

function byFigure<T>(make: (id: FigureId) => T): Record<FigureId, T> {
  return { population: make('population'), area: make('area'), industry: make('industry'), fiscal: make('fiscal'), staff: make('staff') }
}
