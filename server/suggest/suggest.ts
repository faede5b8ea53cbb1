import { typedForms } from '#analysis'
import type { Reference } from '#corpus'
import { countRecords } from '../countRecords.ts'
import type { Library } from '../Library.ts'
import { countTerms } from './countTerms.ts'
import { mixedForm } from './mixedForm.ts'
import { mixKinds, type Ranked } from './mixKinds.ts'
import { Names, type Name } from './Names.ts'
import type { Kind, Suggestion, SuggestQuery, SuggestResponse } from './suggestShapes.ts'
import { suggestTitles } from './suggestTitles.ts'

const KIND_LABELS: Readonly<Record<Kind, string>> = {
  term: '用語',
  municipality: '自治体',
  prefecture: '都道府県',
  programme: '研究会・制度',
  worry: '悩み',
  outcome: '成果',
  level: '改善の目的レベル',
  document: '資料',
}

/** A municipality without records is still an answer to its name; a term or programme without records leads nowhere. */
const SHOWN_WITHOUT_RECORDS: ReadonlySet<Kind> = new Set(['municipality', 'prefecture'])
const DEFAULT_LIMIT = 8

const namesCache = new WeakMap<Reference, Names>()

/** The names of a library, sorted for finding. Sorting takes a tenth of a second, once. */
export function namesOf({ reference, analyser }: Pick<Library, 'reference' | 'analyser'>): Names {
  const names = namesCache.get(reference) ?? new Names(reference, analyser)
  namesCache.set(reference, names)
  return names
}

/** Suggestions for what has been typed so far: names, terms and titles that begin so, the best fitting first. */
export async function suggest({ q, limit = DEFAULT_LIMIT, kind: kinds }: SuggestQuery, library: Library): Promise<SuggestResponse> {
  const reader = library.reader('reader')
  const typed = typedForms(q)
  if (typed.written === '' && !typed.spoken) return { suggestions: [] }
  const mixed = mixedForm(q, library.analyser)
  const isWanted = (kind: Kind) => kinds === undefined || kinds.includes(kind)
  const [records, terms, titles] = await Promise.all([
    countRecords(reader),
    countTerms(reader),
    isWanted('document') ? suggestTitles(typed, mixed, limit, reader) : [],
  ])
  const countOf = ({ kind, value }: Name) => (kind === 'term' ? terms : records[kind])[value] ?? 0
  const named = namesOf(library)
    .find(typed, mixed)
    .map(({ name, fit }): Ranked => ({ suggestion: { ...name, kindLabel: KIND_LABELS[name.kind], count: countOf(name) }, fit }))
    .filter(({ suggestion: { kind, count } }) => isWanted(kind) && (count > 0 || SHOWN_WITHOUT_RECORDS.has(kind)))
  const documents = titles.map(({ title, fit }): Ranked => ({ suggestion: toSuggestion(title), fit }))
  return { suggestions: mixKinds([...named, ...documents], limit) }
}

function toSuggestion({ documentId, title, place }: { documentId: string; title: string; place: string }): Suggestion {
  return { kind: 'document', kindLabel: KIND_LABELS.document, value: documentId, label: title, detail: place, count: 1 }
}
