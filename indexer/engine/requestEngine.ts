import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { LibraryError } from '#model'

/** Idle connections are kept, so that a search does not open one. */
const AGENTS = { 'http:': new HttpAgent({ keepAlive: true }), 'https:': new HttpsAgent({ keepAlive: true }) }
const TIMEOUT_MS = 30_000

/**
 * Asks the engine and returns the parsed answer. Stands in for fetch in the searches, for two reasons: fetch asks for compressed answers, which
 * the engine sends in chunks that wait 40 ms for a delayed ACK; and without its streams an exchange takes about half the time.
 * @throws LibraryError ENGINE_REFUSED for answers that are errors; what goes wrong with the connection is thrown as it is.
 */
export async function requestEngine(input: string | URL | Request, init: RequestInit = {}): Promise<unknown> {
  const url = new URL(input instanceof Request ? input.url : input)
  const isTls = url.protocol === 'https:'
  const body = typeof init.body === 'string' ? init.body : undefined
  const headers = {
    ...Object.fromEntries(new Headers(init.headers)),
    ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
  }
  const options = { method: init.method ?? 'GET', headers, agent: AGENTS[isTls ? 'https:' : 'http:'], timeout: TIMEOUT_MS }
  return new Promise((resolve, reject) => {
    const request = (isTls ? httpsRequest : httpRequest)(url, options, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('error', reject)
      response.once('end', () => {
        const text = Buffer.concat(chunks).toString()
        const status = response.statusCode ?? 0
        if (status >= 200 && status < 300) resolve(JSON.parse(text))
        else reject(new LibraryError('ENGINE_REFUSED', `検索エンジンが処理を断りました（${status}）。`, { cause: new Error(text) }))
      })
    })
    request.once('timeout', () => request.destroy(new Error(`no answer from the engine within ${TIMEOUT_MS} ms`)))
    request.once('error', reject)
    request.end(body)
  })
}
