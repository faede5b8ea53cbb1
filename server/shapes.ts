import { Type, type Static, type TSchema } from 'typebox'

/** Answer shapes shared by several features. Every description is shown in the API documentation. */

/**
 * A value or null, as one schema with two types. A union of two schemas would be checked branch by branch for every value that is written, which
 * took a third of the time of an answer.
 */
const Nullable = <T extends TSchema & { type: string }>(schema: T) =>
  Type.Unsafe<Static<T> | null>({ ...schema, type: [schema.type, 'null'] })

/** A vocabulary term as answers carry it: the id for addresses, the label for people. */
export const TermShape = Type.Object({ id: Type.String(), label: Type.String() }, { description: 'A term of a vocabulary' })

/** A stretch of displayed text; joined in order, segments equal the text. Never HTML. */
export const SegmentShape = Type.Object({
  text: Type.String(),
  hit: Type.Boolean({ description: 'true where a word of the query stands, in any inflected form' }),
})

export const MunicipalityRefShape = Type.Object({
  code: Type.String({ description: 'Six-digit local government code with check digit' }),
  name: Type.String(),
  prefecture: Type.String(),
  formerName: Nullable(Type.String({ description: 'The name at the time of the activity, where it has changed since' })),
})

export const YearShape = Type.Object({
  year: Type.Integer({ description: 'Fiscal year (April to March) as the Western year in which it begins' }),
  label: Type.String({ description: 'Both calendars, e.g. 2022年度（令和4年度）' }),
})

/** What a list needs of a document. */
export const DocumentCardShape = Type.Object({
  id: Type.String(),
  title: Type.String(),
  summary: Type.String(),
  type: TermShape,
  municipalities: Type.Array(MunicipalityRefShape),
  organisations: Type.Array(Type.String()),
  activityYear: Nullable(YearShape),
  reportYear: Nullable(YearShape),
  eventDate: Nullable(Type.String({ description: 'ISO date of the event' })),
  programme: Nullable(TermShape),
  initiative: Nullable(Type.String()),
  levels: Type.Array(TermShape),
  scenes: Type.Array(TermShape),
})

export type DocumentCard = Static<typeof DocumentCardShape>
export type Segment = Static<typeof SegmentShape>

export { Nullable }
