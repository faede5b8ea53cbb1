import { describe, expect, inject, it } from 'vitest'
import type { HealthResponse } from '../../server/health/healthShapes.ts'
import { ask, type ErrorBody } from './askLibrary.ts'

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, unknown>; summary?: string }>>
}

describe('the OpenAPI document', () => {
  it('describes every route of the contract with its answers', async () => {
    const { body } = await ask<OpenApi>('/api/openapi.json')
    expect(Object.keys(body.paths).sort()).toEqual([
      '/api/documents/{id}',
      '/api/documents/{id}/similar',
      '/api/health',
      '/api/municipalities',
      '/api/municipalities/{code}',
      '/api/municipalities/{code}/compare/{other}',
      '/api/municipalities/{code}/peer-records',
      '/api/municipalities/{code}/peers',
      '/api/search',
      '/api/search.csv',
      '/api/search/prefectures.csv',
      '/api/suggest',
      '/api/vocabularies',
    ])
    for (const [path, operations] of Object.entries(body.paths)) {
      for (const operation of Object.values(operations)) {
        expect(operation.summary, path).toBeTruthy()
        // Whatever a route does, it refuses what it cannot read, and it may fail.
        expect(Object.keys(operation.responses), path).toEqual(expect.arrayContaining(['200', '400', '500']))
      }
    }
  })

  it('is browsed without the bar that asks for other documents, under the name of the library', async () => {
    const textOf = async (path: string) => (await fetch(inject('libraryUrl') + path)).text()
    expect(await textOf('/api/docs/static/swagger-initializer.js')).toContain('"layout":"BaseLayout"')
    expect(await textOf('/api/docs/')).toContain('<title>自治体改善事例ライブラリ API</title>')
  })

  it('can be browsed under a policy of its own', async () => {
    const response = await fetch(`${inject('libraryUrl')}/api/docs/static/index.html`)
    expect(response.status).toBe(200)
    const policy = response.headers.get('content-security-policy')
    expect(policy).toMatch(/^default-src 'self';/)
    // Nothing from elsewhere, and no https where the library runs on plain http.
    expect(policy).not.toMatch(/https|upgrade-insecure-requests/)
  })
})

describe('what the API cannot read', () => {
  it.each([
    '/api/search',
    '/api/documents/cases%2Fgifu-2021-okuyami',
    '/api/municipalities/402249/peers',
    '/api/openapi.json',
    '/api/docs/json',
  ])('a method that %s does not have', async (path) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      const response = await fetch(inject('libraryUrl') + path, {
        method,
        headers: { 'content-type': 'text/xml' },
        ...(method === 'POST' && { body: '<a/>' }),
      })
      expect([response.status, response.headers.get('allow')], method).toEqual([405, 'GET, HEAD'])
      expect(await response.json()).toEqual({
        code: 'METHOD_NOT_ALLOWED',
        message: 'このアドレスの API は読み取り専用です。GET で呼び出してください。',
      })
    }
    expect((await fetch(inject('libraryUrl') + path, { method: 'HEAD' })).status).toBe(200)
  })

  it('an address that there is not, by any method', async () => {
    for (const method of ['GET', 'POST']) expect((await fetch(`${inject('libraryUrl')}/api/nothing`, { method })).status).toBe(404)
  })

  it('a parameter of the wrong type, in words', async () => {
    const { body } = await ask<ErrorBody>('/api/search', { limit: 'many' })
    expect(body.message).toBe('パラメーター limit の形が違います。整数で、一つだけ指定してください。')
  })

  it('an address that cannot be decoded', async () => {
    const { status, body } = await ask<ErrorBody>('/api/documents/%E0%A4%A')
    expect([status, body.code]).toEqual([400, 'BAD_REQUEST'])
  })

  it.each(['/api/health', '/api/vocabularies', '/api/municipalities/402249', '/api/search'])(
    'a parameter that %s does not know',
    async (path) => {
      const { status, body } = await ask<ErrorBody>(path, { nonsense: '1' })
      expect([status, body.code, body.parameter]).toEqual([400, 'UNKNOWN_PARAMETER', 'nonsense'])
    },
  )
})

