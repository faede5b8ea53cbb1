import { Type, type Static } from 'typebox'
import { FILTER_NAMES, type FilterName } from '../query/filterNames.ts'

const NEARNESS = ['reading', 'slip', 'spelling', 'begun', 'part', 'kanji', 'meaning'] as const
/**
 * How a word is near to what was typed: the same reading (another word was converted); one kanji taken for another of the same reading; a letter
 * or two wrong; letters typed that its reading begins with; the typed is a part of it; half of the kanji the same; a word that occurs together with those typed, where they find nothing.
 */
export type Nearness = (typeof NEARNESS)[number]

const NearWordShape = Type.Object({
  typed: Type.String({ description: 'The stretch of the query that occurs nowhere, or where all occur (how = meaning) its words' }),
  word: Type.String({ description: 'What may have been meant' }),
  how: Type.Unsafe<Nearness>({ type: 'string', enum: [...NEARNESS] }),
  q: Type.String({ description: 'The query with the one in place of the other' }),
  total: Type.Integer({ description: 'Documents that this query finds' }),
  keepsFilters: Type.Boolean({ description: 'total counts under the chosen filters; if false, only without them is anything found' }),
})

const TriedShape = Type.Object(
  {
    typed: Type.String(),
    forms: Type.Array(Type.String(), { description: 'Spellings, words of the same meaning, the year in both calendars' }),
  },
  { description: 'Under which other forms a word was looked for' },
)

const LeadingShape = Type.Object(
  {
    q: Type.String({ description: 'The words to ask for instead, without those that named a filter left out' }),
    total: Type.Integer({ description: 'Documents that this finds' }),
  },
  { description: 'The query with something left out; absent where that, too, finds nothing' },
)

const UnrecordedShape = Type.Object({
  code: Type.String({ description: 'Six-digit code; its page tells who is like it: /api/municipalities/{code}/peers' }),
  label: Type.String({ description: 'The name with its prefecture, e.g. 府中市（広島県）' }),
  formerName: Type.Optional(Type.String({ description: 'The name of the past by which the words call it' })),
  stretches: Type.Array(
    Type.Object({
      text: Type.String({ description: 'As it was typed' }),
      start: Type.Integer({ description: 'Where it begins in q, in UTF-16 units' }),
      end: Type.Integer({ description: 'Where it ends' }),
    }),
    { description: 'Where the words name it; empty where it was only chosen as a filter' },
  ),
  searched: Type.Boolean({
    description:
      'Its name was searched as words and occurs. Not so where its prefecture or the words around decide against others of its name',
  }),
})

/** Parts of the answer of a search that lead on where it found nothing, or not every word. */
export const RescueShape = Type.Object({
  ignored: Type.Array(Type.String(), { description: 'What was typed and occurs in no document: the search went on without it' }),
  unrecorded: Type.Optional(
    Type.Array(UnrecordedShape, {
      description:
        'Municipalities and prefectures named in the words, or chosen, of which there is no document at all; their words are not in ignored',
    }),
  ),
  near: Type.Array(NearWordShape, { description: 'What may have been meant by words that occur nowhere, the likeliest first' }),
  rescue: Type.Optional(
    Type.Object(
      {
        tried: Type.Array(TriedShape),
        withoutFacet: Type.Array(
          Type.Object({
            facet: Type.Unsafe<FilterName>({ type: 'string', enum: [...FILTER_NAMES] }),
            labels: Type.Array(Type.String()),
            ...LeadingShape.properties,
          }),
          { description: 'Filters one of which, left out, makes the rest find something; the one that finds most first' },
        ),
        withoutFilters: Type.Optional(LeadingShape),
        withoutWords: Type.Optional(LeadingShape),
        withoutOperators: Type.Optional(LeadingShape),
      },
      { description: 'Only when nothing was found: what was tried, and what to leave out' },
    ),
  ),
})

export type SearchRescue = Static<typeof RescueShape>
export type Unrecorded = Static<typeof UnrecordedShape>
export type NearWord = Static<typeof NearWordShape>
