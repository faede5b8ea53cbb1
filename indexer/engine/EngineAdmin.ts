import { Meilisearch, MeilisearchApiError, type Settings, type Task } from 'meilisearch'
import { generateTenantToken } from 'meilisearch/token'
import { LibraryError } from '#model'
import { askEngine } from './askEngine.ts'
import { EngineReader, SERVICE_EMBEDDER, TOKEN_LIFE_MS } from './EngineReader.ts'
import { filterText, type Filter } from './Filter.ts'

/**
 * The only module that knows Meilisearch's client. Everything else speaks in the words below.
 */

/** Settings of an index, as the engine's documentation has them. */
export type EngineSettings = Settings

/**
 * Node's fetch asks for compressed answers; the engine then sends them in chunks, and every answer over a few kB waits 40 ms for a
 * delayed ACK. Uncompressed answers do not.
 */
const UNCOMPRESSED = { headers: { 'Accept-Encoding': 'identity' } }
/** The engine tries a failing embedding service ten times, with pauses of up to two minutes; nothing else takes minutes. */
const TASK_WAIT = { timeout: 1_800_000, interval: 25 }
/** Documents sent in one task: large enough to be fast, small enough to show progress and bound memory. */
const BATCH = 1000

function connect(url: string, key: string): Meilisearch {
  return new Meilisearch({ host: url, apiKey: key, requestInit: UNCOMPRESSED, timeout: 30_000 })
}

async function ask<T>(what: string, question: () => Promise<T>): Promise<T> {
  return askEngine(what, question, (cause) => cause instanceof MeilisearchApiError)
}

/** Indexes of the library itself; evaluations keep theirs apart under another name. */
const LIBRARY_NAMESPACE = 'library'

/**
 * The engine with its administrative key: builds and swaps indexes, hands out readers. Index names are those of one namespace; what stands in
 * others is out of reach.
 */
export class EngineAdmin {
  readonly #client: Meilisearch
  readonly #url: string
  readonly #key: string
  readonly #namespace: string

  constructor(url: string, key: string, namespace: string = LIBRARY_NAMESPACE) {
    this.#url = url
    this.#key = key
    this.#namespace = namespace
    this.#client = connect(url, key)
  }

  /** The same engine for the indexes of another namespace. */
  within(namespace: string): EngineAdmin {
    return new EngineAdmin(this.#url, this.#key, namespace)
  }

  #uid(name: string): string {
    return `${this.#namespace}-${name}`
  }

  async isHealthy(): Promise<boolean> {
    return this.#client.isHealthy()
  }

  /** Makes an empty index with the settings, replacing one of the same name. */
  async createIndex(name: string, settings: Settings): Promise<void> {
    await this.deleteIndex(name)
    await this.#task('索引の作成', () => this.#client.createIndex(this.#uid(name), { primaryKey: 'key' }))
    await this.#task('索引の設定', () => this.#client.index(this.#uid(name)).updateSettings(settings))
  }

  async deleteIndex(name: string): Promise<void> {
    const task = await ask('索引の削除', async () =>
      this.#client.tasks.waitForTask(await this.#client.deleteIndex(this.#uid(name)), TASK_WAIT),
    )
    if (task.status !== 'succeeded' && task.error?.code !== 'index_not_found') throw failedTask('索引の削除', task)
  }

  /** Adds or replaces documents in batches; every task is checked. */
  async addDocuments(name: string, documents: readonly object[], onAdded: (count: number) => void = () => {}): Promise<void> {
    for (let start = 0; start < documents.length; start += BATCH) {
      const batch = documents.slice(start, start + BATCH) as Record<string, unknown>[]
      await this.#task('文書の登録', () => this.#client.index(this.#uid(name)).addDocuments(batch))
      onAdded(batch.length)
    }
  }

