import { isIP } from 'node:net'
import { resolve } from 'node:path'
import { LibraryError } from '#model'
import { EMBEDDER_SETTINGS, readEmbedding, type EmbeddingService } from './readEmbedding.ts'

export type { EmbeddingService } from './readEmbedding.ts'

/** Everything that the environment may set. The README's table lists the same names; a test compares them. */
export interface Config {
  port: number
  host: string
  corpusDir: string
  dataDir: string
  /** An engine that runs elsewhere; then none is started. */
  externalEngine: { url: string; key: string } | null
  /** Path of a Meilisearch binary to start. */
  engineBinary: string | null
  /** A service for embeddings, where the operator has switched one on. */
  embedding: EmbeddingService | null
}

export const SETTING_NAMES = [
  'PORT',
  'HOST',
  'CORPUS_DIR',
  'DATA_DIR',
  'MEILI_URL',
  'MEILI_KEY',
  'MEILI_BIN',
  ...EMBEDDER_SETTINGS,
] as const
export type SettingName = (typeof SETTING_NAMES)[number]

/**
 * Reads the settings from the environment; relative folders count from the working directory.
 * @throws LibraryError BAD_SETTING with one line that names the setting, its value and what is allowed.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const setting = (name: SettingName) => env[name]?.trim() || null
  return {
    port: readPort(setting('PORT')),
    host: readHost(setting('HOST')),
    corpusDir: resolve(setting('CORPUS_DIR') ?? 'corpus'),
    dataDir: resolve(setting('DATA_DIR') ?? 'data'),
    externalEngine: readExternalEngine(setting('MEILI_URL'), setting('MEILI_KEY')),
    engineBinary: setting('MEILI_BIN'),
    embedding: readEmbedding(setting),
  }
}

function badSetting(name: SettingName, value: string, allowed: string): LibraryError {
  return new LibraryError('BAD_SETTING', `設定 ${name}=${value} は使えません。${allowed}`)
}

function readPort(value: string | null): number {
  if (value === null) return 3000
  const port = Number(value)
  if (!/^\d+$/.test(value) || port > 65535) throw badSetting('PORT', value, '0 から 65535 までの整数を指定してください。')
  return port
}

function readHost(value: string | null): string {
  if (value === null) return '127.0.0.1'
  const isName = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/.test(value)
  if (isIP(value) === 0 && !isName) throw badSetting('HOST', value, 'IP アドレスかホスト名を指定してください。')
  return value
}

function readExternalEngine(url: string | null, key: string | null): Config['externalEngine'] {
  if (url === null) {
    if (key !== null) throw new LibraryError('BAD_SETTING', '設定 MEILI_KEY には MEILI_URL が要ります。両方を指定してください。')
    return null
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw badSetting('MEILI_URL', url, 'http:// か https:// で始まるアドレスを指定してください。')
  }
  const { username, password } = new URL(url)
  // Told without the address, which has the password in it.
  if (username !== '' || password !== '') {
    throw new LibraryError('BAD_SETTING', '設定 MEILI_URL に利用者名やパスワードは書けません。鍵は MEILI_KEY に指定してください。')
  }
  if (key === null) throw new LibraryError('BAD_SETTING', '設定 MEILI_URL には MEILI_KEY（管理用の鍵）が要ります。')
  return { url: url.replace(/\/+$/, ''), key }
}
