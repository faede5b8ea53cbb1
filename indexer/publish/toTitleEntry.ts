import { fold, formsOf, wordBeginnings, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { encodeWord } from '#engine'
import type { Document } from '#model'
import type { RecordEntry, TitleEntry } from './IndexDocuments.ts'

/** Forms are indexed as far as this: titles seldom agree for longer, and what is longer is compared after finding. */
const INDEXED_UNITS = 16
/** Titles of more words than this are not typed from their last ones. */
const MOST_BEGINNINGS = 16

/** What the index of titles holds of a record, made from what the index of records holds of it. */
export function toTitleEntry(document: Document, record: RecordEntry, analyser: Analyser, { vocabularies }: Reference): TitleEntry {
  const [whole, ...inner] = wordBeginnings(document.title, document.yomi, analyser)
    .slice(0, MOST_BEGINNINGS)
    .map((beginning) => formsOf(beginning).map(encodeTitleForm))
  const words = new Set(record.has)
  const { key, documentId, visibility, sortYear } = record
  return {
    key,
    documentId,
    visibility,
    sortYear,
    title: document.title,
    yomi: document.yomi,
    place: document.municipalities.length === 1 ? (document.municipalities[0]?.name ?? '') : '',
    terms: vocabularies.lexicon.flatMap(({ term }) => (words.has(fold(term)) ? [term] : [])),
    search: { whole: (whole ?? []).join(' '), inner: inner.flat().join(' ') },
  }
}

/** A written or spoken form as the index of titles holds it; the form of a beginning is found by its own encoding as a prefix. */
export function encodeTitleForm(form: string): string {
  return encodeWord(form.slice(0, INDEXED_UNITS))
}