  /**
   * Has the engine ask the embedding service of an index, before documents are sent to it: in a task the engine would go on trying for minutes,
   * in a search for ten seconds.
   * @throws LibraryError with what is wrong with the service, which {@link embeddingProblem} reads.
   */
  async checkEmbedder(name: string, patienceMs: number): Promise<void> {
    const hybrid = { embedder: SERVICE_EMBEDDER, semanticRatio: 1 }
    const query = { hybrid, limit: 1, attributesToRetrieve: ['key'] }
    const signal = AbortSignal.timeout(patienceMs)
    try {
      await ask('埋め込みの確認', () => this.#client.index(this.#uid(name)).search('確認', query, { signal }))
    } catch (error) {
      if (!signal.aborted) throw error
      throw new LibraryError('EMBEDDER_SILENT', '埋め込みサービスから返事がありません。', {
        cause: { code: 'vector_embedding_error', message: `${patienceMs} ミリ秒以内に返事がありません` },
      })
    }
  }

  /** Deletes documents by their primary keys, in batches. */
  async deleteKeys(name: string, keys: readonly string[]): Promise<void> {
    for (let start = 0; start < keys.length; start += BATCH) {
      await this.#task('文書の削除', () => this.#client.index(this.#uid(name)).deleteDocuments(keys.slice(start, start + BATCH)))
    }
  }

  /** Exchanges pairs of indexes in one atomic task. */
  async swap(pairs: readonly (readonly [string, string])[]): Promise<void> {
    await this.#task('索引の入れ替え', () =>
      this.#client.swapIndexes(pairs.map(([a, b]) => ({ indexes: [this.#uid(a), this.#uid(b)], rename: false }))),
    )
  }

  async hasIndex(name: string): Promise<boolean> {
    return (await this.indexes()).some((index) => index.name === name)
  }

  /** The indexes of this namespace, with the time of their last change. */
  async indexes(): Promise<{ name: string; updatedAt: Date }[]> {
    const { results } = await ask('索引の一覧', () => this.#client.getRawIndexes({ limit: 1000 }))
    const prefix = this.#uid('')
    return results.flatMap(({ uid, updatedAt }) =>
      uid.startsWith(prefix) ? [{ name: uid.slice(prefix.length), updatedAt: new Date(updatedAt) }] : [],
    )
  }

  /** All documents of an index, or those that the filter lets through, with the fields named; for administration only. */
  async readAll<T>(name: string, fields: readonly string[], filter: Filter | null = null): Promise<T[]> {
    const documents: T[] = []
    for (;;) {
      const page = await ask('文書の読み出し', () =>
        this.#client.index(this.#uid(name)).getDocuments({
          fields: [...fields],
          limit: BATCH,
          offset: documents.length,
          ...(filter && { filter: filterText(filter) }),
        }),
      )
      documents.push(...(page.results as T[]))
      if (documents.length >= page.total || page.results.length === 0) return documents
    }
  }

  /**
   * An engine that sees only what the filter lets through in the indexes named. The rule travels in a signed token and is enforced by the
   * engine itself, in hits, counts and facets alike.
   */
  async readerOf(rules: Readonly<Record<string, Filter>>): Promise<EngineReader> {
    const { uid, key } = await this.#searchKey(Object.keys(rules).map((name) => this.#uid(name)))
    const searchRules = Object.fromEntries(Object.entries(rules).map(([name, filter]) => [this.#uid(name), { filter: filterText(filter) }]))
    return new EngineReader(this.#url, this.#namespace, () => {
      const expiresAt = new Date(Date.now() + TOKEN_LIFE_MS)
      return generateTenantToken({ apiKey: key, apiKeyUid: uid, searchRules, expiresAt })
    })
  }

  async #searchKey(indexes: string[]): Promise<{ uid: string; key: string }> {
    const description = `library search: ${indexes.join(', ')}`
    return ask('検索用の鍵', async () => {
      const { results } = await this.#client.getKeys({ limit: 1000 })
      const existing = results.find((key) => key.description === description)
      return existing ?? (await this.#client.createKey({ description, actions: ['search'], indexes, expiresAt: null }))
    })
  }

  async #task(what: string, start: () => Promise<{ taskUid: number }>): Promise<void> {
    const task = await ask(what, async () => this.#client.tasks.waitForTask((await start()).taskUid, TASK_WAIT))
    // waitForTask also resolves for failed tasks.
    if (task.status !== 'succeeded') throw failedTask(what, task)
  }
}

function failedTask(what: string, task: Task): LibraryError {
  const reason = task.error?.message ?? task.status
  return new LibraryError('ENGINE_TASK_FAILED', `検索エンジンの処理「${what}」に失敗しました（${reason}）。`, { cause: task.error })
}
