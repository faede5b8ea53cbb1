import { LibraryError } from '#model'
import type { TypedApp } from '../TypedApp.ts'
import { countRecords } from '../countRecords.ts'
import type { Library } from '../Library.ts'
import { HealthShape, type HealthResponse } from './healthShapes.ts'

export function healthRoutes(app: TypedApp, library: Library): void {
  app.get(
    '/api/health',
    {
      schema: {
        summary: 'Whether the library can answer',
        description: '200 while searches work, 503 while the engine is down; the body has the same shape.',
        tags: ['health'],
        response: { 200: HealthShape, 503: HealthShape },
      },
    },
    async (_request, reply) => {
      const health = await healthOf(library)
      return reply.status(health.status === 'ok' ? 200 : 503).send(health)
    },
  )
}

async function healthOf(library: Library): Promise<HealthResponse> {
  const embeddings = library.embedding?.state ?? 'off'
  const down: HealthResponse = { status: 'engine-down', engine: 'restarting', documents: 0, indexedAt: null, embeddings }
  if (library.engineState() !== 'ready') return down
  try {
    const indexedAt = await library.indexedAt()
    const { total } = await countRecords(library.reader('reader'))
    return { status: 'ok', engine: 'ready', documents: total, indexedAt, embeddings }
  } catch (error) {
    if (error instanceof LibraryError && error.code === 'ENGINE_DOWN') return down
    throw error
  }
}
