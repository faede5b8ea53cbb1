/** From documents to the engine's indexes. */
export type {
  Card,
  Marks,
  PassageContent,
  PassageEntry,
  RecordEntry,
  SectionEntry,
  TitleEntry,
  WordEntry,
  WordFields,
} from './IndexDocuments.ts'
export { CONTENTS, PASSAGES, RECORDS, rulesOf, STATE, TITLES, VISIBLE_TO, WORDS, type Role } from './indexNames.ts'
export { rebuildIndexes } from './buildIndexes.ts'
export { publishIndex, readIndexState, type IndexState, type PublishOptions, type PublishReport } from './publishIndex.ts'
export { analyserFor, readReference, runIndex, tellUnembedded } from './runIndex.ts'
export { countOfField, countsByField, FACET_NAMES, FACET_TAGS, facetFilter, readTag, tagOf } from './facetTags.ts'
export { ALL_WORDS } from './addMeaning.ts'
export { IN_TITLE, MOST_WORDS_READ, SAID } from './indexSettings.ts'
export { placedWord } from './learnMeaning.ts'
export { keyOf, YEAR_UNKNOWN } from './toIndexDocuments.ts'
export { encodeTitleForm } from './toTitleEntry.ts'
