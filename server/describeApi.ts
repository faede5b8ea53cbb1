import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { LIBRARY_NAME } from './libraryName.ts'

/** As strict as that of the library's own pages, but for the styles that Swagger UI sets inline. The library runs on plain http inside municipal networks. */
const DOCS_SECURITY_POLICY = {
  'default-src': "'self'",
  'base-uri': "'none'",
  'frame-ancestors': "'none'",
  'form-action': "'self'",
  'object-src': "'none'",
  'img-src': "'self' data:",
  'style-src': "'self' 'unsafe-inline'",
}

/** The OpenAPI document at /api/openapi.json, and pages to browse it at /api/docs. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: `${LIBRARY_NAME} API`,
        version: '1.0.0',
        description: 'Search and read the case library. Errors carry a code and a sentence in Japanese.',
      },
      tags: ['search', 'documents', 'municipalities', 'vocabularies', 'health'].map((name) => ({ name })),
    },
    refResolver: { buildLocalReference: (json, _baseUri, _fragment, index) => String(json['$id'] ?? `schema-${index}`) },
  })
  // Told where its files are, for in the built server it cannot find them beside itself.
  const files = join(dirname(createRequire(import.meta.url).resolve('@fastify/swagger-ui/package.json')), 'static')
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: DOCS_SECURITY_POLICY,
    baseDir: files,
    // Without the bar that asks for the address of another API; an empty logo, because a missing one is looked for beside the plug-in's code, too.
    uiConfig: { layout: 'BaseLayout' },
    logo: { type: 'image/svg+xml', content: '' },
    theme: { title: `${LIBRARY_NAME} API` },
  })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
}
