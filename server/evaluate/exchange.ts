import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

export interface Exchange {
  /** Milliseconds from the question to the whole answer. */
  ms: number
  text: string
  /** Milliseconds of these in which the server waited for the engine, as far as it says so. */
  waited: number
}

/** A plain exchange on a kept connection: fetch would add a millisecond of its own. */
export function exchange(url: string): Promise<Exchange> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    request(url, { agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.once('end', () => {
        const ms = performance.now() - started
        const waited = Number(/dur=([\d.]+)/.exec(String(response.headers['server-timing']))?.[1])
        resolve({ ms, text: Buffer.concat(chunks).toString(), waited })
      })
    })
      .once('error', reject)
      .end()
  })
}
