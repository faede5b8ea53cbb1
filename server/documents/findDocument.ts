import type { EngineReader, Filter } from '#engine'
import { readId } from '#corpus'
import { keyOf, RECORDS, YEAR_UNKNOWN, type Card, type RecordEntry } from '#publish'
import { ApiError } from '../errors/ApiError.ts'
import { FEW_MUNICIPALITIES } from './fewMunicipalities.ts'

const MAX_BACKLINKS = 50
const MAX_OTHER_YEARS = 50

export interface Neighbours {
  /** Cards of the records that this one names, by id. */
  named: Map<string, Card>
  /** Records that name this one. */
  naming: { card: Card; related: RecordEntry['detail']['related'] }[]
  /** Same municipality and programme in other years, the nearest year first; none that `named` or `naming` hold. */
  otherYears: Card[]
}

type CardEntry = Pick<RecordEntry, 'card' | 'detail' | 'sortYear'>

/**
 * The record with an id, as far as the reader may see it.
 * @throws ApiError 404; a hidden record and a missing one answer alike.
 */
export async function findDocument(id: string, reader: EngineReader): Promise<RecordEntry> {
  // By its key: the engine would also give out an id in other case.
  const [answer] = await reader.ask<RecordEntry>([{ index: RECORDS, filter: { field: 'key', in: [keyOf(readId(id))] }, pageSize: 1 }])
  const record = answer?.hits[0]
  if (!record) throw new ApiError(404, 'NO_SUCH_DOCUMENT', 'この資料は見つかりません。移動したか、公開されていない可能性があります。', 'id')
  return record
}

/**
 * The records of the same municipality and programme in other years; null where that says nothing. Of a record without a year nobody
 * knows that its year is another one.
 */
export function seriesOf({ programme, municipality, year }: RecordEntry): Filter | null {
  if (programme.length === 0 || municipality.length === 0 || municipality.length > FEW_MUNICIPALITIES) return null
  return {
    all: [
      { field: 'municipality', in: municipality },
      { field: 'programme', in: programme },
      { not: { field: 'year', in: [...year, YEAR_UNKNOWN] } },
    ],
  }
}

/** What belongs to a record, in one request. */
export async function findNeighbours(record: RecordEntry, reader: EngineReader): Promise<Neighbours> {
  const fields = ['card', 'detail', 'sortYear']
  const series = seriesOf(record)
  const [named, naming, others] = await reader.ask<CardEntry>([
    { index: RECORDS, filter: { field: 'documentId', in: record.related }, pageSize: Math.max(1, record.related.length), fields },
    { index: RECORDS, filter: { field: 'related', in: [record.documentId] }, pageSize: MAX_BACKLINKS, fields },
    {
      index: RECORDS,
      filter: series ? { all: [series, ...notNamed(record)] } : { field: 'documentId', in: [] },
      sort: ['sortYear:desc'],
      pageSize: MAX_OTHER_YEARS,
      fields,
    },
  ])
  return {
    named: new Map(named?.hits.map(({ card }) => [card.id, card])),
    naming: naming?.hits.map(({ card, detail }) => ({ card, related: detail.related })) ?? [],
    otherYears: nearestFirst(others?.hits ?? [], record.sortYear).map(({ card }) => card),
  }
}

/** Neither the record itself, nor those it names or is named by. */
export function notNamed({ documentId, related }: RecordEntry): Filter[] {
  return [{ not: { field: 'documentId', in: [documentId, ...related] } }, { not: { field: 'related', in: [documentId] } }]
}

/** The nearest year first, of two as near the later one; as they come, where there is no year to be near to. */
function nearestFirst<Entry extends Pick<RecordEntry, 'sortYear'>>(entries: readonly Entry[], year: number | null): Entry[] {
  if (year === null) return [...entries]
  const distance = ({ sortYear }: Entry) => Math.abs((sortYear ?? Infinity) - year)
  return [...entries].sort((a, b) => distance(a) - distance(b))
}
