import type { ContentNode, Document, MunicipalityRef } from '#model'

/** What a list shows of a document; vocabulary terms by id. */
export interface Card {
  id: string
  title: string
  summary: string
  type: string
  municipalities: MunicipalityRef[]
  organisations: string[]
  activityYear: number | null
  reportYear: number | null
  eventDate: string | null
  programme: string | null
  initiative: string | null
  levels: string[]
  scenes: string[]
}

/** Where the words of a displayed text stand: `words[i]` begins at `places[2i]` and ends at `places[2i + 1]`. */
export interface Marks {
  words: string[]
  places: number[]
}

/** What records and passages can be filtered, counted and sorted by. */
export interface Filterable {
  /** Primary key: letters, digits, hyphen and underscore only. */
  key: string
  documentId: string
  visibility: string
  type: string
  level: string[]
  scene: string[]
  worry: string[]
  outcome: string[]
  programme: string[]
  year: string[]
  prefecture: string[]
  municipality: string[]
  /** For sorting: the year of the activity, or of the report. Documents without one come last either way. */
  sortYear: number | null
}

/**
 * Words by the field they stand in, joined by spaces, in base form, as ranking reads them.
 * `names` are names and years, `terms` the chosen vocabulary terms and what people call them.
 */
export interface WordFields {
  title: string
  names: string
  terms: string
  summary: string
  heading: string
  body: string
}

/** Where a text or word stands in the space of meaning (see LatentSpace), for the engine's own search by nearness. */
interface Placed {
  _vectors: { meaning: number[] | null }
}

/** The same, and its direction, packed, for comparing candidates here; empty where the space knows none of the words. */
export interface Meaning extends Placed {
  meaning: string
}

/** A word of the records as the engine keeps it; frequent ones have a place in the space of meaning. */
export interface WordEntry extends Meaning {
  key: string
  word: string
  /** Encoded, for finding it by its beginning. */
  search: string
  /** Passages that have it: counted in those learned from, for all. */
  passages: number
  visibility: string
  /** How much the word weighs in the vector of a question or text. */
  length: number
  /** Of the empty word only, under which the index of words tells of itself: whether it has every word of the passages. */
  complete?: boolean
  /** Of the empty word only: changes when the index is built anew, and only then does any other entry. */
  build?: string
}

/**
 * What the engine searches, encoded, each text by itself so that no phrase reaches across. Few fields: the engine looks each word up in every one.
 */
export interface SearchFields {
  /** By itself, for finding what is called so; of a record's passages in the first only. */
  title: string
  /** Names, summary, heading and body: what the record says besides. */
  said: string[]
  /** Vocabulary terms with their synonyms, how words with kanji are read, and how foreign words sound: what people may call it. */
  called: string[]
}

/**
 * A passage as the engine finds it. The words of its document stand in each passage, so that a question may be answered across fields. A hit gives out
 * nothing but key, document and stamp: the engine reads a hit whole before it gives out the fields asked for.
 */
export interface PassageEntry extends Pick<Filterable, 'key' | 'documentId' | 'visibility'>, Placed {
  /** What its record can be filtered by, in one field: of each hit the engine reads every field there is. See {@link facetTags}. */
  facets: string[]
  /** Changes with the content: what was read before need not be read again. */
  stamp: string
  ordinal: number
  search: SearchFields
  /** Title, headings and text as people read them, for an embedding service; left out of the index where there is none. */
  plain: string
}

/** What a passage holds: what ranking compares, and what is shown. */
export interface PassageContent extends Pick<Filterable, 'key' | 'documentId' | 'visibility' | 'worry' | 'outcome'> {
  stamp: string
  ordinal: number
  passageId: string
  anchor: string
  headingPath: string[]
  text: string
  marks: Marks
  titleMarks: Marks
  card: Card
  words: WordFields
  /** Title and text as they are compared character by character (see Analyser.comparable). */
  comparable: { title: string; body: string }
  /** The same for what else a quoted phrase may stand in. */
  comparableContext: { summary: string; heading: string; names: string }
  /** Its direction in the space of meaning, packed. */
  meaning: string
}

/** A record's title as the engine holds it for those who are typing: what they may begin with, encoded. */
export interface TitleEntry extends Pick<Filterable, 'key' | 'documentId' | 'visibility' | 'sortYear'> {
  title: string
  yomi: string
  /** The municipality, where there is one alone. */
  place: string
  /** Terms of the lexicon that stand in the record. */
  terms: string[]
  /** Forms of the whole title, and of its rest from each further word on. */
  search: { whole: string; inner: string }
}

export interface SectionEntry {
  anchor: string
  heading: string
  depth: number
  passages: { id: string; anchor: string; nodes: ContentNode[] }[]
}

/** A record as the engine holds it: everything that its page shows. */
export interface RecordEntry extends Filterable, Meaning {
  /** Hash of the file: tells whether it must be indexed again. */
  hash: string
  path: string
  /** All of its values that are counted, see {@link facetTags}. */
  facets: string[]
  /** Ids of the records it names as related. */
  related: string[]
  card: Card
  detail: Omit<Document, 'body' | keyof Card | 'path' | 'visibility'>
  sections: SectionEntry[]
  search: SearchFields
  /** Every word of the record once, whatever its field: what it is counted under. */
  has: string[]
  /** Whether it tells of the few places that it names, or only lists many: a list of participants is no example of any of them. */
  naming: 'few' | 'many'
  /** The words that tell the record from others, for finding similar ones. */
  keyWords: string[]
}
