import type { EngineQuery, EngineReader } from '#engine'
import { PASSAGES, type PassageEntry, type WordFields } from '#publish'
import { wordsOf, type KnownWord } from './chooseWords.ts'
import { inTurn, NO_TIME, timeOf, type EngineTime } from './engineTime.ts'

/** A passage to show, with what tells why it was found. */
export type FoundPassage = Pick<
  PassageEntry,
  'documentId' | 'key' | 'passageId' | 'anchor' | 'headingPath' | 'text' | 'marks' | 'titleMarks' | 'card' | 'worry' | 'outcome'
> & { words: Pick<WordFields, 'heading' | 'names' | 'terms' | 'summary'> }

const FIELDS: readonly string[] = [
  'documentId',
  'key',
  'passageId',
  'anchor',
  'headingPath',
  'text',
  'marks',
  'titleMarks',
  'card',
  'worry',
  'outcome',
  'words.heading',
  'words.names',
  'words.terms',
  'words.summary',
]

/** The best passage of each document in the order given: the ranked one, or what the engine finds best. */
export async function fetchPassages(
  ids: readonly string[],
  bestPassage: ReadonlyMap<string, string>,
  words: readonly KnownWord[],
  reader: EngineReader,
): Promise<{ passages: FoundPassage[]; time: EngineTime }> {
  const keys = ids.flatMap((id) => bestPassage.get(id) ?? [])
  const others = ids.filter((id) => !bestPassage.has(id))
  const queries: EngineQuery[] = []
  if (keys.length > 0) queries.push({ index: PASSAGES, filter: { field: 'key', in: keys }, first: keys.length, fields: FIELDS })
  if (others.length > 0) queries.push(bestOf(others, wordsOf(words)))
  if (queries.length === 0) return { passages: [], time: NO_TIME }
  const answers = await reader.ask<FoundPassage>(queries)
  const byDocument = new Map(answers.flatMap(({ hits }) => hits.map((hit) => [hit.documentId, hit] as const)))
  // A document whose words are spread over its passages may have none that the engine counts as a hit: then its beginning is shown.
  const missing = ids.filter((id) => !byDocument.has(id))
  const beginnings = missing.length > 0 ? await reader.ask<FoundPassage>([bestOf(missing, '')]) : []
  for (const hit of beginnings[0]?.hits ?? []) byDocument.set(hit.documentId, hit)
  return { passages: ids.flatMap((id) => byDocument.get(id) ?? []), time: inTurn(timeOf(answers), timeOf(beginnings)) }
}

function bestOf(documentIds: readonly string[], words: string): EngineQuery {
  const common = {
    index: PASSAGES,
    filter: { field: 'documentId', in: documentIds },
    distinct: 'documentId',
    first: documentIds.length,
    fields: FIELDS,
  }
  return words === '' ? { ...common, sort: ['ordinal:asc'] } : { ...common, words }
}
