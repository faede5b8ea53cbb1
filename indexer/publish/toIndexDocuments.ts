import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import type { Analyser } from '#analysis'
import { readingWords, yearWord } from '#analysis'
import type { Reference } from '#corpus'
import { encodeWords } from '#engine'
import type { Document, Passage, Term } from '#model'
import { facetTags } from './facetTags.ts'
import { outlineOf, splitPassages } from '../passages/splitPassages.ts'
import type {
  Card,
  Marks,
  Meaning,
  PassageContent,
  PassageEntry,
  RecordEntry,
  SearchFields,
  SectionEntry,
  WordFields,
} from './IndexDocuments.ts'

/** What the indexes hold of one document, but for its place in the space of meaning. */
export interface AnalysedDocument {
  record: Omit<RecordEntry, keyof Meaning>
  passages: AnalysedPassage[]
}

export interface AnalysedPassage {
  entry: Omit<PassageEntry, '_vectors' | 'stamp'>
  content: Omit<PassageContent, 'meaning' | 'stamp'>
}

/** How many of a record's words stand for it when similar records are looked for: what one query of the engine takes. */
const KEY_WORDS = 10
/** A record that names more municipalities is a list of participants or the like. */
const FEW_PLACES = 10
/** Value of the year facet for records without a year. */
export const YEAR_UNKNOWN = 'unknown'

/** Turns one document into what the indexes hold of it. */
export function toIndexDocuments(document: Document, hash: string, analyser: Analyser, reference: Reference): AnalysedDocument {
  const card = toCard(document)
  const passages = splitPassages(document)
  const title = markWords(document.title, analyser)
  const bodies = passages.map(({ text }) => markWords(text, analyser))
  const headings = passages.map(({ headingPath }) => headingPath.flatMap((heading) => allWords(heading, analyser)))
  const shared = filterable(document, reference)
  const facets = facetTags(shared)
  const words = documentWords(document, title.all, analyser, reference)
  const comparable = {
    title: analyser.comparable(document.title),
    summary: analyser.comparable(document.summary),
    names: analyser.comparable(namesOf(document).join('\n')),
  }
  return {
    record: {
      ...shared,
      facets,
      key: keyOf(document.id),
      hash,
      path: document.path,
      related: document.related.map(({ id }) => id),
      card,
      detail: detailOf(document),
      sections: toSections(document, passages),
      search: encodeFields({ ...words, heading: [], body: bodies.flatMap(({ all }) => all) }, [title, ...bodies]),
      has: [
        ...new Set([
          ...Object.values(words).flat(),
          ...[title, ...bodies].flatMap(({ all, readings }) => [...all, ...readings]),
          ...headings.flat(),
        ]),
      ],
      naming: shared.municipality.length <= FEW_PLACES ? 'few' : 'many',
      keyWords: keyWords(document, { title: title.all, summary: words.summary, bodies: bodies.map(({ all }) => all) }, analyser),
    },
    passages: passages.map((passage, index) => {
      const body = bodies[index] ?? markWords('', analyser)
      const fields = { ...words, heading: headings[index] ?? [], body: body.all }
      const { ordinal, id: passageId, anchor, headingPath, text } = passage
      const { documentId, visibility, worry, outcome } = shared
      const key = keyOf(passage.id)
      return {
        entry: {
          ...{ key, documentId, visibility, facets, ordinal },
          search: index === 0 ? encodeFields(fields, [title, body]) : withoutTitle(encodeFields(fields, [title, body])),
          plain: [document.title, ...headingPath, text].join('\n'),
        },
        content: {
          ...{ key, documentId, visibility, worry, outcome },
          ...{ ordinal, passageId, anchor, headingPath, text, marks: body.marks, titleMarks: title.marks, card },
          words: joinFields(fields),
          comparable: { title: comparable.title, body: analyser.comparable(text) },
          comparableContext: {
            summary: comparable.summary,
            heading: analyser.comparable(headingPath.join('\n')),
            names: comparable.names,
          },
        },
      }
    }),
  }
}

/** A primary key for any id: the engine allows few characters in it. */
export function keyOf(id: string): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32)
}

type Fields = Record<keyof WordFields, string[]>

function joinFields({ title, names, terms, summary, heading, body }: Fields): WordFields {
  const join = (words: string[]) => words.join(' ')
  return { title: join(title), names: join(names), terms: join(terms), summary: join(summary), heading: join(heading), body: join(body) }
}

function encodeFields({ title, names, terms, summary, heading, body }: Fields, texts: readonly { readings: string[] }[]): SearchFields {
  const readings = [...new Set(texts.flatMap((text) => text.readings))]
  return { title: encodeWords(title), said: [names, summary, heading, body].map(encodeWords), called: [terms, readings].map(encodeWords) }
}

/** The title among what is said: as a title a record is found once, by its first passage. */
function withoutTitle({ title, said, called }: SearchFields): SearchFields {
  return { title: '', said: [title, ...said], called }
}

function filterable(document: Document, reference: Reference) {
  const year = document.activityYear ?? document.reportYear
  return {
    documentId: document.id,
    visibility: document.visibility,
    type: document.type,
    level: document.levels,
    scene: document.scenes,
    worry: document.worries,
    outcome: document.outcomes,
    programme: document.programme === null ? [] : [document.programme],
    year: [year === null ? YEAR_UNKNOWN : String(year)],
    prefecture: prefecturesOf(document, reference),
    municipality: [...new Set(document.municipalities.map(({ code }) => code))],
    sortYear: year,
  }
}

