import { Type, type Static } from 'typebox'

export const SuggestQueryShape = Type.Object(
  {
    q: Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'The beginning of a name or word, in kanji, kana or as it stands in a title',
    }),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, default: 8 })),
  },
  { additionalProperties: false },
)

export const SuggestResponseShape = Type.Object({
  suggestions: Type.Array(
    Type.Object({
      kind: Type.Union([
        Type.Literal('municipality'),
        Type.Literal('prefecture'),
        Type.Literal('programme'),
        Type.Literal('worry'),
        Type.Literal('outcome'),
        Type.Literal('level'),
        Type.Literal('document'),
      ]),
      kindLabel: Type.String(),
      value: Type.String({ description: 'Filter value for the kind, or the id of the document' }),
      label: Type.String(),
      detail: Type.String({ description: 'What tells it from its namesakes, e.g. the prefecture; may be empty' }),
      count: Type.Integer({ description: 'Documents it leads to' }),
    }),
  ),
})

export type SuggestResponse = Static<typeof SuggestResponseShape>
