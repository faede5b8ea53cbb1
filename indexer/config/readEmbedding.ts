import { LibraryError } from '#model'

const SOURCES = ['ollama', 'openAi', 'rest'] as const

/** A service that turns texts into vectors; the engine asks it (see Meilisearch's embedders). */
export interface EmbeddingService {
  source: (typeof SOURCES)[number]
  /** Full address of its route for embeddings; null for OpenAI's own. */
  url: string | null
  /** Null where the service knows only one. */
  model: string | null
  /** Never shown: not in messages, not in the API, and in the pipeline's hash only hashed. */
  key: string | null
  /** Length of the vectors; null for OpenAI's models, whose lengths the engine knows. */
  dimensions: number | null
}

export const EMBEDDER_SETTINGS = ['EMBEDDER_SOURCE', 'EMBEDDER_URL', 'EMBEDDER_MODEL', 'EMBEDDER_KEY', 'EMBEDDER_DIMENSIONS'] as const
type Name = (typeof EMBEDDER_SETTINGS)[number]
type Setting = (name: Name) => string | null

const OLLAMA_URL = 'http://localhost:11434/api/embed'
/** The engine tells ollama's two request formats apart by the end of the address. */
const OLLAMA_PATH = /\/api\/(embed|embeddings)$/
/** With the source openAi the engine takes these and no others. */
const DEFAULT_OPENAI_MODEL = 'text-embedding-3-small'
const OPENAI_MODELS = [DEFAULT_OPENAI_MODEL, 'text-embedding-3-large', 'text-embedding-ada-002']
const MOST_DIMENSIONS = 8192

/**
 * Reads what concerns the embedding service; null when none is switched on.
 * @throws LibraryError BAD_SETTING with one line; the key is never part of it.
 */
export function readEmbedding(setting: Setting): EmbeddingService | null {
  const source = setting('EMBEDDER_SOURCE') ?? 'none'
  if (source === 'none') {
    const extra = EMBEDDER_SETTINGS.find((name) => name !== 'EMBEDDER_SOURCE' && setting(name) !== null)
    if (extra) throw bad(`設定 ${extra} には EMBEDDER_SOURCE（${SOURCES.join('、')} のどれか）が要ります。`)
    return null
  }
  const given = {
    url: readUrl(setting('EMBEDDER_URL')),
    model: setting('EMBEDDER_MODEL'),
    key: setting('EMBEDDER_KEY'),
    dimensions: readDimensions(setting('EMBEDDER_DIMENSIONS')),
  }
  if (source === 'ollama') return readOllama(given)
  if (source === 'openAi') return readOpenAi(given)
  if (source === 'rest') return readRest(given)
  throw wrong('EMBEDDER_SOURCE', source, `none、${SOURCES.join('、')} のどれかを指定してください。`)
}

type Given = Omit<EmbeddingService, 'source'>

function readOllama({ url, model, key, dimensions }: Given): EmbeddingService {
  if (model === null) throw missing('ollama', 'EMBEDDER_MODEL', 'ollama に取り込んだモデルの名前')
  if (dimensions === null) throw missing('ollama', 'EMBEDDER_DIMENSIONS', 'モデルが返すベクトルの次元数')
  if (url !== null && !OLLAMA_PATH.test(url))
    throw wrong('EMBEDDER_URL', url, 'ollama では /api/embed で終わるアドレスを指定してください。')
  return { source: 'ollama', url: url ?? OLLAMA_URL, model, key, dimensions }
}

function readOpenAi({ url, model, key, dimensions }: Given): EmbeddingService {
  if (key === null) throw missing('openAi', 'EMBEDDER_KEY', 'OpenAI の API キー')
  if (model !== null && !OPENAI_MODELS.includes(model)) {
    throw wrong('EMBEDDER_MODEL', model, `openAi では ${OPENAI_MODELS.join('、')} のどれかです。ほかのモデルは rest で使えます。`)
  }
  return { source: 'openAi', url, model: model ?? DEFAULT_OPENAI_MODEL, key, dimensions }
}

function readRest({ url, model, key, dimensions }: Given): EmbeddingService {
  if (url === null) throw missing('rest', 'EMBEDDER_URL', '埋め込みを返すアドレス')
  if (dimensions === null) throw missing('rest', 'EMBEDDER_DIMENSIONS', 'サービスが返すベクトルの次元数')
  return { source: 'rest', url, model, key, dimensions }
}

function missing(source: EmbeddingService['source'], name: Name, what: string): LibraryError {
  return bad(`設定 EMBEDDER_SOURCE=${source} には ${name}（${what}）が要ります。`)
}

function bad(message: string): LibraryError {
  return new LibraryError('BAD_SETTING', message)
}

function wrong(name: Name, value: string, allowed: string): LibraryError {
  return bad(`設定 ${name}=${value} は使えません。${allowed}`)
}

function readUrl(value: string | null): string | null {
  if (value === null) return null
  const url = URL.canParse(value) ? new URL(value) : null
  // Addresses stand in messages; what is secret belongs into the key.
  if (url && (url.username !== '' || url.password !== '')) {
    throw bad('設定 EMBEDDER_URL に利用者名やパスワードは書けません。EMBEDDER_KEY を使ってください。')
  }
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw wrong('EMBEDDER_URL', value, 'http:// か https:// で始まるアドレスを指定してください。')
  }
  return value
}

function readDimensions(value: string | null): number | null {
  if (value === null) return null
  const dimensions = Number(value)
  if (!/^\d+$/.test(value) || dimensions < 1 || dimensions > MOST_DIMENSIONS) {
    throw wrong('EMBEDDER_DIMENSIONS', value, `1 から ${MOST_DIMENSIONS} までの整数を指定してください。`)
  }
  return dimensions
}
