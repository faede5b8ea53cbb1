import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { NameRecognizer } from '#names'
import type { RecordCounts } from '../../../server/countRecords.ts'
import { FILTER_NAMES } from '../../../server/query/filterNames.ts'
import type { Recognition } from '../../../server/query/findFilters.ts'
import { readQuery, type Query } from '../../../server/query/readQuery.ts'
import type { SearchQuery } from '../../../server/search/searchShapes.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'
import { readStarterReference } from '../starterCorpus.ts'

/** Values of which the reader has documents. */
const WITH_RECORDS: Partial<Record<(typeof FILTER_NAMES)[number], string[]>> = {
  year: ['2018', '2019', '2022', '2023'],
  municipality: ['131148', '202118', '162060', '132063', '111007', '242012'],
  prefecture: ['240001', '130001'],
  level: ['people', 'policy'],
  programme: ['team-management', 'jichitai-next', 'regional-management', 'digital-transformation'],
  type: ['seminar-report'],
}

export type Read = (q: string, parameters?: SearchQuery) => Query

/** Reads questions as the server does, for a reader who has a few documents. */
export async function loadQuestions(): Promise<{ analyser: Analyser; reference: Reference; recognition: Recognition; read: Read }> {
  const [analyser, reference] = await Promise.all([loadStarterAnalyser(), readStarterReference()])
  const facets = FILTER_NAMES.map((name) => [name, Object.fromEntries((WITH_RECORDS[name] ?? []).map((value) => [value, 3]))])
  const counts = { ...Object.fromEntries(facets), total: 9 } as RecordCounts
  const recognition = { names: new NameRecognizer(reference.municipalities), counts }
  return {
    analyser,
    reference,
    recognition,
    read: (q, parameters = {}) => readQuery({ ...parameters, q }, analyser, reference, recognition),
  }
}

/** The filters that the words name, in short. */
export function named({ understood }: Query): string[] {
  return understood.filters.map(({ name, value }) => `${name} ${value}`)
}
