import { Type, type Static } from 'typebox'
import { DocumentCardShape, SegmentShape } from '../shapes.ts'
import { ExplanationShape } from '../explain/explainShapes.ts'
import { FILTER_NAMES, type FilterName } from '../query/filterNames.ts'
import { RescueShape } from '../explain/rescueShapes.ts'
import { UnderstoodShape } from '../query/understoodShapes.ts'

export { FILTER_NAMES, type FilterName }

/** Longest query, in UTF-16 units: longer input is a mistake (a pasted document) and would only cost time. */
export const MAX_QUERY_LENGTH = 500
/** The engine ranks at most this many documents; what lies deeper is told, not faked. */
export const MAX_REACHABLE = 1000
export const MAX_LIMIT = 100

const filterOf = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { maxItems: 50, description }))

export const SearchQueryShape = Type.Object(
  {
    q: Type.Optional(
      Type.String({
        maxLength: MAX_QUERY_LENGTH,
        description:
          'The words to search for; empty lists all documents. 「…」 and "…" are phrases, a leading - or NOT excludes, and so do 以外 and を除く behind a place, year or term, OR or | offers alternatives; years, places, levels, programmes and types named by the words become filters.',
      }),
    ),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_LIMIT, default: 20 })),
    offset: Type.Optional(Type.Integer({ minimum: 0, default: 0, description: `offset + limit may reach ${MAX_REACHABLE}` })),
    sort: Type.Optional(
      Type.Union([Type.Literal('relevance'), Type.Literal('year-desc'), Type.Literal('year-asc')], { default: 'relevance' }),
    ),
    level: filterOf('Improvement level ids (see /api/vocabularies)'),
    scene: filterOf('Scene ids, e.g. improve-workplace'),
    worry: filterOf('Worry ids'),
    outcome: filterOf('Outcome ids'),
    type: filterOf('Document type ids'),
    programme: filterOf('Programme ids'),
    year: filterOf('Fiscal years, e.g. 2022, or unknown'),
    prefecture: filterOf('Six-digit prefecture codes'),
    municipality: filterOf('Six-digit municipality codes'),
    explain: Type.Optional(Type.Boolean({ default: false, description: 'Whether each hit says why it was found, in matched and missing' })),
  },
  { additionalProperties: false },
)

export const FacetValueShape = Type.Object({
  value: Type.String({ description: 'What to send back as the filter' }),
  label: Type.String(),
  count: Type.Integer({ description: 'Documents that choosing this value (besides the chosen values of the same facet) leads to' }),
  selected: Type.Optional(Type.Literal(true, { description: 'Only where the value is chosen, by a parameter or by the words' })),
})

export const FacetsShape = Type.Object(
  Object.fromEntries(FILTER_NAMES.map((name) => [name, Type.Array(FacetValueShape)])) as Record<
    FilterName,
    ReturnType<typeof Type.Array<typeof FacetValueShape>>
  >,
)

export const HitShape = Type.Object({
  ...DocumentCardShape.properties,
  titleSegments: Type.Array(SegmentShape),
  passage: Type.Object(
    {
      id: Type.String(),
      anchor: Type.String({ description: 'Fragment of the record page at which the passage stands' }),
      headingPath: Type.Array(Type.String()),
      segments: Type.Array(SegmentShape),
      cutStart: Type.Boolean({ description: 'The passage begins before the first segment' }),
      cutEnd: Type.Boolean({ description: 'The passage goes on after the last segment' }),
    },
    { description: 'The passage of the document that fits the query best' },
  ),
  ...ExplanationShape,
})

export const SearchResponseShape = Type.Object({
  total: Type.Integer({ description: 'Documents found' }),
  reachable: Type.Integer({ description: `How many of them paging can reach (${MAX_REACHABLE} at most)` }),
  offset: Type.Integer(),
  limit: Type.Integer(),
  words: Type.Array(Type.String(), {
    description:
      'The words searched for, in base form, without mere pieces of words (the 者 of 高齢者) unless nothing else was asked for; those searched by their reading (じんじひょうか) as they were typed',
  }),
  understood: UnderstoodShape,
  hits: Type.Array(HitShape),
  facets: FacetsShape,
  ...RescueShape.properties,
  engineMs: Type.Integer({ description: 'Time that the engine reports for itself, in milliseconds' }),
})

export type SearchQuery = Static<typeof SearchQueryShape>
export type SearchResponse = Static<typeof SearchResponseShape>
export type FacetValue = Static<typeof FacetValueShape>
export type Hit = Static<typeof HitShape>
