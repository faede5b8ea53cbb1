import type { Reference } from '#corpus'
import type { EngineReader, Filter } from '#engine'
import type { Municipality } from '#model'
import { RECORDS, type Card, type RecordEntry } from '#publish'
import { termOf, toDocumentCard, yearOf } from '../labels.ts'
import type { MunicipalityDetail } from './municipalityShapes.ts'

/** More records than a page can show; the answer says so. */
const SHOWN = 300

type Timed = Pick<RecordEntry, 'card' | 'sortYear'>
type Timeline = Pick<MunicipalityDetail, 'timeline' | 'timelineWithin' | 'programmes'>

/** Which records are those of a place: those that name it. */
export function recordsFilter({ code }: Pick<Municipality, 'code'>): Filter {
  return { field: 'municipality', in: [code] }
}

/** The records of a municipality by year, oldest first, and by programme; those of a prefecture's municipalities stand apart from its own. */
export async function findTimeline(municipality: Municipality, reader: EngineReader, reference: Reference): Promise<Timeline> {
  const own = recordsFilter(municipality)
  const within: Filter = { all: [{ field: 'prefecture', in: [municipality.code] }, { not: own }] }
  const filters = municipality.kind === 'prefecture' ? [own, within] : [own]
  const [ofIt, ofItsTowns] = await reader.ask<Timed>(
    filters.map((filter) => ({ index: RECORDS, filter, sort: ['sortYear:desc'], pageSize: SHOWN, fields: ['card', 'sortYear'] })),
  )
  return {
    timeline: byYear(municipality, ofIt?.hits ?? [], reference),
    timelineWithin: byYear(municipality, ofItsTowns?.hits ?? [], reference),
    programmes: toProgrammes(ofIt?.hits ?? [], reference),
  }
}

function byYear({ code }: Municipality, records: readonly Timed[], reference: Reference): Timeline['timeline'] {
  const years = [...new Set(records.map(({ sortYear }) => sortYear))].sort((a, b) => (a ?? Infinity) - (b ?? Infinity))
  return years.map((year) => ({
    year: yearOf(year),
    records: records
      .filter(({ sortYear }) => sortYear === year)
      .map(({ card }) => ({ document: toDocumentCard(card, reference), similarGroupThen: groupThen(code, year, reference) })),
  }))
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
