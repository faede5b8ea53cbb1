import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createServer as createHttpServer } from 'node:http'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EngineReader } from '#engine'

/** A reader of something that answers everything alike. */
async function readerOf(status: number, body: string): Promise<EngineReader> {
  const server = createHttpServer((request, response) => {
    request.resume()
    response.writeHead(status).end(body)
  })
  server.listen(0, '127.0.0.1')
  onTestFinished(() => server.closeAllConnections())
  onTestFinished(() => void server.close())
  await once(server, 'listening')
  return readerAt(server.address() as AddressInfo)
}

function readerAt({ port }: AddressInfo): EngineReader {
  return new EngineReader(`http://127.0.0.1:${port}`, 'test', () => Promise.resolve('token'))
}

const ask = (reader: EngineReader) => reader.ask([{ index: 'records' }])

describe('the connection to the engine', () => {
  it('reads what the engine answers', async () => {
    const reader = await readerOf(200, JSON.stringify({ results: [{ hits: [{ id: 1 }], totalHits: 1, processingTimeMs: 0 }] }))
    expect(await ask(reader)).toEqual([{ hits: [{ id: 1 }], total: 1, facets: {} }])
  })

  it.each([
    [200, '<html>ログインしてください</html>', '200、JSON ではない返事'],
    [200, '', '200、JSON ではない返事'],
    [204, '', '204、JSON ではない返事'],
    [403, '{"code":"invalid_api_key"}', '403'],
    [502, '<html>Bad Gateway</html>', '502'],
  ])('takes an answer of %i with %j for a refusal, and nothing ends for it', async (status, body, told) => {
    await expect(ask(await readerOf(status, body))).rejects.toMatchObject({
      code: 'ENGINE_REFUSED',
      message: expect.stringContaining(`（${told}）`) as string,
    })
  })

  it('takes one that is cut off for an engine that is down', async () => {
    const server = createServer((socket) => {
      socket.once('data', () => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"results":'))
    })
    onTestFinished(() => void server.close())
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    await expect(ask(readerAt(server.address() as AddressInfo))).rejects.toMatchObject({ code: 'ENGINE_DOWN' })
  })
})
