import { Type } from 'typebox'
import { Nullable } from '../shapes.ts'

const VocabularyTermShape = Type.Object({
  id: Type.String(),
  label: Type.String(),
  yomi: Type.String(),
  note: Nullable(Type.String()),
})

export const VocabulariesShape = Type.Object({
  level: Type.Array(VocabularyTermShape),
  type: Type.Array(VocabularyTermShape),
  programme: Type.Array(Type.Object({ ...VocabularyTermShape.properties, body: Type.String({ description: 'Who runs it' }) })),
  worry: Type.Array(VocabularyTermShape),
  outcome: Type.Array(VocabularyTermShape),
  scene: Type.Object({
    levels: Type.Array(VocabularyTermShape, { description: 'Levels of change, the rows of the grid' }),
    stages: Type.Array(VocabularyTermShape, { description: 'Stages, the columns of the grid' }),
    cells: Type.Array(Type.Object({ id: Type.String(), level: Type.String(), stage: Type.String(), label: Type.String() })),
  }),
})
