import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ApiError } from './ApiError.ts'

/** The API is only read; HEAD comes with GET. */
const ALLOWED = ['GET', 'HEAD']

/**
 * Addresses of the API that are registered from now on answer 405 to any method but GET, and say which is allowed, instead of seeming not to exist.
 * A route of another method needs an address of its own.
 */
export function refuseOtherMethods(app: FastifyInstance): void {
  const others = app.supportedMethods.filter((method) => !ALLOWED.includes(method))
  app.addHook('onRoute', ({ url, method }) => {
    // Fastify tells of the HEAD that it adds to each GET, and of the routes that are added here.
    if (method !== 'GET' || !url.startsWith('/api/')) return
    // Before a body is read: whatever it is, it is not for this address.
    app.route({ method: others, url, schema: { hide: true }, onRequest: refuse, handler: refuse })
  })
}

async function refuse(_request: FastifyRequest, reply: FastifyReply): Promise<never> {
  reply.header('Allow', ALLOWED.join(', '))
  throw new ApiError(405, 'METHOD_NOT_ALLOWED', 'このアドレスの API は読み取り専用です。GET で呼び出してください。')
}
