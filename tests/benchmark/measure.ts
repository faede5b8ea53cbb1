import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true })

/** A plain exchange on a kept connection: fetch would add a millisecond of its own. */
export function get(url: string): Promise<{ ms: number; text: string; waited: number }> {
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

/** p50 and p95 in words. */
export function both(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)} ms`
}

/** The value that a share of all values do not exceed. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}
