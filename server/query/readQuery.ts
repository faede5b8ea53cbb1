import type { Analyser, Token } from '#analysis'
import type { Reference } from '#corpus'
import { YEAR_UNKNOWN } from '#publish'
import { EARLIEST_YEAR, LATEST_YEAR } from '#model'
import { analyseQuestion } from './analyseQuestion.ts'
import { ApiError } from '../errors/ApiError.ts'
import { FILTER_NAMES, type FilterChoice, type FilterName } from './filterNames.ts'
import {
  findFilters,
  type AmbiguousName,
  type FoundFilters,
  type Recognition,
  type UnrecordedPlace,
  type WordFilter,
} from './findFilters.ts'
import { piecesOf } from './joinTokens.ts'
import { blankOut, type Operand, type ParsedQuery, type Stretch } from './parseQuery.ts'
import { readLeft, type LeftWords } from './readLeft.ts'
import { readOperators, type Operators, type OperatorsTold, type ToldExclusion } from './readOperators.ts'
import { MAX_REACHABLE, type SearchQuery } from '../search/searchShapes.ts'

/** A question understood: words to look for and values to filter by. */
export interface Query extends LeftWords {
  /** The analysis of all that was typed, in its own places; null where phrases or operators were left out of it. */
  tokens: readonly Token[] | null
  /** Something was typed, but nothing in it can be looked for (only signs or particles). */
  isUnsearchable: boolean
  /** Phrases, exclusions and alternatives; null for plain words. */
  operators: Operators | null
  /** Chosen values and those that the words name, together. */
  filters: Partial<Record<FilterName, string[]>>
  /** Values that the words leave out (-中野区, 中野区以外). */
  without: Partial<Record<FilterName, string[]>>
  /** How the words were understood, for the reader. */
  understood: Omit<OperatorsTold, 'excluded'> & {
    /** What is left out, each with the stretch that says so as it was typed. */
    excluded: (ToldExclusion & Stretch)[]
    /** The filters that come from words and not from parameters. */
    filters: WordFilter[]
    ambiguous: AmbiguousName[]
    /** Places that the words name and of which the reader has no document. */
    unrecorded: UnrecordedPlace[]
  }
  sort: 'relevance' | 'year-desc' | 'year-asc'
  limit: number
  offset: number
}

const FILTER_LABELS: Readonly<Record<FilterName, string>> = {
  level: '改善の目的レベル',
  scene: '場面',
  worry: '悩み',
  outcome: '成果',
  type: '資料の種類',
  programme: '研究会・制度',
  year: '年度',
  prefecture: '都道府県',
  municipality: '自治体',
}

/**
 * Understands the query string of a search.
 * @param recognition what filters in words are recognised by; without it all words are words.
 * @throws ApiError 400 for filter values that do not exist and for offsets beyond what can be reached.
 */
export function readQuery(asked: SearchQuery, analyser: Analyser, reference: Reference, recognition?: Recognition): Query {
  const { q = '', limit = 20, offset = 0, sort = 'relevance' } = asked
  if (offset >= MAX_REACHABLE) {
    throw new ApiError(
      400,
      'OFFSET_TOO_DEEP',
      `${MAX_REACHABLE.toLocaleString('ja-JP')}件より先は表示できません。条件を絞り込んでください。`,
      'offset',
    )
  }
  const chosen: Query['filters'] = {}
  for (const name of FILTER_NAMES) {
    const values = asked[name]
    if (values && values.length > 0) chosen[name] = [...new Set(values)].map((value) => known(name, value, reference))
  }
  const { filters, isUnsearchable, ...words } = readWords(q, chosen, analyser, reference, recognition)
  return {
    ...words,
    filters: joined(chosen, filters),
    isUnsearchable: isUnsearchable && !areAnswer(filters, words.understood),
    sort,
    limit,
    offset,
  }
}

/** Filters are a question by themselves; but all that there is of a year is no answer where a place was asked for that has nothing. */
function areAnswer(filters: readonly WordFilter[], { unrecorded }: Pick<Query['understood'], 'unrecorded'>): boolean {
  return unrecorded.some(({ isSetAside }) => isSetAside) ? filters.some(({ name }) => name === 'municipality') : filters.length > 0
}

const NOTHING_FOUND: FoundFilters = { filters: [], ambiguous: [], unrecorded: [], aside: [] }

