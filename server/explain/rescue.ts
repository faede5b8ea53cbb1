import { setImmediate } from 'node:timers/promises'
import type { EngineReader } from '#engine'
import { analyseQuestion } from '../query/analyseQuestion.ts'
import type { Guess } from '../query/guessWords.ts'
import type { UnrecordedPlace } from '../query/findFilters.ts'
import type { Query } from '../query/readQuery.ts'
import type { Found } from '../search/askIndex.ts'
import { chooseWords } from '../search/chooseWords.ts'
import { countDocuments } from './countDocuments.ts'
import { typedUnknown } from './nearWords.ts'
import {
  nearWays,
  relatedWays,
  waysWithoutFacet,
  waysWithoutFilters,
  waysWithoutOperators,
  waysWithoutWords,
  type Dropped,
  type Question,
  type RescueSources,
  type Way,
} from './rescueWays.ts'
import type { NearWord, SearchRescue } from './rescueShapes.ts'
import { tellUnrecorded, tokensOf } from './tellUnrecorded.ts'
import { triedForms } from './triedForms.ts'
import { typedWords } from './typedWords.ts'

/** A sentence of which less than a third of the words is unknown finds its records by the others; to look for near words takes as long as the search. */
const ENOUGH_KNOWN = 3
/** More than these would have to be read rather than seen. */
const MAX_NEAR = 5

/**
 * What leads on where a search found nothing, or not all of its words: what was tried, what may have been meant, what to leave out. Every way is
 * counted as its search would count it, all together; a search that found all of its words costs nothing here.
 */
export async function rescue(
  { asked, query }: Omit<Question, 'analysed'>,
  found: Found,
  reader: EngineReader,
  sources: RescueSources,
): Promise<SearchRescue> {
  const isEmpty = found.total === 0
  const { unknown, ignored } = await unknownWords(query, found.words, reader)
  const analysed = analyseQuestion(asked.q ?? '', sources.analyser, sources.recognition.names, sources.reference)
  const question = { asked, analysed, query }
  const told = tellUnknown(question, ignored, found.words, sources)
  if (unknown.length === 0 && !isEmpty) return { ...told, near: [] }
  if (!isEmpty && unknown.length * ENOUGH_KNOWN < query.words.length) return { ...told, near: [] }
  const totals = new Map<Way, number>()
  const count = async <Kind extends Way>(some: readonly Kind[]) => {
    for (const [way, total] of await totalsOf(some, reader, sources)) totals.set(way, total)
    return some
  }
  const lookingNear = nearest(question, unknown, isEmpty, reader, sources).then(count)
  lookingNear.catch(() => {})
  const ways = isEmpty ? await waysOn(question, sources) : NO_WAYS
  await count(Object.values(ways).flat())
  const near = await lookingNear
  const totalOf = (way: Way) => totals.get(way) ?? 0
  const leading = (some: readonly Way[]) => some.filter((way) => totalOf(way) > 0).map((way) => ({ q: way.q, total: totalOf(way) }))[0]
  const withoutFacet = ways.facets.filter((way) => totalOf(way) > 0).map((way) => ({ ...way.told, q: way.q, total: totalOf(way) }))
  const [withoutFilters, withoutWords, withoutOperators] = [leading(ways.filters), leading(ways.words), leading(ways.operators)]
  return {
    ...told,
    near: offered(near, totalOf),
    ...(isEmpty && {
      rescue: {
        tried: triedForms(typedWords(asked.q ?? '', query.words, analysed.tokens), sources.reference),
        withoutFacet: withoutFacet.sort((a, b) => b.total - a.total),
        ...(withoutFilters && { withoutFilters }),
        ...(withoutWords && { withoutWords }),
        ...(withoutOperators && { withoutOperators }),
      },
    }),
  }
}

interface WaysOn {
  facets: Way<Dropped>[]
  filters: Way[]
  words: Way[]
  operators: Way[]
}

const NO_WAYS: WaysOn = { facets: [], filters: [], words: [], operators: [] }

/** What of the question may be left out. Thought out while the engine looks for near words: that question must be on its way first. */
async function waysOn(question: Question, sources: RescueSources): Promise<WaysOn> {
  await setImmediate()
  return {
    facets: waysWithoutFacet(question, sources),
    filters: waysWithoutFilters(question, sources),
    words: waysWithoutWords(question, sources),
    operators: waysWithoutOperators(question, sources),
  }
}

