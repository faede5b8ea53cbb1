import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { LibraryError } from '#model'

const TIMEOUT_MS = 30_000

/**
 * The way to the engine for searches, with connections that are kept. Stands in for the client's fetch, for two reasons: fetch asks for compressed
 * answers, which the engine sends in chunks that wait 40 ms for a delayed ACK; and without its streams an exchange takes about half the time.
 */
export class EngineConnection {
  readonly #request: typeof httpRequest
  readonly #options: { agent: HttpAgent; hostname: string; port: string; timeout: number }
  readonly #basePath: string

  /** @param url address of the engine, to which paths are added. */
  constructor(url: string) {
    const { protocol, hostname, port, pathname } = new URL(url)
    const isTls = protocol === 'https:'
    this.#request = isTls ? httpsRequest : httpRequest
    const agent = isTls ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
    // An IPv6 address stands in brackets in an address, but not by itself.
    this.#options = { agent, hostname: hostname.replace(/^\[(.*)\]$/, '$1'), port, timeout: TIMEOUT_MS }
    this.#basePath = pathname.replace(/\/$/, '')
  }

  /**
   * Posts JSON and returns the parsed answer.
   * @throws LibraryError ENGINE_REFUSED for answers that are errors or no JSON, as of a proxy that asks for a login; what goes wrong with the
   * connection is thrown as it is.
   */
  async post(path: string, key: string, content: unknown): Promise<unknown> {
    const { status, text } = await this.#exchange(path, key, JSON.stringify(content))
    if (status < 200 || status >= 300) throw refused(`${status}`, new Error(text))
    try {
      return JSON.parse(text) as unknown
    } catch (cause) {
      throw refused(`${status}、JSON ではない返事`, cause)
    }
  }

  /** Nothing may be thrown inside the listeners: nobody could catch it, and it would end the process. */
  #exchange(path: string, key: string, body: string): Promise<{ status: number; text: string }> {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    return new Promise((resolve, reject) => {
      const request = this.#request({ ...this.#options, method: 'POST', path: this.#basePath + path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.once('error', reject)
        response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
      })
      request.once('timeout', () => request.destroy(new Error(`no answer from the engine within ${TIMEOUT_MS} ms`)))
      request.once('error', reject)
      request.end(body)
    })
  }
}

function refused(how: string, cause: unknown): LibraryError {
  return new LibraryError('ENGINE_REFUSED', `検索エンジンが処理を断りました（${how}）。`, { cause })
}
