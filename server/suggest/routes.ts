import type { TypedApp } from '../TypedApp.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import type { Library } from '../Library.ts'
import { suggest } from './suggest.ts'
import { SuggestQueryShape, SuggestResponseShape } from './suggestShapes.ts'

export function suggestRoutes(app: TypedApp, library: Library): void {
  app.get(
    '/api/suggest',
    {
      schema: {
        summary: 'Names, terms and titles for what has been typed so far',
        tags: ['search'],
        querystring: SuggestQueryShape,
        response: { 200: SuggestResponseShape, 503: ErrorShape },
      },
    },
    async ({ query }) => suggest(query, library),
  )
}
