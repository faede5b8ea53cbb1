import { readConfig } from '#config'
import { closeOnSignal, reachEngine } from '#engine'
import { LibraryError } from '#model'
import { analyserFor, readReference } from '#publish'
import { evaluate, type Evaluation } from './evaluate.ts'
import { readBeir } from './readBeir.ts'

/** Indexes of evaluations stand apart from the library's. */
const NAMESPACE = 'evaluation'

async function main(dir: string | undefined): Promise<void> {
  if (dir === undefined) throw new LibraryError('BAD_TASK', '評価データのフォルダーを指定してください（例: npm run evaluate -- DIR）。')
  const config = readConfig(process.env)
  const task = await readBeir(dir)
  const reference = await readReference(config.corpusDir)
  const analyser = await analyserFor(reference)
  const opened = await closeOnSignal(reachEngine(config, console.error), console.error)
  try {
    const evaluations = await evaluate(task, { engine: opened.admin.within(NAMESPACE), analyser, reference })
    print(evaluations, task.passages.length, task.queries.length)
  } finally {
    await opened.close()
  }
}

function print(evaluations: readonly Evaluation[], passages: number, queries: number): void {
  console.log(`${passages.toLocaleString('ja-JP')} passages, ${queries.toLocaleString('ja-JP')} queries\n`)
  console.log('| way | nDCG@10 | MRR@10 | Recall@10 | nDCG@10 of half to tune on | of half to report | p50 / p95 ms |')
  console.log('|---|---|---|---|---|---|---|')
  for (const { way, measures, halves, latency } of evaluations) {
    const { ndcg10, mrr10, recall10 } = measures
    const figures = [ndcg10, mrr10, recall10, halves.tune.ndcg10, halves.report.ndcg10].map((figure) => figure.toFixed(4))
    const times = latency ? `${latency.p50.toFixed(1)} / ${latency.p95.toFixed(1)}` : '–'
    console.log(`| ${way} | ${figures.join(' | ')} | ${times} |`)
  }
}

try {
  await main(process.argv[2])
} catch (error) {
  if (!(error instanceof LibraryError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
