import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import type { EngineReader } from '#engine'
import { productOf, toNumbers, unpackVector } from '#meaning'
import { WORDS, type WordEntry } from '#publish'
import { analyseQuestion, type AnalysedQuestion } from '../query/analyseQuestion.ts'
import { FILTER_NAMES, type FilterName } from '../query/filterNames.ts'
import type { Recognition } from '../query/findFilters.ts'
import { leaveOut } from './leaveOut.ts'
import { findNeighbours, unknownStretches } from './nearWords.ts'
import { keepOnly, type Stretch } from '../query/parseQuery.ts'
import { readQuery, type Query } from '../query/readQuery.ts'
import { yearsIn } from '../query/yearsIn.ts'
import { chooseWords, meaningOf } from '../search/chooseWords.ts'
import { withoutFragments } from '../search/planQuery.ts'
import type { NearWord } from './rescueShapes.ts'
import type { SearchQuery } from '../search/searchShapes.ts'
import { labelOf } from '../search/facetTerms.ts'
import { readingOf, wordPool } from './wordPool.ts'

/** Neighbours that are counted; some of them lead nowhere. */
const MAX_NEIGHBOURS = 10

/** Words near in meaning that are counted: the nearest of all are as a rule those of the question itself. */
const MAX_RELATED = 6
const MAX_NEAREST = 24
/**
 * A word is offered from this nearness on, the cosine of its direction and the question's. Of the words near to 16 questions that find nothing, judged by
 * hand, two thirds were akin to the question from 0.5 on (52 of 79), between 0.4 and 0.5 a little more than a third (21 of 55), below as good as none.
 */
const LEAST_NEARNESS = 0.5
/** Words that can be offered by themselves: of two characters and more, and no numbers; those in hiragana alone (もと, なか) mean too little. */
const OFFERED = /^(?!\p{N}|[ぁ-ゖー]+$)[\p{L}\p{N}ー]{2,}$/u

export interface RescueSources {
  analyser: Analyser
  reference: Reference
  recognition: Recognition
}

/** A question as it was asked, taken apart, and as it was understood. */
export interface Question {
  asked: SearchQuery
  analysed: AnalysedQuestion
  query: Query
}

/** The question with something left out or put in place of another: its words, and how it is understood. */
export interface Way<Told = unknown> {
  told: Told
  q: string
  query: Query
}

export interface Dropped {
  facet: FilterName
  labels: string[]
}

const NOWHERE = new Float32Array()

type Place = Pick<Stretch, 'start' | 'end'>

/** Municipalities and prefectures named in full, also by a name of the past: 府中町 is no mistyped 府中市. */
function placesNamed({ mentions }: Pick<AnalysedQuestion, 'mentions'>): Stretch[] {
  return mentions.flatMap(({ surface, start, end, form }) => (form !== 'stem' ? [{ text: surface, start, end }] : []))
}

/**
 * The question with words of the library in place of those that occur nowhere, the likeliest first; each under the filters and without them. A place
 * or a year that the library has nothing about was not mistyped.
 */
export async function nearWays(
  { asked, analysed }: Question,
  unknown: readonly string[],
  reader: EngineReader,
  sources: RescueSources,
): Promise<Way<Omit<NearWord, 'total' | 'q'>>[]> {
  const { q = '' } = asked
  const sure = [...placesNamed(analysed), ...yearsIn(analysed.text, analysed.tokens)]
  const isOpen = (stretch: Place) => !sure.some(({ start, end }) => stretch.start < end && start < stretch.end)
  const stretches = unknownStretches(analysed.tokens, new Set(unknown)).filter(isOpen)
  if (stretches.length === 0) return []
  const pool = await wordPool(reader, sources)
  const found = findNeighbours(stretches, pool, (kanji) => readingOf(kanji, sources.analyser))
  // Kanji in common are guess enough for one word: 火星審査 would answer 火星探査 with whatever says 審査.
  const neighbours = found.filter(({ how }) => how !== 'kanji' || unknown.length === 1).slice(0, MAX_NEIGHBOURS)
  const isFiltered = FILTER_NAMES.some((name) => (asked[name]?.length ?? 0) > 0)
  return neighbours.flatMap(({ stretch: { start, end, typed }, word, how }) => {
    const replaced = `${q.slice(0, start)}${word}${q.slice(end)}`
    const way = (keepsFilters: boolean, from: SearchQuery) => ({
      told: { typed, word, how, keepsFilters },
      ...toWay({ ...from, q: replaced }, sources),
    })
    return isFiltered ? [way(true, asked), way(false, withoutFilters(asked))] : [way(true, asked)]
  })
}