/** What may have been meant: words near to unknown ones, and where nothing was found what is near to the known ones in meaning. */
async function nearest(question: Question, unknown: readonly string[], isEmpty: boolean, reader: EngineReader, sources: RescueSources) {
  const [near, related] = await Promise.all([
    nearWays(question, unknown, reader, sources),
    isEmpty ? relatedWays(question, reader, sources) : [],
  ])
  return [...near, ...related]
}

/** What was typed and occurs nowhere; of places that are named or chosen, that nothing is known yet. */
function tellUnknown(
  { asked, analysed: { tokens }, query }: Question,
  ignored: readonly string[],
  searched: readonly string[],
  sources: RescueSources,
): Pick<SearchRescue, 'ignored' | 'unrecorded'> {
  const unknown = new Set(ignored)
  const says = (place: UnrecordedPlace, isSo: (base: string) => boolean) =>
    tokensOf(place, tokens).some(({ bases, isContent }) => isContent && bases.some(isSo))
  // A name without its 市 that occurs may be another word, about which there are records.
  const places = query.understood.unrecorded.filter(
    (place) => place.isWhole || place.isSetAside || says(place, (base) => unknown.has(base)),
  )
  const isSearched = (place: UnrecordedPlace) => !place.isSetAside && says(place, (base) => searched.includes(base))
  const unrecorded = tellUnrecorded(places, asked, isSearched, sources)
  const others = tokens.filter((token) => !places.some((place) => tokensOf(place, [token]).length > 0))
  return { ignored: typedUnknown(others, unknown), ...(unrecorded.length > 0 && { unrecorded }) }
}

/**
 * The words that occur in no document; a long question also leaves out words that do. What is found by its reading is known, though the words that the
 * dictionary sees in it are not; what is found by its sound or its parts is not ignored, but may be mistyped. The counts are known from the search itself.
 */
async function unknownWords(
  { words, guesses }: Query,
  searched: readonly string[],
  reader: EngineReader,
): Promise<{ unknown: string[]; ignored: string[] }> {
  const left = words.filter((word) => !searched.includes(word))
  if (left.length === 0) return { unknown: [], ignored: [] }
  const occurring = async (some: readonly string[]) => (await chooseWords(some, reader)).length > 0
  const coveredBy = async (choose: (guess: Guess) => string[]) => {
    const occurs = await Promise.all(guesses.map((guess) => occurring(choose(guess))))
    return new Set(guesses.flatMap(({ covers }, index) => (occurs[index] ? covers : [])))
  }
  const [read, heard, known] = await Promise.all([
    coveredBy((guess) => (guess.areAllNeeded ? allSearched(guess, searched) : guess.instead)),
    coveredBy((guess) => (guess.areAllNeeded ? [] : guess.otherwise)),
    Promise.all(left.map((word) => occurring([word]))),
  ])
  const unknown = left.filter((word, index) => !known[index] && !read.has(word))
  return { unknown, ignored: unknown.filter((word) => !heard.has(word)) }
}

/** The pieces of a run that the dictionary tore, if it was searched by them: then it is known. */
function allSearched({ otherwise }: Guess, searched: readonly string[]): string[] {
  return otherwise.every((word) => searched.includes(word)) ? otherwise : []
}

async function totalsOf(ways: readonly Way[], reader: EngineReader, { reference }: RescueSources): Promise<Map<Way, number>> {
  const totals = await countDocuments(
    ways.map(({ query }) => query),
    reader,
    reference,
  )
  return new Map(ways.map((way, index) => [way, totals[index] ?? 0]))
}

/** Each neighbour once, under the filters if it finds something there; the likeliest first. */
function offered(ways: readonly Way<Omit<NearWord, 'total' | 'q'>>[], totalOf: (way: Way) => number): NearWord[] {
  const offers = new Map<string, NearWord>()
  for (const way of ways) {
    const total = totalOf(way)
    if (total > 0 && !offers.has(way.q)) offers.set(way.q, { ...way.told, q: way.q, total })
  }
  return [...offers.values()].slice(0, MAX_NEAR)
}
