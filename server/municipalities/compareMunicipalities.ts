import type { MunicipalDirectory } from '#corpus'
import type { Municipality } from '#model'
import type { PlaceCounts } from './countPlaces.ts'
import { tellAsOf, tellCredit } from './facts.ts'
import { USUAL_WEIGHTS, type ComparisonAnswer } from './municipalityShapes.ts'
import { FIGURE_IDS } from './peerFigures.ts'
import type { PeerFinder } from './PeerFinder.ts'
import { rungBetween } from './peerSteps.ts'
import { tellDistance } from './tellDistance.ts'
import { toMunicipality } from './toMunicipality.ts'
import { tellReason } from './toPeers.ts'

/** What differs between two municipalities. Prefectures and municipalities do different work and are not compared. */
export function compareMunicipalities(
  own: Municipality,
  other: Municipality,
  finder: PeerFinder,
  counts: PlaceCounts,
  directory: MunicipalDirectory,
): ComparisonAnswer {
  const comparable = own.code !== other.code && (own.kind === 'prefecture') === (other.kind === 'prefecture')
  const step = rungBetween(own, other)?.step ?? null
  const measured = finder.distances(own, other)
  return {
    own: toMunicipality(own, counts),
    other: toMunicipality(other, counts),
    comparable,
    step,
    reason: comparable ? tellNearness(own, other, step) : tellWhyNot(own, other),
    distance: comparable ? finder.distance(own, other, USUAL_WEIGHTS) : null,
    distances: comparable ? FIGURE_IDS.map((id) => tellDistance(id, own, other, measured[id])) : [],
    asOf: tellAsOf(directory),
    credit: tellCredit(directory),
  }
}

function tellNearness(own: Municipality, other: Municipality, step: ComparisonAnswer['step']): string {
  if (step) return tellReason(own, { municipality: other, step })
  return `類似団体も都道府県も違い、${tellDistance('population', own, other, null).words}。`
}

function tellWhyNot(own: Municipality, other: Municipality): string {
  return own.code === other.code ? `${own.name}の記録です。` : '都道府県と市区町村は役割が違うため、数値を比べません。'
}
