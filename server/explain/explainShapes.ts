import { Type, type Static } from 'typebox'

const among = <const Values extends readonly string[]>(values: Values, description: string) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], description })

/** Where in a record a word stands, in the order in which it is told. */
const PLACES = ['title', 'body', 'heading', 'year', 'name', 'term', 'summary'] as const
export type Place = (typeof PLACES)[number]

const HOWS = ['same', 'inflected', 'spelling', 'synonym', 'year', 'part', 'reading'] as const
/**
 * How a form in a record answers a word of the question: written the same; another inflection of it; another spelling of the same word; what the
 * field takes for the same word; the same year in another calendar; a longer word that has it as a part (or the part of it that is known); another word
 * that is read the same.
 */
export type How = (typeof HOWS)[number]

/** Vocabularies whose terms are searched. */
const TERM_FACETS = ['worry', 'outcome', 'level', 'scene', 'programme', 'type'] as const
export type TermFacet = (typeof TERM_FACETS)[number]

const FoundFormShape = Type.Object({
  form: Type.String({ description: 'The word as it stands in the record' }),
  where: Type.Array(
    among(PLACES, 'body: the passage shown; year and name: of the record; term: a term of a vocabulary, named in termFacet'),
  ),
  how: among(HOWS, 'How the form answers the word'),
  termFacet: Type.Optional(among(TERM_FACETS, 'Only with where = term')),
  termLabel: Type.Optional(Type.String({ description: 'Only with where = term: the label; form is it, or one of the words used for it' })),
})

/** What a hit carries besides itself where the search asked for it. */
export const ExplanationShape = {
  matched: Type.Optional(
    Type.Array(Type.Object({ word: Type.String({ description: 'As it was typed' }), found: Type.Array(FoundFormShape) }), {
      description:
        'Only with explain=true: which words of the query stand in the passage or in the fields of the record, in which form and where',
    }),
  ),
  missing: Type.Optional(
    Type.Array(Type.String(), {
      description: 'Only with explain=true: words of the query that stand in neither; another passage of the record may have them',
    }),
  ),
}

export type FoundForm = Static<typeof FoundFormShape>
