import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import type { Municipality } from '#model'
import { RECORDS, type RecordEntry } from '#publish'
import { termOf } from '../labels.ts'
import type { RecordCounts } from '../countRecords.ts'
import { tellAsOf } from './facts.ts'
import { placeField } from './findTimeline.ts'
import type { PeersAnswer } from './municipalityShapes.ts'
import { FIGURE_IDS } from './peerFigures.ts'
import type { Peer, PeerFinder, Weights } from './PeerFinder.ts'
import { tellNote, tellPeer, tellStep } from './peerSteps.ts'
import { tellDistance } from './tellDistance.ts'
import { recordsOf, toMunicipality } from './toMunicipality.ts'

/** Which part of the list is wanted. */
export interface PeersAsked {
  weights: Weights
  withRecords: boolean
  limit: number
  offset: number
}

type Programmes = PeersAnswer['peers'][number]['programmes']

/** The peers of a municipality with reasons, distances and what this library has of them. */
export async function toPeers(
  own: Municipality,
  asked: PeersAsked,
  finder: PeerFinder,
  counts: RecordCounts,
  reader: EngineReader,
  reference: Reference,
): Promise<PeersAnswer> {
  const all = finder.find(own, asked.weights)
  const recorded = all.filter(({ municipality }) => recordsOf(municipality, counts) > 0)
  const shown = (asked.withRecords ? recorded : all).slice(asked.offset, asked.offset + asked.limit)
  const programmes = await countProgrammes(own, shown, counts, reader, reference)
  return {
    municipality: toMunicipality(own, recordsOf(own, counts)),
    total: all.length,
    withRecords: recorded.length,
    weights: { ...asked.weights },
    note: tellNote(own, all.filter(({ step }) => step === 'same-group').length),
    steps: toSteps(own, all, recorded),
    peers: shown.map((peer) => toPeer(own, peer, finder, counts, programmes)),
    asOf: tellAsOf(reference.municipalities),
  }
}

function toSteps(own: Municipality, all: readonly Peer[], recorded: readonly Peer[]): PeersAnswer['steps'] {
  return [...new Set(all.map(({ step }) => step))].map((id) => ({
    id,
    ...tellStep(id, own),
    members: all.filter(({ step }) => step === id).length,
    withRecords: recorded.filter(({ step }) => step === id).length,
  }))
}

function toPeer(
  own: Municipality,
  { municipality, step, distance }: Peer,
  finder: PeerFinder,
  counts: RecordCounts,
  programmes: ReadonlyMap<string, Programmes>,
): PeersAnswer['peers'][number] {
  const measured = finder.distances(own, municipality)
  return {
    municipality: toMunicipality(municipality, recordsOf(municipality, counts)),
    step,
    reason: tellReason(own, { municipality, step }),
    samePrefecture: own.prefectureCode === municipality.prefectureCode,
    distance,
    distances: FIGURE_IDS.map((id) => tellDistance(id, own, municipality, measured[id])),
    programmes: programmes.get(municipality.code) ?? [],
  }
}

/** Why one municipality is the other's peer: its step and how the populations compare. */
export function tellReason(own: Municipality, { municipality, step }: Pick<Peer, 'municipality' | 'step'>): string {
  return `${tellPeer(step, municipality)}、${tellDistance('population', own, municipality, null).words}。`
}

/** As many as the engine lists for one question. */
const COUNTED = 1000

type Counted = Pick<RecordEntry, 'municipality' | 'prefecture' | 'programme'>

/** The records by programme of those peers that have any. One question for all their records is far quicker than one for the counts of each. */
async function countProgrammes(
  own: Municipality,
  peers: readonly Peer[],
  counts: RecordCounts,
  reader: EngineReader,
  { vocabularies }: Reference,
): Promise<Map<string, Programmes>> {
  const codes = peers.flatMap(({ municipality }) => (recordsOf(municipality, counts) > 0 ? municipality.code : []))
  if (codes.length === 0) return new Map()
  const field = placeField(own)
  const fields: (keyof Counted)[] = [field, 'programme']
  const [answer] = await reader.ask<Counted>([{ index: RECORDS, filter: { field, in: codes }, pageSize: COUNTED, fields }])
  const programmes = new Map(codes.map((code) => [code, new Map<string, number>()]))
  for (const record of answer?.hits ?? []) {
    for (const code of record[field]) {
      const ofPlace = programmes.get(code)
      if (ofPlace) for (const id of record.programme) ofPlace.set(id, (ofPlace.get(id) ?? 0) + 1)
    }
  }
  const sorted = (ofPlace: ReadonlyMap<string, number>) => [...ofPlace].sort(([, a], [, b]) => b - a)
  return new Map(
    [...programmes].map(([code, ofPlace]) => [
      code,
      sorted(ofPlace).map(([id, records]) => ({ programme: termOf(vocabularies.programmes, id), records })),
    ]),
  )
}
