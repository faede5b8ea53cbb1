import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import type { Municipality } from '#model'
import { examplesOf, type PlaceCounts } from './countPlaces.ts'
import { tellAsOf } from './facts.ts'
import { findPeerExamples, type PeerExamples } from './findPeerExamples.ts'
import { USUAL_WEIGHTS, type PeersAnswer } from './municipalityShapes.ts'
import { FIGURE_IDS } from './peerFigures.ts'
import type { Peer, PeerFinder, Weights } from './PeerFinder.ts'
import { tellNote, tellPeer, tellStep } from './peerSteps.ts'
import { tellDistance } from './tellDistance.ts'
import { toMunicipality } from './toMunicipality.ts'

/** Which part of the list is wanted. */
export interface PeersAsked {
  weights: Weights
  withExamples: boolean
  limit: number
  offset: number
}

/** The peers of a municipality with reasons, distances and what this library has of them. */
export async function toPeers(
  own: Municipality,
  asked: PeersAsked,
  finder: PeerFinder,
  counts: PlaceCounts,
  reader: EngineReader,
  reference: Reference,
): Promise<PeersAnswer> {
  const all = finder.find(own, asked.weights)
  const known = all.filter(({ municipality }) => examplesOf(municipality, counts) > 0)
  const shown = (asked.withExamples ? known : all).slice(asked.offset, asked.offset + asked.limit)
  const examples = await findPeerExamples(shown, counts, reader, reference)
  return {
    municipality: toMunicipality(own, counts),
    total: all.length,
    withExamples: known.length,
    weights: { ...asked.weights },
    usualWeights: { ...USUAL_WEIGHTS },
    note: tellNote(own, all.filter(({ step }) => step === 'same-group').length),
    steps: toSteps(own, all, known),
    peers: shown.map((peer) => toPeer(own, peer, finder, counts, examples)),
    asOf: tellAsOf(reference.municipalities),
  }
}

function toSteps(own: Municipality, all: readonly Peer[], known: readonly Peer[]): PeersAnswer['steps'] {
  return [...new Set(all.map(({ step }) => step))].map((id) => ({
    id,
    ...tellStep(id, own),
    members: all.filter(({ step }) => step === id).length,
    withExamples: known.filter(({ step }) => step === id).length,
  }))
}

function toPeer(
  own: Municipality,
  { municipality, step, distance }: Peer,
  finder: PeerFinder,
  counts: PlaceCounts,
  examples: ReadonlyMap<string, PeerExamples>,
): PeersAnswer['peers'][number] {
  const measured = finder.distances(own, municipality)
  return {
    municipality: toMunicipality(municipality, counts),
    step,
    reason: tellReason(own, { municipality, step }),
    samePrefecture: own.prefectureCode === municipality.prefectureCode,
    distance,
    distances: FIGURE_IDS.map((id) => tellDistance(id, own, municipality, measured[id])),
    ...(examples.get(municipality.code) ?? { programmes: [], newest: [] }),
  }
}

/** Why one municipality is the other's peer: its step and how the populations compare. */
export function tellReason(own: Municipality, { municipality, step }: Pick<Peer, 'municipality' | 'step'>): string {
  return `${tellPeer(step, municipality)}、${tellDistance('population', own, municipality, null).words}。`
}
