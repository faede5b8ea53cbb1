import { Type, type Static } from 'typebox'

const KindShape = Type.Union([
  Type.Literal('term'),
  Type.Literal('municipality'),
  Type.Literal('prefecture'),
  Type.Literal('programme'),
  Type.Literal('worry'),
  Type.Literal('outcome'),
  Type.Literal('level'),
  Type.Literal('document'),
])

export const SuggestQueryShape = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'The beginning of a name or word in kanji, kana or romaji, also in the middle of a conversion (なk, かいz)',
    }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 8 })),
    kind: Type.Optional(Type.Array(KindShape, { maxItems: 8, description: 'Only these kinds; all of them by default' })),
  },
  { additionalProperties: false },
)

export const SuggestResponseShape = Type.Object({
  suggestions: Type.Array(
    Type.Object({
      kind: KindShape,
      kindLabel: Type.String(),
      value: Type.String({ description: 'Filter value for the kind, the word itself for a term, or the id of the document' }),
      label: Type.String(),
      detail: Type.String({ description: 'What tells it from its namesakes, e.g. the prefecture; may be empty' }),
      count: Type.Integer({ description: 'Documents it leads to; 0 only for municipalities and prefectures' }),
    }),
  ),
})

export type SuggestQuery = Static<typeof SuggestQueryShape>
export type SuggestResponse = Static<typeof SuggestResponseShape>
export type Suggestion = SuggestResponse['suggestions'][number]
export type Kind = Suggestion['kind']
