import type { TypedApp } from '../TypedApp.ts'
import type { Library } from '../Library.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import { askIndex } from './askIndex.ts'
import { readQuery } from './readQuery.ts'
import { SearchQueryShape, SearchResponseShape } from './searchShapes.ts'
import { toResults } from './toResults.ts'

export function searchRoutes(app: TypedApp, library: Library): void {
  app.get(
    '/api/search',
    {
      schema: {
        summary: 'Search documents',
        description:
          'The best passage of each document that fits, with facets. Words of one query narrow the result as far as something is found.',
        tags: ['search'],
        querystring: SearchQueryShape,
        response: { 200: SearchResponseShape, 400: ErrorShape, 503: ErrorShape },
      },
    },
    async (request, reply) => {
      const query = readQuery(request.query, library.analyser, library.reference)
      const found = await askIndex(query, library.reader('reader'))
      reply.header('Server-Timing', `engine;dur=${found.time.waited.toFixed(1)}`)
      return toResults(found, query, library.reference)
    },
  )
}
