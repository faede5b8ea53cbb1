import { LibraryError, systemReason } from '#model'
import type { Config } from '../config/readConfig.ts'

const TIMEOUT_MS = 10_000

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

/** The innermost cause, for fetch itself says only that it failed. Of a port that browsers keep clear of it says so, and a timeout has no code of the system. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return reasonOf(error.cause)
  if (error instanceof Error && error.name === 'TimeoutError') return '返事がありません'
  return error instanceof Error && error.message === 'bad port' ? 'そのポートへは接続できません' : systemReason(error)
}

function badSetting(setting: string, why: string, cause?: unknown): LibraryError {
  return new LibraryError('BAD_SETTING', `設定 ${setting} は使えません。${why}`, { cause })
}
