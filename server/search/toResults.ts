import type { Reference } from '#corpus'
import { toDocumentCard } from '../labels.ts'
import type { Found } from './askIndex.ts'
import type { Explanation } from '../explain/explainMatches.ts'
import type { FindRows } from '../explain/readingRows.ts'
import { labelOf, placeLabel } from './facetTerms.ts'
import type { Passage } from './readPassages.ts'
import { cutSnippet, highlight, type Range } from './highlight.ts'
import type { Query } from '../query/readQuery.ts'
import type { SearchRescue } from '../explain/rescueShapes.ts'
import { MAX_REACHABLE, type Hit, type SearchResponse } from './searchShapes.ts'

/** What a page of results tells besides the passages themselves. */
export interface Telling {
  /** Why a passage was found; null where nobody asked. */
  explain: ((passage: Passage) => Explanation) | null
  /** What leads on where not everything was found. */
  rescue: SearchRescue
  /** What the engine reports to have taken. */
  engineMs: number
  /** Where the phrases stand in a text. */
  phrasesIn: (text: string) => Range[]
  /** Where a text is read as was asked in kana. */
  rowsIn: FindRows
  /** What was typed and searched by its reading. */
  typedReadings: readonly string[]
}

/** Makes what the engine found fit to read: labels, highlighted segments, facets in their order. */
export function toResults(
  found: Found,
  query: Query,
  reference: Reference,
  { explain, rescue, phrasesIn, rowsIn, typedReadings, engineMs }: Telling,
): SearchResponse {
  const toMark: ToMark = { ...markable(found.words, query.bound), plain: new Set(query.words), phrasesIn, rowsIn }
  return {
    total: found.total,
    reachable: Math.min(found.total, MAX_REACHABLE),
    offset: query.offset,
    limit: query.limit,
    words: [...new Set([...toMark.words, ...typedReadings])],
    understood: tellUnderstood(query, found.notices, reference),
    hits: found.passages.map((passage) => ({ ...toHit(passage, toMark, reference), ...explain?.(passage) })),
    facets: found.facets,
    ...rescue,
    engineMs,
  }
}

/** Pieces of words are marked where they complete one (高齢者), not wherever they stand (技術者), unless nothing else was asked for. */
function markable(words: readonly string[], bound: ReadonlySet<string>): Pick<ToMark, 'words' | 'pieces'> {
  const whole = words.filter((word) => !bound.has(word))
  return whole.length > 0 ? { words: new Set(whole), pieces: bound } : { words: new Set(words), pieces: new Set() }
}

function toHit({ passageId, anchor, headingPath, text, marks, titleMarks, card }: Passage, toMark: ToMark, reference: Reference): Hit {
  const [title, body] = [marking(card.title, toMark), marking(text, toMark)]
  return {
    ...toDocumentCard(card, reference),
    titleSegments: highlight(card.title, titleMarks, title.words, title.phrases, toMark.pieces),
    passage: { id: passageId, anchor, headingPath, ...cutSnippet(text, marks, body.words, body.phrases, toMark.pieces) },
  }
}

interface ToMark {
  words: ReadonlySet<string>
  /** What is marked beside one of the words only. */
  pieces: ReadonlySet<string>
  /** Those that were not only part of a phrase. */
  plain: ReadonlySet<string>
  phrasesIn: (text: string) => Range[]
  rowsIn: FindRows
}

/** Where a phrase stands it is marked as a whole and its single words are not; elsewhere these show what comes near to it. So are rows of words read as was asked. */
function marking(text: string, { words, plain, phrasesIn, rowsIn }: ToMark): { words: ReadonlySet<string>; phrases: Range[] } {
  const phrases = phrasesIn(text)
  return { words: phrases.length > 0 ? plain : words, phrases: [...phrases, ...rowsIn(text)] }
}

function tellUnderstood({ understood }: Query, notices: readonly string[], reference: Reference): SearchResponse['understood'] {
  const { filters, ambiguous, phrases, excluded, alternatives } = understood
  return {
    filters: filters.map(({ others, ...filter }) => ({
      ...filter,
      label: labelOf(filter.name, filter.value, reference),
      ...(others && { others: others.map((other) => ({ ...other, label: placeLabel(other.value, reference) })) }),
    })),
    ambiguous: ambiguous.map(({ choices, ...stretch }) => ({
      ...stretch,
      choices: choices.map((choice) => ({ ...choice, label: placeLabel(choice.value, reference) })),
    })),
    phrases,
    excluded,
    alternatives,
    notices: [...understood.notices, ...notices],
  }
}
