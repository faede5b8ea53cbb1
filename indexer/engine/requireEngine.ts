import { LibraryError } from '#model'
import type { Config } from '../config/readConfig.ts'

const TIMEOUT_MS = 10_000

/** What Node.js calls the reasons why nobody answers, in words; any other is told as it is. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '接続を断られました',
  ECONNRESET: '接続が切れました',
  ENOTFOUND: 'その名前のコンピューターが見つかりません',
  EAI_AGAIN: 'その名前のコンピューターを調べられません',
  EHOSTUNREACH: '相手に届きません',
  ENETUNREACH: '相手に届きません',
  ETIMEDOUT: '返事がありません',
  UND_ERR_CONNECT_TIMEOUT: '返事がありません',
  TimeoutError: '返事がありません',
  'bad port': 'そのポートへは接続できません',
}

/**
 * Asks an engine that runs elsewhere for its keys, as the library will: so the settings are known to be right before it is worked with, and what
 * goes wrong later is a fault of the engine.
 * @see https://www.meilisearch.com/docs/reference/api/keys
 * @throws LibraryError BAD_SETTING with one line that names MEILI_URL or MEILI_KEY, what is wrong and what is allowed; the key itself is not shown.
 */
export async function requireEngine({ url, key }: NonNullable<Config['externalEngine']>): Promise<void> {
  const { status, content } = await keysOf(url, key)
  if (status === 200 && hasField(content, 'results')) return
  if (hasField(content, 'code') && content.code === 'missing_master_key') {
    throw badSetting(
      `MEILI_URL=${url}`,
      'この検索エンジンにはマスターキーがありません。マスターキーを付けて起動したエンジンを指定してください。',
    )
  }
  if ((status === 401 || status === 403) && hasField(content, 'code')) {
    throw badSetting('MEILI_KEY', `${url} の検索エンジンが受け付けません。そのマスターキーか、管理用の鍵を指定してください。`)
  }
  throw badSetting(
    `MEILI_URL=${url}`,
    `Meilisearch らしい返事がありません（${status}）。動いている Meilisearch のアドレスを指定してください。`,
  )
}

async function keysOf(url: string, key: string): Promise<{ status: number; content: unknown }> {
  try {
    const answer = await fetch(`${url}/keys?limit=1`, {
      headers: { authorization: `Bearer ${key}` },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return { status: answer.status, content: parsed(await answer.text()) }
  } catch (cause) {
    const why = `検索エンジンにつながりません（${reasonOf(cause)}）。動いている Meilisearch のアドレスを指定してください。`
    throw badSetting(`MEILI_URL=${url}`, why, cause)
  }
}

/** Null for what is no JSON: a page of something that is no Meilisearch. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Told by its status.
    return null
  }
}

function hasField<K extends string>(value: unknown, name: K): value is Record<K, unknown> {
  return typeof value === 'object' && value !== null && name in value
}

/** The innermost cause: fetch itself says only that it failed. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.cause !== undefined) return reasonOf(error.cause)
  const code = (error as NodeJS.ErrnoException).code
  return (
    REASONS[typeof code === 'string' ? code : error.name] ?? REASONS[error.message] ?? (typeof code === 'string' ? code : error.message)
  )
}

function badSetting(setting: string, why: string, cause?: unknown): LibraryError {
  return new LibraryError('BAD_SETTING', `設定 ${setting} は使えません。${why}`, { cause })
}
