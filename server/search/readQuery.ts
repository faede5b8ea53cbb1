import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { YEAR_UNKNOWN } from '#publish'
import { EARLIEST_YEAR, LATEST_YEAR } from '#model'
import { ApiError } from '../errors/ApiError.ts'
import { FILTER_NAMES, MAX_REACHABLE, type FilterName, type SearchQuery } from './searchShapes.ts'

/** A question understood: words to look for and values to filter by. */
export interface Query {
  /** Content words in base form, in their own order. */
  words: string[]
  /** What was typed, as it is compared character by character (see Analyser.comparable). */
  comparable: string
  /** Something was typed, but nothing in it can be looked for (only signs or particles). */
  isUnsearchable: boolean
  filters: Partial<Record<FilterName, string[]>>
  sort: 'relevance' | 'year-desc' | 'year-asc'
  limit: number
  offset: number
}

const FILTER_LABELS: Readonly<Record<FilterName, string>> = {
  level: '改善の目的レベル',
  scene: '場面',
  worry: '悩み',
  outcome: '成果',
  type: '資料の種別',
  programme: '研究会・制度',
  year: '年度',
  prefecture: '都道府県',
  municipality: '自治体',
}

/**
 * Understands the query string of a search.
 * @throws ApiError 400 for filter values that do not exist and for offsets beyond what can be reached.
 */
export function readQuery(asked: SearchQuery, analyser: Analyser, reference: Reference): Query {
  const { q = '', limit = 20, offset = 0, sort = 'relevance' } = asked
  if (offset >= MAX_REACHABLE) {
    throw new ApiError(
      400,
      'OFFSET_TOO_DEEP',
      `${MAX_REACHABLE.toLocaleString('ja-JP')}件より先は表示できません。条件を絞り込んでください。`,
      'offset',
    )
  }
  const words = analyser.words(q)
  const filters: Query['filters'] = {}
  for (const name of FILTER_NAMES) {
    const values = asked[name]
    if (values && values.length > 0) filters[name] = [...new Set(values)].map((value) => known(name, value, reference))
  }
  return { words, comparable: analyser.comparable(q), isUnsearchable: q.trim() !== '' && words.length === 0, filters, sort, limit, offset }
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
