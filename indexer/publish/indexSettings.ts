import type { EngineSettings as Settings } from '#engine'
import { DIMENSIONS } from '#meaning'
import { FACET_NAMES, FACET_TAGS } from './facetTags.ts'
import type { Filterable, PassageContent, PassageEntry, SearchFields, TitleEntry } from './IndexDocuments.ts'

/** Raise when index documents change their shape: everything is indexed anew. */
export const INDEX_VERSION = 19

/** The engine sorts and counts at most this many documents of one answer. */
const MAX_TOTAL_HITS = 1000
/** Words that can be read in one go, the most frequent first: all of a collection such as the starter corpus. */
export const MOST_WORDS_READ = 50_000
/** More than all prefectures, municipalities and years together, so that no facet value is lost. */
const MAX_FACET_VALUES = 2500

/** Words arrive encoded: the engine must neither correct nor complete them. */
const EXACT_WORDS = { typoTolerance: { enabled: false }, prefixSearch: 'disabled' } as const satisfies Settings

type WordField = `search.${keyof SearchFields}`

export const IN_TITLE = ['search.title'] as const satisfies readonly WordField[]
/** What a record says; not what it may be called by vocabulary terms and readings. */
export const SAID = [...IN_TITLE, 'search.said'] as const satisfies readonly WordField[]
const WORD_FIELDS: readonly WordField[] = [...SAID, 'search.called']

const FILTERABLE: readonly (keyof Filterable)[] = ['key', 'documentId', 'visibility', ...FACET_NAMES]

/** Vectors are computed here, from which words occur together. */
const WITH_MEANING = { embedders: { meaning: { source: 'userProvided', dimensions: DIMENSIONS } } } as const satisfies Settings

const COMMON: Settings = {
  ...EXACT_WORDS,
  ...WITH_MEANING,
  searchableAttributes: [...WORD_FIELDS],
  // What comes first of those with as many words is decided by our own ranking: the engine's further rules would only take time, see DESIGN.md, Time.
  rankingRules: ['sort', 'words'],
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES },
}

const PASSAGE_FILTERS: readonly (keyof PassageEntry)[] = ['key', 'documentId', 'visibility', FACET_TAGS]
const HIT_FIELDS: readonly (keyof PassageEntry)[] = ['key', 'documentId', 'stamp']

/** Passages are found here and read elsewhere: short hits and few fields make a query quicker, see DESIGN.md, Time. */
export const PASSAGE_SETTINGS: Settings = {
  ...COMMON,
  displayedAttributes: [...HIT_FIELDS],
  filterableAttributes: [...PASSAGE_FILTERS],
  sortableAttributes: ['ordinal'],
}

const CONTENT_FILTERS: readonly (keyof PassageContent)[] = ['key', 'documentId', 'visibility']

/** Contents are read by key and never searched. */
export const CONTENT_SETTINGS: Settings = {
  ...EXACT_WORDS,
  searchableAttributes: [],
  filterableAttributes: [...CONTENT_FILTERS],
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
}

export const RECORD_SETTINGS: Settings = {
  ...COMMON,
  filterableAttributes: [...FILTERABLE, FACET_TAGS, 'related', 'has', 'naming'],
  sortableAttributes: ['sortYear'],
}

const TITLE_FIELDS: readonly `search.${keyof TitleEntry['search']}`[] = ['search.whole', 'search.inner']
const TITLE_FILTERS: readonly (keyof TitleEntry)[] = ['key', 'documentId', 'visibility', 'terms']

/** Titles are found by the beginnings of their forms, the whole title before its inner words, newer records first. */
export const TITLE_SETTINGS: Settings = {
  typoTolerance: { enabled: false },
  prefixSearch: 'indexingTime',
  // A form is one word of the engine: nearness of words means nothing here.
  proximityPrecision: 'byAttribute',
  facetSearch: false,
  searchableAttributes: [...TITLE_FIELDS],
  filterableAttributes: [...TITLE_FILTERS],
  sortableAttributes: ['sortYear'],
  rankingRules: ['words', 'attribute', 'sortYear:desc'],
  pagination: { maxTotalHits: MAX_TOTAL_HITS },
  faceting: { maxValuesPerFacet: MAX_FACET_VALUES },
}

/** Words are found by key, by their beginning, or by nearness in meaning. */
export const WORD_SETTINGS: Settings = {
  ...WITH_MEANING,
  typoTolerance: { enabled: false },
  prefixSearch: 'indexingTime',
  facetSearch: false,
  proximityPrecision: 'byAttribute',
  searchableAttributes: ['search'],
  filterableAttributes: ['key', 'visibility'],
  sortableAttributes: ['passages'],
  // Nearness in meaning stands in the place of the rule for words: without it the nearest words would be any.
  rankingRules: ['sort', 'words'],
  pagination: { maxTotalHits: MOST_WORDS_READ },
}
