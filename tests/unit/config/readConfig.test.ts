import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig, SETTING_NAMES } from '#config'
import { LibraryError } from '#model'

function errorOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(LibraryError)
    expect((error as LibraryError).code).toBe('BAD_SETTING')
    return (error as LibraryError).message
  }
  throw new Error(`${JSON.stringify(env)} must stop the start`)
}

describe('settings', () => {
  it('all have a value without an environment', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      corpusDir: resolve('corpus'),
      dataDir: resolve('data'),
      externalEngine: null,
      engineBinary: null,
      embedding: null,
    })
  })

  it('that are empty or blank count as not set', () => {
    expect(readConfig(Object.fromEntries(SETTING_NAMES.map((name) => [name, '  '])))).toEqual(readConfig({}))
  })

  it('are all accepted, and each changes the configuration', () => {
    const values: Record<(typeof SETTING_NAMES)[number], string> = {
      PORT: '8080',
      HOST: '0.0.0.0',
      CORPUS_DIR: '../records',
      DATA_DIR: '/var/lib/library',
      MEILI_URL: 'https://search.example.jp/',
      MEILI_KEY: 'key',
      MEILI_BIN: '/opt/meilisearch',
      EMBEDDER_SOURCE: 'rest',
      EMBEDDER_URL: 'http://localhost:8080/v1/embeddings',
      EMBEDDER_MODEL: 'ruri-v3',
      EMBEDDER_KEY: 'another key',
      EMBEDDER_DIMENSIONS: '768',
    }
    expect(Object.keys(values).sort(), 'a new setting needs a value here').toEqual([...SETTING_NAMES].sort())
    expect(readConfig(values)).toEqual({
      port: 8080,
      host: '0.0.0.0',
      corpusDir: resolve('../records'),
      dataDir: '/var/lib/library',
      externalEngine: { url: 'https://search.example.jp', key: 'key' },
      engineBinary: '/opt/meilisearch',
      embedding: {
        source: 'rest',
        url: 'http://localhost:8080/v1/embeddings',
        model: 'ruri-v3',
        key: 'another key',
        dimensions: 768,
      },
    })
  })

  it.each([
    ['PORT', '0'],
    ['PORT', '65535'],
    ['PORT', ' 3000 '],
    ['HOST', 'localhost'],
    ['HOST', '::1'],
    ['HOST', 'library.example.jp'],
  ])('%s may be %j', (name, value) => expect(() => readConfig({ [name]: value })).not.toThrow())
})

describe('a wrong value gives one line with the setting, the value and what is allowed:', () => {
  const port = '0 から 65535 までの整数を指定してください。'
  const host = 'IP アドレスかホスト名を指定してください。'
  const url = 'http:// か https:// で始まるアドレスを指定してください。'
  it.each([
    ['PORT', '65536', port],
    ['PORT', '-1', port],
    ['PORT', '3000.5', port],
    ['PORT', '0x10', port],
    ['PORT', '1e3', port],
    ['PORT', '３０００', port],
    ['PORT', 'three', port],
    ['HOST', 'not a host', host],
    ['HOST', 'http://localhost', host],
    ['HOST', '-x', host],
    ['MEILI_URL', 'localhost:7700', url],
    ['MEILI_URL', 'ftp://example.jp', url],
    ['MEILI_URL', 'search', url],
  ])('%s=%s', (name, value, allowed) => {
    expect(errorOf({ MEILI_KEY: 'key', MEILI_URL: 'http://localhost:7700', [name]: value })).toBe(
      `設定 ${name}=${value} は使えません。${allowed}`,
    )
  })

  it('an engine without a key, a key without an engine; the key itself is never shown', () => {
    expect(errorOf({ MEILI_URL: 'http://localhost:7700' })).toBe('設定 MEILI_URL には MEILI_KEY（管理用の鍵）が要ります。')
    const message = errorOf({ MEILI_KEY: 'secret-of-the-engine' })
    expect(message).toBe('設定 MEILI_KEY には MEILI_URL が要ります。両方を指定してください。')
    expect(errorOf({ MEILI_URL: 'x', MEILI_KEY: 'secret-of-the-engine' })).not.toContain('secret-of-the-engine')
    expect(errorOf({ MEILI_URL: 'http://me:pass-word@localhost:7700', MEILI_KEY: 'key' })).toMatch(
      /^設定 MEILI_URL に(?!.*pass-word).*MEILI_KEY に/,
    )
  })
})
