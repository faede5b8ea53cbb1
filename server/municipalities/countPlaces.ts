import type { EngineReader, Filter } from '#engine'
import type { Municipality } from '#model'
import { RECORDS } from '#publish'
import { countRecords, type RecordCounts } from '../countRecords.ts'

const PLACES = ['municipality', 'prefecture'] as const

type ByPlace = Readonly<Record<(typeof PLACES)[number], Readonly<Record<string, number>>>>

/** What the library has of each place, by code. */
export interface PlaceCounts {
  /** All records that name it: what a search for it finds. */
  records: ByPlace
  /** Those of them that tell of it, see {@link EXAMPLES}. */
  examples: ByPlace
}

/** Records that tell of the places they name, rather than only listing them. */
export const EXAMPLES: Filter = { field: 'naming', in: ['few'] }

const derived = new WeakMap<RecordCounts, Promise<PlaceCounts>>()

/** How many records and examples the reader may see of each place; counted anew as often as all records are. */
export async function countPlaces(reader: EngineReader): Promise<PlaceCounts> {
  const records = await countRecords(reader)
  const counts = derived.get(records) ?? countExamples(records, reader)
  derived.set(records, counts)
  counts.catch(() => derived.delete(records))
  return counts
}

async function countExamples(records: RecordCounts, reader: EngineReader): Promise<PlaceCounts> {
  const [answer] = await reader.ask([{ index: RECORDS, filter: EXAMPLES, facets: PLACES, pageSize: 0, fields: ['key'] }])
  const { municipality = {}, prefecture = {} } = answer?.facets ?? {}
  return { records, examples: { municipality, prefecture } }
}

/** How many records name a place. What its towns do is no work of a prefecture: it counts those that name the prefecture itself. */
export function recordsOf({ code }: Municipality, { records }: Pick<PlaceCounts, 'records'>): number {
  return records.municipality[code] ?? 0
}

/** How many of its records tell of a place. */
export function examplesOf({ code }: Municipality, { examples }: Pick<PlaceCounts, 'examples'>): number {
  return examples.municipality[code] ?? 0
}

/** What a prefecture has besides: records and examples that name only municipalities in it; none for a municipality. */
export function countWithin(place: Municipality, counts: PlaceCounts): { records: number; examples: number } {
  const beside = (by: ByPlace, own: number) => (place.kind === 'prefecture' ? (by.prefecture[place.code] ?? own) - own : 0)
  return {
    records: beside(counts.records, recordsOf(place, counts)),
    examples: beside(counts.examples, examplesOf(place, counts)),
  }
}
