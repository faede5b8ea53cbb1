import type { Reference } from '#corpus'
import type { EngineReader, Filter } from '#engine'
import type { Municipality } from '#model'
import { RECORDS, type Card, type RecordEntry } from '#publish'
import { termOf, toDocumentCard, yearOf } from '../labels.ts'
import type { MunicipalityDetail } from './municipalityShapes.ts'

/** More records than a page can show; the answer says so. */
const SHOWN = 300

type Timed = Pick<RecordEntry, 'card' | 'sortYear'>
type Timeline = Pick<MunicipalityDetail, 'timeline' | 'programmes'>

/** By which field of a record a place is found: a prefecture has the records of all its municipalities. */
export function placeField({ kind }: Pick<Municipality, 'kind'>): 'prefecture' | 'municipality' {
  return kind === 'prefecture' ? 'prefecture' : 'municipality'
}

/** Which records are those of a place. */
export function recordsFilter(place: Pick<Municipality, 'kind' | 'code'>): Filter {
  return { field: placeField(place), in: [place.code] }
}

/** The records of a municipality by year, oldest first, and by programme. */
export async function findTimeline(municipality: Municipality, reader: EngineReader, reference: Reference): Promise<Timeline> {
  const [answer] = await reader.ask<Timed>([
    { index: RECORDS, filter: recordsFilter(municipality), sort: ['sortYear:desc'], pageSize: SHOWN, fields: ['card', 'sortYear'] },
  ])
  const records = answer?.hits ?? []
  const years = [...new Set(records.map(({ sortYear }) => sortYear))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
  return {
    timeline: years.map((year) => ({
      year: yearOf(year),
      records: records
        .filter(({ sortYear }) => sortYear === year)
        .map(({ card }) => ({
          document: toDocumentCard(card, reference),
          similarGroupThen: groupThen(municipality.code, year, reference),
        })),
    })),
    programmes: toProgrammes(records, reference),
  }
}

/** The group that held in the year of a record; null where year or group is not known. */
export function groupThen(code: string, year: number | null, { municipalities }: Reference): string | null {
  return year === null ? null : municipalities.groupIn(code, year)
}

function toProgrammes(records: readonly Timed[], { vocabularies }: Reference): Timeline['programmes'] {
  const byProgramme = new Map<Card['programme'], Timed[]>()
  for (const record of records) byProgramme.set(record.card.programme, [...(byProgramme.get(record.card.programme) ?? []), record])
  return [...byProgramme]
    .map(([id, ofIt]) => ({
      programme: id === null ? null : termOf(vocabularies.programmes, id),
      years: [...new Set(ofIt.flatMap(({ sortYear }) => sortYear ?? []))].sort((a, b) => a - b),
      records: ofIt.length,
    }))
    .sort((a, b) => Number(a.programme === null) - Number(b.programme === null) || b.records - a.records)
}
