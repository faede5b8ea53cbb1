import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sendUnknownRoute } from './errors/handleErrors.ts'

/** Addresses that the reading room knows; every other address is a page that says so, with status 404. */
const PAGES = /^\/(?:(?:search|help|documents\/.+|municipalities\/[0-9]{6})\/*)?$/
/** Where no page is, whatever is asked for. */
const NO_PAGE = '/%25'

/**
 * An address that a person cut short in the middle of a character, or put together with a slash too many, cannot be routed and would be refused in the
 * words of the API: it becomes the address of no page, which says so with ways on. Addresses of the API stay as they are.
 */
export function routablePage(url: string): string {
  const [path = ''] = url.split('?')
  if (isOfApi(path)) return url
  return path.startsWith('//') || decodedPath(path) === null ? NO_PAGE : url
}

function isOfApi(path: string): boolean {
  return path === '/api' || path.startsWith('/api/')
}

/** The text of an address; null for broken percent escapes. The result has to be used: the bundler takes a decoding without one for nothing. */
function decodedPath(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

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
    const wantsPage = (request.method === 'GET' || request.method === 'HEAD') && !isOfApi(path)
    if (!wantsPage || uiDir === undefined) return sendUnknownRoute(request, reply)
    return reply.status(PAGES.test(path) ? 200 : 404).sendFile('index.html')
  })
}
