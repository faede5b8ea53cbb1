import type { ContentNode, Document, MunicipalityRef } from '#model'

/** What a list shows of a document; vocabulary terms by id. Stands in both indexes. */
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

/** What both indexes can be filtered, counted and sorted by. */
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
 * Words by the field they stand in, joined by spaces, in base form. The engine searches them encoded (`search`), ranking reads them plain.
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

/** A passage as the engine holds it. The words of its document stand in each passage, so that a question may be answered across fields. */
export interface PassageEntry extends Filterable {
  ordinal: number
  passageId: string
  anchor: string
  headingPath: string[]
  text: string
  marks: Marks
  titleMarks: Marks
  card: Card
  words: WordFields
  search: WordFields
  /** Title and text as they are compared character by character (see Analyser.comparable). */
  comparable: { title: string; body: string }
}

export interface SectionEntry {
  anchor: string
  heading: string
  depth: number
  passages: { id: string; anchor: string; nodes: ContentNode[] }[]
}

/** A record as the engine holds it: everything that its page shows. */
export interface RecordEntry extends Filterable {
  /** Hash of the file: tells whether it must be indexed again. */
  hash: string
  path: string
  /** Ids of the records it names as related. */
  related: string[]
  card: Card
  detail: Omit<Document, 'body' | keyof Card | 'path' | 'visibility'>
  sections: SectionEntry[]
  search: WordFields
  /** The words that tell the record from others, for finding similar ones. */
  keyWords: string[]
}
