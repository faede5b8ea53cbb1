import type { Reference } from '#corpus'
import type { EngineReader, Filter } from '#engine'
import type { Municipality } from '#model'
import { RECORDS, type RecordEntry } from '#publish'
import { toDocumentCard } from '../labels.ts'
import { examplesOf, EXAMPLES, type PlaceCounts } from './countPlaces.ts'
import { byTelling, fetchCards } from './exampleCards.ts'
import { groupThen, recordsFilter } from './findTimeline.ts'
import type { PeerRecordsAnswer } from './municipalityShapes.ts'
import type { Peer, PeerFinder, Weights } from './PeerFinder.ts'
import { toMunicipality } from './toMunicipality.ts'
import { tellReason } from './toPeers.ts'

/** As many as the engine lists for one question. */
const RANKED = 1000

type Ranked = Pick<RecordEntry, 'key' | 'municipality' | 'sortYear'>

interface PeerRecord {
  record: Ranked
  peer: Peer
}

/** Which part of the list is wanted. */
interface PeerRecordsAsked {
  weights: Weights
  limit: number
  offset: number
  /** At most so many of each peer; undefined for all. */
  perPeer: number | undefined
}

/**
 * The examples of a municipality's peers, those of the nearest peer first. Its own records are left out. A record of several peers stands with the
 * nearest, behind what tells of that one alone (see {@link byTelling}).
 */
export async function findPeerRecords(
  own: Municipality,
  asked: PeerRecordsAsked,
  finder: PeerFinder,
  counts: PlaceCounts,
  reader: EngineReader,
  reference: Reference,
): Promise<PeerRecordsAnswer> {
  const peers = finder.find(own, asked.weights).filter(({ municipality }) => examplesOf(municipality, counts) > 0)
  const ranked = atMost(asked.perPeer, await rankRecords(own, peers, reader))
  const shown = ranked.slice(asked.offset, asked.offset + asked.limit)
  const cards = await fetchCards(
    shown.map(({ record }) => record.key),
    reader,
  )
  return {
    municipality: toMunicipality(own, counts),
    total: ranked.length,
    records: shown.flatMap(({ record, peer }) => {
      const card = cards.get(record.key)
      if (!card) return []
      const { code, name, prefecture } = peer.municipality
      return {
        document: toDocumentCard(card, reference),
        similarGroupThen: groupThen(code, record.sortYear, reference),
        peer: { code, name, prefecture },
        step: peer.step,
        reason: tellReason(own, peer),
        distance: peer.distance,
      }
    }),
  }
}

/** Each record with its nearest peer, in the order of the list. */
async function rankRecords(own: Municipality, peers: readonly Peer[], reader: EngineReader): Promise<PeerRecord[]> {
  if (peers.length === 0) return []
  const filter: Filter = {
    all: [{ field: 'municipality', in: peers.map(({ municipality }) => municipality.code) }, EXAMPLES, { not: recordsFilter(own) }],
  }
  const fields: (keyof Ranked)[] = ['key', 'municipality', 'sortYear']
  const [answer] = await reader.ask<Ranked>([{ index: RECORDS, filter, sort: ['sortYear:desc'], pageSize: RANKED, fields }])
  const rank = new Map(peers.map(({ municipality }, place) => [municipality.code, place]))
  return (answer?.hits ?? [])
    .map((record) => ({ record, place: Math.min(...record.municipality.map((code) => rank.get(code) ?? Infinity)) }))
    .sort((a, b) => a.place - b.place || byTelling(a.record, b.record))
    .flatMap(({ record, place }) => {
      const peer = peers[place]
      return peer ? [{ record, peer }] : []
    })
}

/** The first few of each peer, so that one with many records leaves room for others. */
function atMost(perPeer: number | undefined, ranked: readonly PeerRecord[]): readonly PeerRecord[] {
  if (perPeer === undefined) return ranked
  const taken = new Map<Peer, number>()
  return ranked.filter(({ peer }) => {
    const count = (taken.get(peer) ?? 0) + 1
    taken.set(peer, count)
    return count <= perPeer
  })
}