function prefecturesOf(document: Document, { municipalities }: Reference): string[] {
  const codes = document.municipalities.flatMap(({ code }) => municipalities.byCode(code)?.prefectureCode ?? [])
  return [...new Set(codes)]
}

function toCard(document: Document): Card {
  const {
    id,
    title,
    summary,
    type,
    municipalities,
    organisations,
    activityYear,
    reportYear,
    eventDate,
    programme,
    initiative,
    levels,
    scenes,
  } = document
  return {
    id,
    title,
    summary,
    type,
    municipalities,
    organisations,
    activityYear,
    reportYear,
    eventDate,
    programme,
    initiative,
    levels,
    scenes,
  }
}

function detailOf(document: Document): RecordEntry['detail'] {
  const { yomi, worries, outcomes, people, related, rights, publication, sources, uncertain } = document
  return { yomi, worries, outcomes, people, related, rights, publication, sources, uncertain }
}

/** The page in sections: every heading, also those without text of their own, with the passages under it. */
function toSections(document: Document, passages: readonly Passage[]): SectionEntry[] {
  const sections = outlineOf(document).map((entry): SectionEntry => ({ ...entry, passages: [] }))
  const byAnchor = new Map(sections.map((section) => [section.anchor, section]))
  // Further passages of a section carry its anchor and a number: 取り組み.2
  for (const { id, anchor, nodes } of passages) {
    const section = byAnchor.get(anchor) ?? byAnchor.get(anchor.replace(/\.\d+$/, ''))
    section?.passages.push({ id, anchor, nodes })
  }
  return sections
}

/** The words of a text with their places in it, and all forms under which they are found. */
function markWords(text: string, analyser: Analyser): { marks: Marks; all: string[]; readings: string[] } {
  const marks: Marks = { words: [], places: [] }
  const all: string[] = []
  const tokens = analyser.analyse(text)
  for (const { bases, start, end, isContent } of tokens) {
    if (!isContent) continue
    for (const base of bases) {
      marks.words.push(base)
      marks.places.push(start, end)
      all.push(base)
    }
  }
  return { marks, all, readings: readingWords(tokens) }
}

/** Texts whose words are kept: headings, labels and names come again and again. */
const KEPT_TEXTS = 5_000

const caches = new WeakMap<Analyser, LRUCache<string, string[]>>()

/** The words of a short text; kept. */
function allWords(text: string, analyser: Analyser): readonly string[] {
  const cache = caches.get(analyser) ?? new LRUCache<string, string[]>({ max: KEPT_TEXTS })
  caches.set(analyser, cache)
  const kept = cache.get(text)
  if (kept) return kept
  const words = contentWords(text, analyser)
  cache.set(text, words)
  return words
}

function contentWords(text: string, analyser: Analyser): string[] {
  return analyser.analyse(text).flatMap(({ bases, isContent }) => (isContent ? bases : []))
}

/** What a document is about besides its prose: names, years, vocabulary terms, and the words that people use for those terms. */
function documentWords(
  document: Document,
  title: string[],
  analyser: Analyser,
  { vocabularies }: Reference,
): Pick<Fields, 'title' | 'names' | 'terms' | 'summary'> {
  const years = [...new Set([document.activityYear, document.reportYear])].filter((year) => year !== null).map(yearWord)
  const terms = [
    ...chosen(vocabularies.levels, document.levels),
    ...chosen(vocabularies.worries, document.worries),
    ...chosen(vocabularies.outcomes, document.outcomes),
    ...chosen(vocabularies.programmes, document.programme === null ? [] : [document.programme]),
    ...chosen(vocabularies.types, [document.type]),
  ]
  const wordsOf = (texts: readonly string[]) => texts.flatMap((text) => allWords(text, analyser))
  return {
    title,
    names: [...years, ...wordsOf(namesOf(document))],
    terms: wordsOf(terms.flatMap(({ label, synonyms }) => [label, ...synonyms])),
    summary: contentWords(document.summary, analyser),
  }
}

/** Places, bodies, schemes and people that the record names apart from its text. */
function namesOf({ municipalities, organisations, initiative, people }: Document): string[] {
  const places = municipalities.flatMap(({ name, prefecture, formerName }) => [prefecture, name, formerName ?? ''])
  return [...places, ...organisations, initiative ?? '', ...people.map(({ name }) => name)]
}

function chosen(terms: readonly Term[], ids: readonly string[]): Term[] {
  return terms.filter(({ id }) => ids.includes(id))
}

/** What a record's words are counted in. */
interface Prose {
  title: readonly string[]
  summary: readonly string[]
  bodies: readonly (readonly string[])[]
}

/** The record's most frequent words of two characters and more, those of the title first among equals. */
function keyWords({ municipalities }: Document, { title, summary, bodies }: Prose, analyser: Analyser): string[] {
  const counts = new Map<string, number>()
  const count = (words: readonly string[], weight: number) => {
    for (const word of words) if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  const TITLE_WEIGHT = 3
  count(title, TITLE_WEIGHT)
  count(summary, 1)
  for (const body of bodies) count(body, 1)
  for (const { name } of municipalities) for (const word of allWords(name, analyser)) counts.delete(word)
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .slice(0, KEY_WORDS)
    .map(([word]) => word)
}
