import { execFileSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { launchLibrary } from '../launchLibrary.ts'
import { openBrowser } from '../openBrowser.ts'
import { exchange } from '../../server/evaluate/exchange.ts'
import { both, quantile } from './measure.ts'
import { measureSuggestions } from './measureSuggestions.ts'
import { FILTERS, QUESTIONS } from './questions.ts'

const ROUNDS = 10
const COLD_LOADS = 7
const STARTS = 5
const START = ['server/start.mjs']
/** For so long after its start the library runs its searches in (server/rehearse.ts). */
const REHEARSAL_MS = 5_000

const dataDir = await mkdtemp(join(tmpdir(), 'library-benchmark-'))
const env = { DATA_DIR: dataDir, PORT: '0' }

console.log(`Node ${process.versions.node}, ${cpus().length} cores`)
row('first start (index built anew)', `${await timeStart()} ms`, '–')
// Known only now: the start builds the pages where they are stale.
row('initial JavaScript, gzip', `${((await initialJavaScript()) / 1000).toFixed(1)} kB`, '≤ 80 kB')
const starts: number[] = []
for (let start = 0; start < STARTS; start += 1) starts.push(await timeStart())
row('second start, median', `${quantile(starts, 0.5)} ms`, '< 3,000 ms')
const [firstReading, ...readings] = await timeMasterData()
row('of that, reading the municipal master data, median', `${quantile(readings, 0.5)} ms`, '≤ 30 ms')
row('the same at a first start, or after the data changed', `${firstReading} ms`, '–')

const library = await launchLibrary(env, START)
try {
  await setTimeout(REHEARSAL_MS)
  await measureApi()
  const suggestions = await measureSuggestions(library.url)
  row(`suggestions, whole API call, p50 / p95 of ${suggestions.length}`, both(suggestions), 'p95 ≤ 15 ms')
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

/** Milliseconds that the municipal master data take, each time in a new process: first those of a first start, then those of second ones. */
async function timeMasterData(): Promise<number[]> {
  const keptIn = await mkdtemp(join(tmpdir(), 'library-benchmark-kept-'))
  const command = ['--import', 'tsx', join(import.meta.dirname, 'timeMasterData.ts'), keptIn]
  try {
    return Array.from({ length: 1 + STARTS }, () => Number(execFileSync(process.execPath, command).toString()))
  } finally {
    await rm(keptIn, { recursive: true, force: true })
  }
}

async function measureApi(): Promise<void> {
  const whole: number[] = []
  const beyondWaiting: number[] = []
  const beyondReported: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const question of QUESTIONS) {
      for (const filter of FILTERS) {
        const { ms, text, waited } = await exchange(`${library.url}/api/search?q=${encodeURIComponent(question)}${filter}`)
        // The whole answer made into objects would be garbage, and its collection fall into the next measurement.
        const engineMs = Number(/"engineMs":(\d+)/.exec(text)?.[1])
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

function row(what: string, measured: string, asked: string): void {
  console.log(`| ${what} | ${measured} | ${asked} |`)
}
