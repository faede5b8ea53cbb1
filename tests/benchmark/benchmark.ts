import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { Agent, request } from 'node:http'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { launchLibrary } from '../launchLibrary.ts'
import { openBrowser } from '../openBrowser.ts'

/** Questions as people ask them: short and long, with names, years and filters. */
const QUESTIONS = [
  '若手職員の提案が通らない',
  '窓口の待ち時間を減らした事例',
  '令和4年度の中野区',
  '改善運動が続かない理由',
  '福津市',
  '残業を減らしたい',
  'おくやみコーナー',
  '縦割りをなくす',
  'RPA',
  'メンター制度',
  '住民と協働',
  '改善した',
  'やらされ感をなくしたい',
  '総合計画が浸透しない',
  '職員同士の対話を増やすにはどうすればよいか',
]
const FILTERS = ['', '&level=people', '&level=workplace&type=case&year=2022']
const ROUNDS = 10
const COLD_LOADS = 7
const STARTS = 5
const agent = new Agent({ keepAlive: true })
const START = ['server/start.mjs']

const dataDir = await mkdtemp(join(tmpdir(), 'library-benchmark-'))
const env = { DATA_DIR: dataDir, PORT: '0' }

console.log(`Node ${process.versions.node}, ${cpus().length} cores`)
row('initial JavaScript, gzip', `${((await initialJavaScript()) / 1000).toFixed(1)} kB`, '≤ 80 kB')
row('first start (index built anew)', `${await timeStart()} ms`, '–')
const starts: number[] = []
for (let start = 0; start < STARTS; start += 1) starts.push(await timeStart())
row('second start, median', `${quantile(starts, 0.5)} ms`, '< 3,000 ms')

const library = await launchLibrary(env, START)
try {
  await measureApi()
  await measureColdLoad()
} finally {
  await library.stop()
  await rm(dataDir, { recursive: true, force: true })
}

/** Bytes of the scripts that the first page names, compressed. */
async function initialJavaScript(): Promise<number> {
  const dist = join('ui', 'dist')
  const html = await readFile(join(dist, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((match) => match[1] ?? '')
  const sizes = await Promise.all(files.map(async (file) => gzipSync(await readFile(join(dist, file))).length))
  return sizes.reduce((sum, size) => sum + size, 0)
}

/** Milliseconds from the command to the printed address. */
async function timeStart(): Promise<number> {
  const started = performance.now()
  const running = await launchLibrary(env, START)
  const ms = Math.round(performance.now() - started)
  await running.stop()
  return ms
}

async function measureApi(): Promise<void> {
  const whole: number[] = []
  const beyondWaiting: number[] = []
  const beyondReported: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const question of QUESTIONS) {
      for (const filter of FILTERS) {
        const { ms, text, waited } = await get(`${library.url}/api/search?q=${encodeURIComponent(question)}${filter}`)
        const { engineMs } = JSON.parse(text) as { engineMs: number }
        // The first round fills caches and compiles code, as the first minute of a day does.
        if (round === 0) continue
        whole.push(ms)
        beyondWaiting.push(ms - waited)
        beyondReported.push(ms - engineMs)
      }
    }
  }
  row(`search, whole API call, p50 / p95 of ${whole.length}`, both(whole), '–')
  row('of that, beyond waiting for the engine’s answers, p50 / p95', both(beyondWaiting), 'p95 < 5 ms')
  row('of that, beyond the whole milliseconds that the engine reports, p50 / p95', both(beyondReported), '–')
}

/** A plain exchange on a kept connection: fetch would add a millisecond of its own. */
function get(url: string): Promise<{ ms: number; text: string; waited: number }> {
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

function both(times: readonly number[]): string {
  return `${quantile(times, 0.5).toFixed(1)} / ${quantile(times, 0.95).toFixed(1)} ms`
}

async function measureColdLoad(): Promise<void> {
  const browser = await openBrowser()
  const times: number[] = []
  for (let load = 0; load < COLD_LOADS; load += 1) {
    // A new context has an empty cache.
    const context = await browser.newContext({ locale: 'ja-JP' })
    const page = await context.newPage()
    const started = performance.now()
    await page.goto(`${library.url}/search?q=${encodeURIComponent('窓口の待ち時間')}`)
    await page.locator('main mark').first().waitFor()
    times.push(performance.now() - started)
    await context.close()
  }
  await browser.close()
  row(
    `first results on a cold load, median / slowest of ${COLD_LOADS}`,
    `${Math.round(quantile(times, 0.5))} / ${Math.round(Math.max(...times))} ms`,
    '< 1,000 ms',
  )
}

function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? Number.NaN
}

function row(what: string, measured: string, asked: string): void {
  console.log(`| ${what} | ${measured} | ${asked} |`)
}
