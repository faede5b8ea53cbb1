import { Type } from 'typebox'

/** Every error answer of the API. */
export const ErrorShape = Type.Object({
  code: Type.String({ description: 'Stable name of the error, e.g. ENGINE_DOWN' }),
  message: Type.String({ description: 'A sentence in Japanese that says what to do' }),
  parameter: Type.Optional(Type.String({ description: 'The parameter at fault, where there is one' })),
})
