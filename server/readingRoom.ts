import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendUnknownRoute } from './errors/handleErrors.ts'

/** Addresses that the reading room knows; every other address is a page that says so, with status 404. */
const PAGES = /^\/(search|help|documents\/.+|municipalities\/[0-9]{6})?$/

/** Serves the built pages; addresses of pages get the same document, which then shows what the address says. */
export async function serveReadingRoom(app: FastifyInstance, uiDir: string | undefined): Promise<void> {
  if (uiDir !== undefined) {
    const hashedAssets = join(uiDir, 'assets') + sep
    await app.register(fastifyStatic, {
      root: uiDir,
      index: false,
      // File names in assets/ carry a hash of their content; everything else is asked for again.
      setHeaders: (reply, path) => {
        reply.header('Cache-Control', path.startsWith(hashedAssets) ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    // The static files have no index: the folder itself would be refused.
    app.get('/', { schema: { hide: true } }, (_request, reply) => reply.sendFile('index.html'))
  }
  app.setNotFoundHandler((request: FastifyRequest, reply: FastifyReply) => {
    const [path = '/'] = request.url.split('?')
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && path !== '/api' && !path.startsWith('/api/')
    if (!wantsPage || uiDir === undefined) return sendUnknownRoute(request, reply)
    return reply.status(PAGES.test(path) ? 200 : 404).sendFile('index.html')
  })
}
