import type { EngineReader, Filter } from '#engine'
import { toNumbers, unpackVector } from '#meaning'
import { RECORDS, type RecordEntry } from '#publish'
import { wordsOf, type KnownWord } from '../search/chooseWords.ts'
import { notNamed, seriesOf } from './findDocument.ts'

/** What is needed to judge how a record is like another, and to show it. */
export type SimilarCandidate = Pick<
  RecordEntry,
  'documentId' | 'card' | 'worry' | 'outcome' | 'programme' | 'level' | 'scene' | 'municipality' | 'keyWords'
>

/** Evidence orders these anew; what lies deeper is hardly alike. */
export const MAX_CANDIDATES = 30
const FIELDS: readonly (keyof SimilarCandidate)[] = [
  'documentId',
  'card',
  'worry',
  'outcome',
  'programme',
  'level',
  'scene',
  'municipality',
  'keyWords',
]

/**
 * The records nearest in meaning, the nearest first; by their telling words where the record has no place in the space of meaning. Records that
 * its page names already are left out.
 */
export async function similarCandidates(
  record: RecordEntry,
  telling: readonly KnownWord[],
  reader: EngineReader,
): Promise<SimilarCandidate[]> {
  const common = { index: RECORDS, filter: unnamed(record), pageSize: MAX_CANDIDATES, fields: FIELDS }
  const meaning = unpackVector(record.meaning)
  if (!meaning && telling.length === 0) return []
  const nearness = meaning ? { vector: toNumbers(meaning) } : { words: wordsOf(telling) }
  const [answer] = await reader.ask<SimilarCandidate>([{ ...common, ...nearness }])
  return answer?.hits ?? []
}

/** Neither the record itself, nor those it names or is named by, nor its other years. */
function unnamed(record: RecordEntry): Filter {
  const series = seriesOf(record)
  return { all: [...notNamed(record), ...(series ? [{ not: series }] : [])] }
}
