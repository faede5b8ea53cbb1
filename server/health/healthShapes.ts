import { Type, type Static } from 'typebox'
import { Nullable } from '../shapes.ts'

export const HealthShape = Type.Object({
  status: Type.Union([Type.Literal('ok'), Type.Literal('engine-down')]),
  engine: Type.Union([Type.Literal('ready'), Type.Literal('restarting')]),
  documents: Type.Integer({ description: 'Documents that the reader may see' }),
  indexedAt: Nullable(Type.String()),
  embeddings: Type.Union([Type.Literal('off'), Type.Literal('ready'), Type.Literal('paused')], {
    description: 'The embedding service: not switched on; asked in each search; did not answer and is left out for a while',
  }),
})

export type HealthResponse = Static<typeof HealthShape>
