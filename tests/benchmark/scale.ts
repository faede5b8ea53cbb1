import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#config'
import { openEngine } from '#engine'
import { analyserFor, readReference, rebuildIndexes, RECORDS, rulesOf } from '#publish'
import { buildApp } from '../../server/app.ts'
import { exchange } from '../../server/evaluate/exchange.ts'
import { libraryOver } from '../../server/Library.ts'
import { STARTER_CORPUS } from '../unit/starterCorpus.ts'
import { makeLargeCorpus } from './makeLargeCorpus.ts'
import { both } from './measure.ts'
import { FILTERS, QUESTIONS } from './questions.ts'

const PASSAGES_ASKED = Number(process.argv[2] ?? 100_000)
/** A folder to keep the indexes in: building them takes most of the time, and what is there already is measured as it is. */
const KEPT_DIR = process.argv[3]
const ROUNDS = 5

const dataDir = KEPT_DIR ?? (await mkdtemp(join(tmpdir(), 'library-scale-')))
const reference = await readReference(STARTER_CORPUS)
const analyser = await analyserFor(reference)
const engine = await openEngine({ ...readConfig({}), dataDir }, () => {})
try {
  if (!(await engine.admin.hasIndex(RECORDS))) await build()
  const reader = await engine.admin.readerOf(rulesOf('reader'))
  const app = await buildApp(libraryOver({ reference, analyser }, reader))
  await app.listen({ port: 0, host: '127.0.0.1' })
  await measureSearch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}`)
  await app.close()
} finally {
  await engine.close()
  if (KEPT_DIR === undefined) await rm(dataDir, { recursive: true, force: true })
}

async function build(): Promise<void> {
  const documents = await makeLargeCorpus(PASSAGES_ASKED, reference)
  const started = performance.now()
  await rebuildIndexes({ engine: engine.admin, reference, analyser: () => Promise.resolve(analyser), onProgress: show }, documents)
  row(`indexing ${documents.length.toLocaleString('ja-JP')} records`, `${Math.round((performance.now() - started) / 1000)} s`)
}

/** Every question with every set of filters, after one round that fills caches and compiles code. */
async function measureSearch(url: string): Promise<void> {
  const whole: number[] = []
  const slowest = new Map<string, number>()
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const question of QUESTIONS) {
      for (const filter of FILTERS) {
        const { ms } = await exchange(`${url}/api/search?q=${encodeURIComponent(question)}${filter}`)
        if (round === 0) continue
        whole.push(ms)
        slowest.set(question + filter, Math.max(slowest.get(question + filter) ?? 0, ms))
      }
    }
  }
  row(`search, whole API call with vectors and facets, p50 / p95 of ${whole.length}`, both(whole))
  const worst = [...slowest].sort((a, b) => b[1] - a[1]).slice(0, 5)
  for (const [question, ms] of worst) row(`slowest: ${question}`, `${ms.toFixed(1)} ms`)
}

function show(done: number, total: number): void {
  if (done % 5000 === 0) process.stderr.write(`${done}/${total}\n`)
}

function row(what: string, measured: string): void {
  console.log(`| ${what} | ${measured} |`)
}
