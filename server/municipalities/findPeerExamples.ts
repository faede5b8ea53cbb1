import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import { RECORDS, type RecordEntry } from '#publish'
import { termOf, toDocumentCard } from '../labels.ts'
import { examplesOf, EXAMPLES, type PlaceCounts } from './countPlaces.ts'
import { byTelling, fetchCards } from './exampleCards.ts'
import type { PeersAnswer } from './municipalityShapes.ts'
import type { Peer } from './PeerFinder.ts'

/** As many as the engine lists for one question. */
const COUNTED = 1000
/** Enough to see what a peer does, and short enough for a list of peers. */
const NEWEST = 2

type Counted = Pick<RecordEntry, 'key' | 'municipality' | 'programme' | 'sortYear'>
export type PeerExamples = Pick<PeersAnswer['peers'][number], 'programmes' | 'newest'>

/** What the library has of each of some peers, by code. One question for all their records is far quicker than one for each of them. */
export async function findPeerExamples(
  peers: readonly Peer[],
  counts: PlaceCounts,
  reader: EngineReader,
  reference: Reference,
): Promise<Map<string, PeerExamples>> {
  const codes = peers.flatMap(({ municipality }) => (examplesOf(municipality, counts) > 0 ? municipality.code : []))
  if (codes.length === 0) return new Map()
  const examples = await groupExamples(codes, reader)
  const newest = new Map([...examples].map(([code, records]) => [code, records.toSorted(byTelling).slice(0, NEWEST)]))
  const cards = await fetchCards([...new Set([...newest.values()].flat().map(({ key }) => key))], reader)
  return new Map(
    [...examples].map(([code, records]) => [
      code,
      {
        programmes: countProgrammes(records, reference),
        newest: (newest.get(code) ?? []).flatMap(({ key }) => {
          const card = cards.get(key)
          return card ? [toDocumentCard(card, reference)] : []
        }),
      },
    ]),
  )
}

async function groupExamples(codes: readonly string[], reader: EngineReader): Promise<Map<string, Counted[]>> {
  const fields: (keyof Counted)[] = ['key', 'municipality', 'programme', 'sortYear']
  const filter = { all: [{ field: 'municipality', in: codes }, EXAMPLES] }
  const [answer] = await reader.ask<Counted>([{ index: RECORDS, filter, pageSize: COUNTED, fields }])
  const byCode = new Map<string, Counted[]>(codes.map((code) => [code, []]))
  for (const record of answer?.hits ?? []) for (const code of record.municipality) byCode.get(code)?.push(record)
  return byCode
}

function countProgrammes(records: readonly Counted[], { vocabularies }: Reference): PeerExamples['programmes'] {
  const counts = new Map<string, number>()
  for (const { programme } of records) for (const id of programme) counts.set(id, (counts.get(id) ?? 0) + 1)
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([id, count]) => ({ programme: termOf(vocabularies.programmes, id), records: count }))
}
