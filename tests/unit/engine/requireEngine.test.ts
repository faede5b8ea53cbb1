import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { requireEngine } from '../../../indexer/engine/requireEngine.ts'

const KEY = 'key-that-nobody-sees'

/** A server that answers everything alike. */
async function answering(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1')
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function complaintOf(url: string): Promise<string> {
  const error: unknown = await requireEngine({ url, key: KEY }).catch((cause: unknown) => cause)
  expect(error).toMatchObject({ code: 'BAD_SETTING' })
  const { message } = error as Error
  expect(message).not.toContain(KEY)
  expect(message).not.toContain('\n')
  return message
}

describe('an engine that runs elsewhere', () => {
  it('is taken when it shows its keys', async () => {
    const url = await answering(200, '{"results":[],"total":0}')
    await expect(requireEngine({ url, key: KEY })).resolves.toBeUndefined()
  })

  it('that does not answer is told by MEILI_URL and the reason', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const gone = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await once(server.close(), 'close')
    const reasons = { [gone]: '接続を断られました、ECONNREFUSED', 'http://127.0.0.1:9': 'そのポートへは接続できません' }
    for (const [url, reason] of Object.entries(reasons)) {
      expect(await complaintOf(url)).toBe(
        `設定 MEILI_URL=${url} は使えません。検索エンジンにつながりません（${reason}）。動いている Meilisearch のアドレスを指定してください。`,
      )
    }
  })

  it.each([
    [403, '{"code":"invalid_api_key"}'],
    [401, '{"code":"missing_authorization_header"}'],
  ])('that refuses the key with %s is told by MEILI_KEY', async (status, body) => {
    expect(await complaintOf(await answering(status, body))).toMatch(/^設定 MEILI_KEY は使えません。.*管理用の鍵を指定してください。$/)
  })

  it('without a master key has no keys to give', async () => {
    const url = await answering(401, '{"code":"missing_master_key"}')
    expect(await complaintOf(url)).toMatch(new RegExp(`^設定 MEILI_URL=${url} .*マスターキー`))
  })

  it.each([
    [200, '<html>'],
    [401, '<html>'],
    [502, ''],
  ])('that answers as no engine does (%s %j) is told by MEILI_URL', async (status, body) => {
    const url = await answering(status, body)
    expect(await complaintOf(url)).toContain(`MEILI_URL=${url} は使えません。Meilisearch らしい返事がありません（${status}）`)
  })
})
