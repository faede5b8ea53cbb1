import { EngineWait } from '#engine'
import { countRecords } from '../countRecords.ts'
import type { TypedApp } from '../TypedApp.ts'
import type { Library } from '../Library.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import { askIndex, type Found } from './askIndex.ts'
import { countChoices } from '../explain/countChoices.ts'
import { explainFilters } from '../explain/explainFilters.ts'
import { explainMatches, type Explanation } from '../explain/explainMatches.ts'
import { readingRows, type FindRows } from '../explain/readingRows.ts'
import type { Passage } from './readPassages.ts'
import type { Guess } from '../query/guessWords.ts'
import { readQuery, type Query } from '../query/readQuery.ts'
import { rescue } from '../explain/rescue.ts'
import { SearchQueryShape, SearchResponseShape, type SearchQuery, type SearchResponse } from './searchShapes.ts'
import { toResults } from './toResults.ts'
import { joinPieces, type AskedWord } from '../explain/joinPieces.ts'
import { typedWords } from '../explain/typedWords.ts'
import { wordPool } from '../explain/wordPool.ts'

/**
 * `GET /api/search`. Its answers are the longest of all and hold no more than their schema tells (see tests/api); so they are written as they are, in two
 * thirds of the time that it takes to look at the schema of each value.
 */
export function searchRoutes(app: TypedApp, library: Library): void {
  // Made at the first word that occurs nowhere: better now than while somebody waits. An engine that is down is asked again then.
  app.addHook('onListen', async () => void wordPool(library.reader('reader'), library).catch(() => {}))
  app.get(
    '/api/search',
    {
      schema: {
        summary: 'Search documents',
        description:
          'The best passage of each document that fits, with facets. Words of one query narrow the result as far as something is found.',
        tags: ['search'],
        querystring: SearchQueryShape,
        response: { 200: SearchResponseShape, 503: ErrorShape },
      },
      serializerCompiler: () => JSON.stringify,
    },
    async (request, reply) => {
      const wait = new EngineWait()
      const results = await wait.during(() => search(request.query, library, wait))
      reply.header('Server-Timing', `engine;dur=${wait.waited.toFixed(1)}`)
      return results
    },
  )
}

async function search(asked: SearchQuery, library: Library, wait: EngineWait): Promise<SearchResponse> {
  const { analyser, reference } = library
  const reader = library.reader('reader')
  const recognition = { names: library.names, counts: await countRecords(reader) }
  const query = readQuery(asked, analyser, reference, recognition)
  const sources = { analyser, reference, recognition }
  const [found, ambiguous] = await Promise.all([
    askIndex(query, reader, reference, library.embedding),
    countChoices({ asked, query }, reader, sources),
  ])
  const ways = await rescue({ asked, query }, found, reader, sources)
  const rowsIn = readingRows(onlyRead(found, query.guesses), analyser)
  // Most questions have no readings, and most searches are not asked for reasons.
  const isTold = asked.explain === true || found.readings.length > 0
  const { q = '' } = asked
  const tokens = isTold ? (query.tokens ?? analyser.analyse(q)) : []
  const typed = isTold ? typedWords(q, [...found.words, ...found.readings], tokens, query.guesses) : []
  return toResults(found, { ...query, understood: { ...query.understood, ambiguous } }, reference, {
    phrasesIn: (text) => found.phrases.flatMap(({ comparables }) => comparables.flatMap((form) => analyser.placesOf(form, text))),
    rowsIn,
    typedReadings: typed.flatMap(({ word, typed: stretch }) => (found.readings.includes(word) ? stretch : [])),
    explain: asked.explain ? whyFound(query, joinPieces(typed, q, tokens), rowsIn, library) : null,
    rescue: ways,
    engineMs: wait.reported,
  })
}

/** Readings of which no word was found that is read so: where 窓口 is found for まどぐち, it is marked as a word, without looking for what else is read so. */
function onlyRead({ readings, words }: Found, guesses: readonly Guess[]): string[] {
  const found = new Set(words)
  const isWord = (reading: string) => guesses.some(({ instead }) => instead.includes(reading) && instead.some((word) => found.has(word)))
  return readings.filter((reading) => !isWord(reading))
}

/** Tells of a passage why it was found: by what the words narrow to, and by the words themselves. */
function whyFound({ understood }: Query, asked: readonly AskedWord[], rowsIn: FindRows, { analyser, reference }: Library) {
  const explainMatch = explainMatches(asked, { analyser, reference, rowsIn })
  return (passage: Passage): Explanation => {
    const { matched, missing } = explainMatch(passage)
    return { matched: [...explainFilters(passage, understood.filters, { analyser, reference }), ...matched], missing }
  }
}
