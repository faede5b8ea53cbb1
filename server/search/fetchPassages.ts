import type { EngineQuery, EngineReader } from '#engine'
import { PASSAGES } from '#publish'
import { wordsOf, type KnownWord } from './chooseWords.ts'
import { HIT_FIELDS, readPassages, type FoundEntry, type Passage } from './readPassages.ts'

/** The best passage of each document in the order given: the ranked one, or what the engine finds best. */
export async function fetchPassages(
  ids: readonly string[],
  ranked: ReadonlyMap<string, FoundEntry>,
  words: readonly KnownWord[],
  reader: EngineReader,
): Promise<Passage[]> {
  const best = new Map(ids.flatMap((id) => ranked.get(id) ?? []).map((entry) => [entry.documentId, entry]))
  const missing = ids.filter((id) => !best.has(id))
  if (missing.length > 0) {
    // A document whose words are spread over its passages may have none that the engine counts as a hit: then its beginning is shown.
    const answers = await reader.ask<FoundEntry>([bestOf(missing, ''), ...(words.length > 0 ? [bestOf(missing, wordsOf(words))] : [])])
    for (const hit of answers.flatMap(({ hits }) => hits)) best.set(hit.documentId, hit)
  }
  return readPassages(
    ids.flatMap((id) => best.get(id) ?? []),
    reader,
  )
}

function bestOf(documentIds: readonly string[], words: string): EngineQuery {
  const common = {
    index: PASSAGES,
    filter: { field: 'documentId', in: documentIds },
    distinct: 'documentId',
    first: documentIds.length,
    fields: HIT_FIELDS,
  }
  return words === '' ? { ...common, sort: ['ordinal:asc'] } : { ...common, words }
}
