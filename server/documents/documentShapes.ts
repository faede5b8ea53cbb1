import { Type, type Static } from 'typebox'
import { FormatShape } from '../download/sendCsv.ts'
import { DocumentCardShape, Nullable, TermShape } from '../shapes.ts'

/** A node of the displayed body: a text leaf, or an element of a short allowed list. The UI builds elements from it; there is no HTML. */
export const ContentNodeShape = Type.Object(
  {
    tag: Type.String({ description: 'Element name, or #text' }),
    text: Type.Optional(Type.String()),
    href: Type.Optional(
      Type.String({ description: 'Only on a: http(s), mailto, a fragment, or another document of the library (/documents/…)' }),
    ),
    start: Type.Optional(Type.Integer({ description: 'Only on ol: the first number' })),
    align: Type.Optional(Type.String({ description: 'Only on th and td' })),
    children: Type.Optional(Type.Array(Type.Unsafe<unknown>({ $ref: 'ContentNode#' }))),
  },
  { $id: 'ContentNode', additionalProperties: false },
)

export const SectionShape = Type.Object({
  anchor: Type.String(),
  heading: Type.String({ description: 'Empty for the text before the first heading' }),
  depth: Type.Integer({ minimum: 1, maximum: 6 }),
  passages: Type.Array(
    Type.Object({
      id: Type.String(),
      anchor: Type.String({ description: 'Permanent: address the passage as /documents/{id}#{anchor}' }),
      nodes: Type.Array(Type.Unsafe<unknown>({ $ref: 'ContentNode#' })),
    }),
  ),
})

export const SourceShape = Type.Object({
  title: Type.String(),
  publisher: Type.String(),
  url: Nullable(Type.String()),
  published: Nullable(Type.String()),
  seen: Nullable(Type.String()),
  citation: Type.String({ description: 'The source in SIST 02 form' }),
})

export const DocumentResponseShape = Type.Object({
  ...DocumentCardShape.properties,
  yomi: Type.String(),
  worries: Type.Array(TermShape),
  outcomes: Type.Array(TermShape),
  people: Type.Array(Type.Object({ name: Type.String(), role: Type.String() })),
  sections: Type.Array(SectionShape),
  sources: Type.Array(SourceShape),
  rights: Type.Object({
    status: TermShape,
    statement: Type.String({ description: 'What a reader may do with the page, always shown' }),
    notice: Nullable(Type.String({ description: 'The notice that the source carries, word for word' })),
  }),
  publication: TermShape,
  uncertain: Type.Array(Type.String(), { description: 'What is not certain in this record' }),
  related: Type.Array(Type.Object({ relation: Type.String(), document: DocumentCardShape })),
  otherYears: Type.Array(DocumentCardShape, {
    description:
      'Records of the same municipality and programme in other years, the nearest year first; those of `related` are not repeated',
  }),
  similarGroupsThen: Type.Array(
    Type.Object({
      code: Type.String({ description: 'Of the municipality' }),
      similarGroup: Type.String({ description: 'e.g. 都市II-1' }),
      groupLabel: Type.String({ description: 'e.g. 都市Ⅱ-1' }),
    }),
    { description: 'Similar-municipality groups (類似団体) that held in the year of the record; only those that are known' },
  ),
  citation: Type.String({ description: 'This page in SIST 02 form, with today as the date of reference' }),
})

export const SimilarQueryShape = Type.Object({ format: FormatShape }, { additionalProperties: false })

export const SimilarResponseShape = Type.Object({
  similar: Type.Array(Type.Object({ document: DocumentCardShape, reason: Type.String() })),
})

export type DocumentResponse = Static<typeof DocumentResponseShape>
export type SimilarResponse = Static<typeof SimilarResponseShape>
export interface ContentNode {
  tag: string
  text?: string
  href?: string
  start?: number
  align?: string
  children?: ContentNode[]
}