/**
 * In place of words that the library knows but that find nothing here (because of filters, phrases or exclusions): those near to them in meaning, each by
 * itself, under the same filters.
 */
export async function relatedWays(
  { asked, analysed, query }: Question,
  reader: EngineReader,
  sources: RescueSources,
): Promise<Way<Omit<NearWord, 'total' | 'q'>>[]> {
  const wanted = [...query.words, ...(query.operators?.common.phrases ?? []).flatMap(({ words }) => words)]
  const vector = meaningOf(await withoutFragments(await chooseWords(wanted, reader), query, reader))
  if (!vector) return []
  const [near] = await reader.ask<Pick<WordEntry, 'word' | 'meaning'>>([
    { index: WORDS, vector: toNumbers(vector), first: MAX_NEAREST, fields: ['word', 'meaning'] },
  ])
  const filters = keepOnly(query.understood.filters, asked.q ?? '')
  const typed = leaveOut(query.understood.filters, asked.q ?? '', analysed.tokens)
  const isNear = ({ meaning }: Pick<WordEntry, 'meaning'>) => productOf(vector, unpackVector(meaning) ?? NOWHERE) >= LEAST_NEARNESS
  const offered = (near?.hits ?? [])
    .filter((entry) => OFFERED.test(entry.word) && !wanted.includes(entry.word) && isNear(entry) && !isProperNoun(entry.word, sources))
    .map(({ word }) => word)
  // 立ち and 上げ stand wherever 立ち上げ does: they lead to the same place.
  const words = offered.filter((word) => !offered.some((other) => other !== word && other.includes(word)))
  return words.slice(0, MAX_RELATED).map((word) => ({
    told: { typed, word, how: 'meaning', keepsFilters: true },
    ...toWay({ ...asked, q: `${filters} ${word}` }, sources),
  }))
}

/** Names of places, people and organisations are about somebody else's case, however often they stand beside the words. */
function isProperNoun(word: string, { analyser, reference, recognition }: RescueSources): boolean {
  const { mentions, tokens } = analyseQuestion(word, analyser, recognition.names, reference)
  return mentions.length > 0 || tokens.some(({ isName }) => isName)
}

/** For each filter, chosen or named in the words, the question without it. */
export function waysWithoutFacet({ asked, analysed, query }: Question, sources: RescueSources): Way<Dropped>[] {
  const { q = '' } = asked
  return facetsOf(query).map((facet) => {
    const named = query.understood.filters.filter(({ name }) => name === facet)
    return {
      told: { facet, labels: (query.filters[facet] ?? []).map((value) => labelOf(facet, value, sources.reference)) },
      ...toWay({ ...asked, [facet]: [], q: leaveOut(named, q, analysed.tokens) }, sources),
    }
  })
}

/** The words without any filter; nothing where one filter was all there was. */
export function waysWithoutFilters({ asked, analysed, query }: Question, sources: RescueSources): Way[] {
  const words = leaveOut(query.understood.filters, asked.q ?? '', analysed.tokens)
  return facetsOf(query).length > 1 && words !== '' ? [{ told: null, ...toWay({ ...withoutFilters(asked), q: words }, sources) }] : []
}

/** The filters without the words, where there are both. */
export function waysWithoutWords({ asked, analysed, query }: Question, sources: RescueSources): Way[] {
  const { filters } = query.understood
  const hasWords = leaveOut(filters, asked.q ?? '', analysed.tokens) !== ''
  return facetsOf(query).length > 0 && hasWords
    ? [{ told: null, ...toWay({ ...asked, q: keepOnly(filters, asked.q ?? '') }, sources) }]
    : []
}

/** The words without quotes, exclusions and alternatives. */
export function waysWithoutOperators({ asked, analysed, query }: Question, sources: RescueSources): Way[] {
  if (!query.operators) return []
  const words = analysed.parsed.groups.flat()
  return words.length > 0 ? [{ told: null, ...toWay({ ...asked, q: words.map(({ text }) => text).join(' ') }, sources) }] : []
}

function facetsOf({ filters }: Query): FilterName[] {
  return FILTER_NAMES.filter((name) => (filters[name]?.length ?? 0) > 0)
}

function withoutFilters(asked: SearchQuery): SearchQuery {
  return { ...asked, ...Object.fromEntries(FILTER_NAMES.map((name) => [name, []])) }
}

function toWay(asked: SearchQuery, { analyser, reference, recognition }: RescueSources): { q: string; query: Query } {
  const q = (asked.q ?? '').replace(/\s+/gu, ' ').trim()
  return { q, query: readQuery({ ...asked, q, offset: 0 }, analyser, reference, recognition) }
}
