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

/** How many records name a place. Prefectures count those of all their municipalities. */
export function recordsOf(place: Municipality, { records }: Pick<PlaceCounts, 'records'>): number {
  return countOf(place, records)
}

/** How many of its records tell of a place. */
export function examplesOf(place: Municipality, { examples }: Pick<PlaceCounts, 'examples'>): number {
  return countOf(place, examples)
}

function countOf({ kind, code }: Municipality, counts: ByPlace): number {
  return counts[kind === 'prefecture' ? 'prefecture' : 'municipality'][code] ?? 0
}