describe('health', () => {
  it('says that the engine is ready and how much there is to read', async () => {
    const { status, body } = await ask<HealthResponse>('/api/health')
    expect([status, body.status, body.engine]).toEqual([200, 'ok', 'ready'])
    expect(body.documents).toBeGreaterThanOrEqual(400)
    expect(Number.isNaN(Date.parse(body.indexedAt ?? ''))).toBe(false)
  })
})

describe('municipalities', () => {
  interface One {
    name: string
    records: number
    similarGroup: string | null
    formerNames: { name: string }[]
  }
  it('are listed, found by reading, and counted', async () => {
    const { body } = await ask<{ total: number }>('/api/municipalities', { limit: '1' })
    expect(body.total).toBe(1741 + 47)
    const found = await ask<{ municipalities: One[] }>('/api/municipalities', { q: 'ふちゅうし' })
    expect(found.body.municipalities.map(({ name }) => name)).toEqual(['府中市', '府中市'])
  })

  it('answer one by its code, with former names', async () => {
    const { body } = await ask<One>('/api/municipalities/242012')
    expect(body.name).toBe('津市')
    expect(body.formerNames.map(({ name }) => name)).toContain('久居市')
    expect((await ask<One>('/api/municipalities/402249')).body.records).toBeGreaterThan(3)
  })

  it('name peers of the same kind of place, prefectures for prefectures', async () => {
    const { body } = await ask<{ peers: { municipality: One & { kind: string }; reason: string }[] }>('/api/municipalities/402249/peers')
    expect(body.peers[0]?.municipality.similarGroup).toBe((await ask<One>('/api/municipalities/402249')).body.similarGroup)
    const mie = await ask<{ peers: { municipality: { kind: string } }[] }>('/api/municipalities/240001/peers')
    expect(new Set(mie.body.peers.map(({ municipality }) => municipality.kind))).toEqual(new Set(['prefecture']))
  })

  it('answer 404 for codes of nobody and 400 for what is no code', async () => {
    expect((await ask('/api/municipalities/999999')).status).toBe(404)
    expect((await ask<ErrorBody>('/api/municipalities/12')).body).toMatchObject({ code: 'BAD_PARAMETER', parameter: 'code' })
  })
})

describe('what is not there', () => {
  it('is a 404 in JSON under /api, and a page elsewhere', async () => {
    expect((await ask<ErrorBody>('/api/nothing')).body.code).toBe('NO_SUCH_ROUTE')
    const page = await fetch(`${inject('libraryUrl')}/no/such/page`)
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
  })

  it.each(['/documents/cases/anything', '/search/', '/help/', '/municipalities/402249/'])('%s is a page', async (path) => {
    expect((await fetch(inject('libraryUrl') + path)).status).toBe(200)
  })

  it.each(['/documents/%E0%A4%A', '/%', '//search', '//api/search', '/documents/cases/%E7%AA?from=mail'])(
    '%s, which no router takes, is a page that says so',
    async (path) => {
      const { status, headers } = await fetch(inject('libraryUrl') + path)
      expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8'])
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    },
  )

  it('leaves no way out of the folder of pages', async () => {
    for (const path of ['/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/%2e%2e/package.json']) {
      const response = await fetch(`${inject('libraryUrl')}${path}`)
      expect(await response.text(), path).not.toContain('jichitai-kaizen-library')
    }
  })
})

describe('headers', () => {
  it.each(['/api/search?q=窓口', '/api/search.csv?q=窓口', '/api/documents/cases/none', '/api/search?nonsense=1'])(
    'of %s let nobody on the way keep the answer: the record may be withdrawn',
    async (path) => {
      expect((await fetch(inject('libraryUrl') + path)).headers.get('cache-control')).toBe('no-cache')
    },
  )

  it('forbid inline scripts and framing', async () => {
    const policy = (await fetch(`${inject('libraryUrl')}/`)).headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe-inline')
  })
})
