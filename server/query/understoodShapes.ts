import { Type } from 'typebox'
import { FILTER_NAMES, type FilterName } from './filterNames.ts'

const FilterNameShape = Type.Unsafe<FilterName>({ type: 'string', enum: [...FILTER_NAMES] })

const stretch = {
  text: Type.String({ description: 'As it was typed' }),
  start: Type.Integer({ description: 'Where it begins in q, in UTF-16 units' }),
  end: Type.Integer({ description: 'Where it ends' }),
}

/** How the words of a query were understood. */
export const UnderstoodShape = Type.Object({
  filters: Type.Array(
    Type.Object({
      name: FilterNameShape,
      value: Type.String(),
      label: Type.String(),
      ...stretch,
      others: Type.Optional(
        Type.Array(Type.Object({ name: FilterNameShape, value: Type.String(), label: Type.String() }), {
          description: 'Other places of the same short name, none of which has a document',
        }),
      ),
    }),
    { description: 'Filters that the words name; they apply as if chosen, and their stretches are not searched as words' },
  ),
  ambiguous: Type.Array(
    Type.Object({
      ...stretch,
      choices: Type.Array(
        Type.Object({
          name: FilterNameShape,
          value: Type.String(),
          label: Type.String(),
          count: Type.Integer({ description: 'Documents that choosing it finds, with the other words and filters' }),
        }),
      ),
    }),
    { description: 'Names that several places bear: searched as words until one is chosen' },
  ),
  phrases: Type.Array(Type.String(), { description: 'Phrases that every document found has' }),
  excluded: Type.Array(Type.Object({ words: Type.Array(Type.String()), ...stretch }), {
    description: 'Words and phrases that no document found has, with the stretch that leaves them out (-中野区, 中野区・滑川市以外の)',
  }),
  alternatives: Type.Array(Type.Array(Type.String()), { description: 'For each OR: of these, every document found has at least one' }),
  notices: Type.Array(Type.String(), { description: 'What of the query could not be followed to the letter' }),
})