function readWords(q: string, chosen: Query['filters'], analyser: Analyser, reference: Reference, recognition: Recognition | undefined) {
  const analysed = analyseQuestion(q, analyser, recognition?.names ?? null, reference)
  const { parsed, text, tokens } = analysed
  const found = recognition ? findFilters(analysed, chosen, recognition.counts, reference) : NOTHING_FOUND
  const { groups, filters } = takeFilters(parsed.groups, found.filters)
  const unrecorded = asOperands(found.unrecorded, parsed.groups)
  const aside = [...found.aside, ...unrecorded.filter(({ isSetAside }) => isSetAside)]
  const left = tokens.filter((token) => ![...filters, ...aside].some((taken) => overlap(token, taken)))
  const tokensOf = (operand: Operand) => piecesOf(left).filter((token) => overlap(token, operand))
  const leftOut = new Map(
    parsed.excluded.map((operand) => [operand, recognition ? filtersOf(operand, analyser, reference, recognition) : []]),
  )
  const yearsOf = (operand: Operand) => (leftOut.get(operand) ?? []).flatMap(({ name, value }) => (name === 'year' ? Number(value) : []))
  const { operators, told } = readOperators({ groups, excluded: parsed.excluded }, tokensOf, yearsOf, analyser)
  const understood = {
    ...told,
    excluded: told.excluded.map((one) => ({ ...one, text: q.slice(one.start, one.end) })),
    // What is chosen already is no news.
    filters: filters.filter(({ name, value }) => !chosen[name]?.includes(value)),
    ambiguous: found.ambiguous,
    unrecorded,
  }
  const plainText = blankOut([...filters, ...aside], text)
  const words = readLeft(analysed, { text: plainText, tokens: left, isCut: operators !== null }, analyser, reference)
  return {
    ...words,
    tokens: operators ? null : tokens,
    operators,
    understood,
    filters,
    without: joined({}, [...leftOut.values()].flat()),
    isUnsearchable: q.trim() !== '' && words.words.length === 0 && words.guesses.length === 0 && !asksForMore(operators),
  }
}

/** Of these a record may say nothing and be of them all the same; what a term is about is said by its words. */
const LEFT_OUT: ReadonlySet<FilterName> = new Set(['year', 'prefecture', 'municipality'])

/** The years and places that all of an excluded word stands for; none for other words and for phrases, which are taken to the letter. */
function filtersOf(operand: Operand, analyser: Analyser, reference: Reference, recognition: Recognition): WordFilter[] {
  const { kind, text } = operand
  if (kind === 'phrase') return []
  const { filters } = findFilters(analyseQuestion(text, analyser, recognition.names, reference), {}, recognition.counts, reference)
  return filters.filter(({ name, start, end }) => LEFT_OUT.has(name) && start === 0 && end === text.length)
}

/** A phrase to find or something to leave out is a question by itself. */
function asksForMore(operators: Operators | null): boolean {
  if (!operators) return false
  const { common, alternatives, excludedWords, excludedPhrases } = operators
  return [common.phrases, alternatives, excludedWords, excludedPhrases].some((asked) => asked.length > 0)
}

/**
 * Takes the filters out of the words. Values side by side are joined by OR anyway; but where an OR mixes a filter with a word (中野区 OR 窓口), a filter
 * for all would be wrong, so all of it stays words.
 */
function takeFilters(
  groups: ParsedQuery['groups'],
  found: readonly WordFilter[],
): { groups: ParsedQuery['groups']; filters: WordFilter[] } {
  const filterOf = (operand: Operand) => found.find(({ start, end }) => start === operand.start && end === operand.end)
  const several = groups.filter((group) => group.length > 1)
  const filtering = new Set(
    several.filter((group) => {
      const name = group[0] && filterOf(group[0])?.name
      return name !== undefined && group.every((operand) => filterOf(operand)?.name === name)
    }),
  )
  const mixed = several.filter((group) => !filtering.has(group)).flat()
  return {
    groups: groups.filter((group) => !filtering.has(group)),
    filters: found.filter((filter) => !mixed.some((operand) => overlap(filter, operand))),
  }
}

/** What an OR offers as one of several (府中市 OR 窓口) is looked for as it stands. */
function asOperands(places: readonly UnrecordedPlace[], groups: ParsedQuery['groups']): UnrecordedPlace[] {
  const alternatives = groups.filter((group) => group.length > 1).flat()
  return places.map((place) => ({ ...place, isSetAside: place.isSetAside && !alternatives.some((operand) => overlap(operand, place)) }))
}

function overlap(a: Pick<Stretch, 'start' | 'end'>, b: Pick<Stretch, 'start' | 'end'>): boolean {
  return a.start < b.end && b.start < a.end
}

function joined(chosen: Query['filters'], recognised: readonly FilterChoice[]): Query['filters'] {
  const filters = { ...chosen }
  for (const { name, value } of recognised) filters[name] = [...new Set([...(filters[name] ?? []), value])]
  return filters
}

function known(name: FilterName, value: string, reference: Reference): string {
  if (!isKnown(name, value, reference)) {
    throw new ApiError(
      400,
      'UNKNOWN_VALUE',
      `${FILTER_LABELS[name]}（${name}）に「${value}」という値はありません。条件を選び直してください。`,
      name,
    )
  }
  return value
}

function isKnown(name: FilterName, value: string, { vocabularies, municipalities }: Reference): boolean {
  const has = (terms: readonly { id: string }[]) => terms.some(({ id }) => id === value)
  switch (name) {
    case 'level':
      return has(vocabularies.levels)
    case 'scene':
      return has(vocabularies.scenes)
    case 'worry':
      return has(vocabularies.worries)
    case 'outcome':
      return has(vocabularies.outcomes)
    case 'type':
      return has(vocabularies.types)
    case 'programme':
      return has(vocabularies.programmes)
    case 'year':
      return value === YEAR_UNKNOWN || (/^\d{4}$/.test(value) && Number(value) >= EARLIEST_YEAR && Number(value) <= LATEST_YEAR)
    case 'prefecture':
      return municipalities.byCode(value)?.kind === 'prefecture'
    case 'municipality':
      return municipalities.byCode(value) !== undefined
  }
}
