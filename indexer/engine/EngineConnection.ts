import { LibraryError } from '#model'
import { Pool } from 'undici'

const TIMEOUT_MS = 30_000
/** Connections wait this long for the next question; the engine itself closes none. */
const KEPT_MS = 60_000

/**
 * The way to the engine for searches, with connections that are kept. Stands in for the client's fetch, for two reasons: fetch asks for compressed
 * answers, which the engine sends in chunks that wait 40 ms for a delayed ACK; and without its streams an exchange takes about half the time.
 */
export class EngineConnection {
  readonly #pool: Pool
  readonly #basePath: string

  /** @param url address of the engine, to which paths are added. */
  constructor(url: string) {
    const { origin, pathname } = new URL(url)
    this.#pool = new Pool(origin, { headersTimeout: TIMEOUT_MS, bodyTimeout: TIMEOUT_MS, keepAliveTimeout: KEPT_MS })
    this.#basePath = pathname.replace(/\/$/, '')
  }

  /**
   * Posts JSON and returns the parsed answer.
   * @throws LibraryError ENGINE_REFUSED for answers that are errors or no JSON, as of a proxy that asks for a login; what goes wrong with the
   * connection is thrown as it is.
   */
  async post(path: string, key: string, content: unknown): Promise<unknown> {
    const { statusCode, body } = await this.#pool.request({
      method: 'POST',
      path: this.#basePath + path,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(content),
    })
    const text = await body.text()
    if (statusCode < 200 || statusCode >= 300) throw refused(`${statusCode}`, new Error(text))
    try {
      return JSON.parse(text) as unknown
    } catch (cause) {
      throw refused(`${statusCode}、JSON ではない返事`, cause)
    }
  }
}

function refused(how: string, cause: unknown): LibraryError {
  return new LibraryError('ENGINE_REFUSED', `検索エンジンが処理を断りました（${how}）。`, { cause })
}
