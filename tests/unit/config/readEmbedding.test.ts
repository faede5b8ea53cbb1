import { describe, expect, it } from 'vitest'
import { readConfig } from '#config'

const KEY = 'sk-of-the-service'
const OLLAMA = { EMBEDDER_SOURCE: 'ollama', EMBEDDER_MODEL: 'bge-m3', EMBEDDER_DIMENSIONS: '1024' }
const OPENAI = { EMBEDDER_SOURCE: 'openAi', EMBEDDER_KEY: KEY }
const REST = { EMBEDDER_SOURCE: 'rest', EMBEDDER_URL: 'http://localhost:8080/v1/embeddings', EMBEDDER_DIMENSIONS: '768' }

describe('the embedding service', () => {
  it.each([[{}], [{ EMBEDDER_SOURCE: 'none' }]])('is off with %j', (env) => expect(readConfig(env).embedding).toBeNull())

  it('needs of each source only what cannot be known', () => {
    expect(readConfig(OLLAMA).embedding).toEqual({
      source: 'ollama',
      url: 'http://localhost:11434/api/embed',
      model: 'bge-m3',
      key: null,
      dimensions: 1024,
    })
    expect(readConfig(OPENAI).embedding).toEqual({
      source: 'openAi',
      url: null,
      model: 'text-embedding-3-small',
      key: KEY,
      dimensions: null,
    })
    expect(readConfig(REST).embedding).toEqual({ source: 'rest', url: REST.EMBEDDER_URL, model: null, key: null, dimensions: 768 })
  })

  it.each<[Record<string, string>, string]>([
    [{ EMBEDDER_SOURCE: 'OpenAI' }, '設定 EMBEDDER_SOURCE=OpenAI は使えません。none、ollama、openAi、rest のどれかを指定してください。'],
    [{ EMBEDDER_KEY: KEY }, '設定 EMBEDDER_KEY には EMBEDDER_SOURCE（ollama、openAi、rest のどれか）が要ります。'],
    [
      { EMBEDDER_SOURCE: 'none', EMBEDDER_URL: REST.EMBEDDER_URL },
      '設定 EMBEDDER_URL には EMBEDDER_SOURCE（ollama、openAi、rest のどれか）が要ります。',
    ],
    [{ ...OLLAMA, EMBEDDER_MODEL: '' }, '設定 EMBEDDER_SOURCE=ollama には EMBEDDER_MODEL（ollama に取り込んだモデルの名前）が要ります。'],
    [
      { ...OLLAMA, EMBEDDER_DIMENSIONS: '' },
      '設定 EMBEDDER_SOURCE=ollama には EMBEDDER_DIMENSIONS（モデルが返すベクトルの次元数）が要ります。',
    ],
    [
      { ...OLLAMA, EMBEDDER_URL: 'http://localhost:11434' },
      '設定 EMBEDDER_URL=http://localhost:11434 は使えません。ollama では /api/embed で終わるアドレスを指定してください。',
    ],
    [{ ...OPENAI, EMBEDDER_KEY: '' }, '設定 EMBEDDER_SOURCE=openAi には EMBEDDER_KEY（OpenAI の API キー）が要ります。'],
    [
      { ...OPENAI, EMBEDDER_MODEL: 'bge-m3' },
      '設定 EMBEDDER_MODEL=bge-m3 は使えません。openAi では text-embedding-3-small、text-embedding-3-large、text-embedding-ada-002 のどれかです。ほかのモデルは rest で使えます。',
    ],
    [{ ...REST, EMBEDDER_URL: '' }, '設定 EMBEDDER_SOURCE=rest には EMBEDDER_URL（埋め込みを返すアドレス）が要ります。'],
    [
      { ...REST, EMBEDDER_DIMENSIONS: '' },
      '設定 EMBEDDER_SOURCE=rest には EMBEDDER_DIMENSIONS（サービスが返すベクトルの次元数）が要ります。',
    ],
    [
      { ...REST, EMBEDDER_URL: 'localhost:8080' },
      '設定 EMBEDDER_URL=localhost:8080 は使えません。http:// か https:// で始まるアドレスを指定してください。',
    ],
    [{ ...REST, EMBEDDER_DIMENSIONS: '0' }, '設定 EMBEDDER_DIMENSIONS=0 は使えません。1 から 8192 までの整数を指定してください。'],
    [{ ...REST, EMBEDDER_DIMENSIONS: '7.5' }, '設定 EMBEDDER_DIMENSIONS=7.5 は使えません。1 から 8192 までの整数を指定してください。'],
  ])('wrong settings %j stop with one line', (env, message) => {
    expect(() => readConfig(env)).toThrow(expect.objectContaining({ code: 'BAD_SETTING', message }) as Error)
  })

  it('never shows a key or a password in what it says', () => {
    const wrong = [
      { ...REST, EMBEDDER_KEY: KEY, EMBEDDER_DIMENSIONS: 'x' },
      { ...REST, EMBEDDER_KEY: KEY, EMBEDDER_URL: `ftp://user:${KEY}@localhost/` },
      { ...REST, EMBEDDER_KEY: KEY, EMBEDDER_URL: `http://user:${KEY}@localhost/` },
      { EMBEDDER_KEY: KEY },
    ]
    for (const env of wrong) expect(messageOf(env)).not.toContain(KEY)
  })
})

function messageOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  throw new Error(`${JSON.stringify(env)} must stop the start`)
}
