import type { EngineSettings as Settings } from '#engine'
import type { Filterable, WordFields } from './IndexDocuments.ts'

/** Raise when index documents change their shape: everything is indexed anew. */
export const INDEX_VERSION = 6

/** The engine sorts and counts at most this many documents of one answer. */
const MAX_TOTAL_HITS = 1000
/** More than all prefectures, municipalities and years together, so that no facet value is lost. */
const MAX_FACET_VALUES = 2500

/** Words arrive encoded: the engine must neither correct nor complete them. */
const EXACT_WORDS = { typoTolerance: { enabled: false }, prefixSearch: 'disabled' } as const satisfies Settings

/** Fields with words, from the most telling to the least: the engine's `attribute` rule prefers hits in earlier ones. */
const WORD_FIELDS: readonly `search.${keyof WordFields}`[] = [
  'search.title',
  'search.names',
  'search.summary',
  'search.terms',
  'search.heading',
  'search.body',
]

const FILTERABLE: readonly (keyof Filterable)[] = [
  'key',
  'documentId',
  'visibility',
  'level',
  'scene',
  'worry',
  'outcome',
  'type',
  'programme',
  'year',
  'prefecture',
  'municipality',
]

const COMMON: Settings = {
  ...EXACT_WORDS,
  searchableAttributes: [...WORD_FIELDS],
  rankingRules: ['sort', 'words', 'proximity', 'attribute', 'exactness'],
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES },
}

export const PASSAGE_SETTINGS: Settings = { ...COMMON, filterableAttributes: [...FILTERABLE], sortableAttributes: ['ordinal'] }

export const RECORD_SETTINGS: Settings = { ...COMMON, filterableAttributes: [...FILTERABLE, 'related'], sortableAttributes: ['sortYear'] }
