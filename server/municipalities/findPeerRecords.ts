import type { Reference } from '#corpus'
import type { EngineReader, Filter } from '#engine'
import type { Municipality } from '#model'
import { RECORDS, type RecordEntry } from '#publish'
import type { RecordCounts } from '../countRecords.ts'
import { toDocumentCard } from '../labels.ts'
import { groupThen, placeField, recordsFilter } from './findTimeline.ts'
import type { PeerRecordsAnswer } from './municipalityShapes.ts'
import type { Peer, PeerFinder, Weights } from './PeerFinder.ts'
import { recordsOf, toMunicipality } from './toMunicipality.ts'
import { tellReason } from './toPeers.ts'

/** As many as the engine lists for one question. */
const RANKED = 1000
/** A record that names more municipalities is a list of participants or the like: no example of any of them. */
const FEW_PLACES = 10

type Ranked = Pick<RecordEntry, 'key' | 'municipality' | 'prefecture' | 'sortYear'>

/** The records of a municipality's peers, those of the nearest peer first, newest first; its own records are left out, and lists of many places. */
export async function findPeerRecords(
  own: Municipality,
  asked: { weights: Weights; limit: number; offset: number },
  finder: PeerFinder,
  counts: RecordCounts,
  reader: EngineReader,
  reference: Reference,
): Promise<PeerRecordsAnswer> {
  const peers = finder.find(own, asked.weights).filter(({ municipality }) => recordsOf(municipality, counts) > 0)
  const ranked = await rankRecords(own, peers, reader)
  const shown = ranked.slice(asked.offset, asked.offset + asked.limit)
  const cards = await fetchCards(
    shown.map(({ record }) => record.key),
    reader,
  )
  return {
    municipality: toMunicipality(own, recordsOf(own, counts)),
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
async function rankRecords(own: Municipality, peers: readonly Peer[], reader: EngineReader): Promise<{ record: Ranked; peer: Peer }[]> {
  if (peers.length === 0) return []
  const field = placeField(own)
  const filter: Filter = {
    all: [{ field, in: peers.map(({ municipality }) => municipality.code) }, { not: recordsFilter(own) }],
  }
  const fields: (keyof Ranked)[] = ['key', 'municipality', 'prefecture', 'sortYear']
  const [answer] = await reader.ask<Ranked>([{ index: RECORDS, filter, sort: ['sortYear:desc'], pageSize: RANKED, fields }])
  const rank = new Map(peers.map(({ municipality }, place) => [municipality.code, place]))
  return (answer?.hits ?? [])
    .filter(({ municipality }) => municipality.length <= FEW_PLACES)
    .map((record) => ({ record, place: Math.min(...record[field].map((code) => rank.get(code) ?? Infinity)) }))
    .sort((a, b) => a.place - b.place || (b.record.sortYear ?? 0) - (a.record.sortYear ?? 0) || (a.record.key < b.record.key ? -1 : 1))
    .flatMap(({ record, place }) => {
      const peer = peers[place]
      return peer ? [{ record, peer }] : []
    })
}

async function fetchCards(keys: readonly string[], reader: EngineReader): Promise<Map<string, RecordEntry['card']>> {
  if (keys.length === 0) return new Map()
  const [answer] = await reader.ask<Pick<RecordEntry, 'key' | 'card'>>([
    { index: RECORDS, filter: { field: 'key', in: keys }, pageSize: keys.length, fields: ['key', 'card'] },
  ])
  return new Map((answer?.hits ?? []).map(({ key, card }) => [key, card]))
}
