import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readMunicipalDirectory } from '#corpus'
import { NameRecognizer } from '#names'

/**
 * How long names take: `node --import tsx tests/benchmark/benchmarkNames.ts`. The text is that of the records, repeated up to 1 MB of UTF-8.
 */
const ROUNDS = 5
const MEGABYTE = 1_000_000

const directory = await readMunicipalDirectory('corpus')
const text = firstMegabyte(await readRecords())

const beforeConstruction = performance.now()
const recognizer = new NameRecognizer(directory)
const constructed = performance.now()
recognizer.recognize('滑川市')
const first = performance.now()
console.log(
  `construction ${(constructed - beforeConstruction).toFixed(2)} ms; first short text, with the book of names, ${(first - constructed).toFixed(1)} ms`,
)

const times: number[] = []
const cpu: number[] = []
let mentions = 0
for (let round = 0; round < ROUNDS; round += 1) {
  const start = performance.now()
  const usage = process.cpuUsage()
  mentions = recognizer.recognize(text).length
  times.push(performance.now() - start)
  const { user, system } = process.cpuUsage(usage)
  cpu.push((user + system) / 1000)
}
console.log(`${Buffer.byteLength(text)} bytes, ${mentions} mentions (asked: ≤ 2,000 ms)`)
console.log(`elapsed: ${times.map((time) => time.toFixed(0)).join(', ')} ms; median ${median(times).toFixed(0)} ms`)
console.log(`processor, with its collector of garbage: median ${median(cpu).toFixed(0)} ms`)

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
}

async function readRecords(): Promise<string> {
  const files = await readdir('corpus', { recursive: true })
  const records = files.filter((file) => /^(?:cases|articles|seminar-reports|presentations)\/.*\.md$/.test(file)).sort()
  const texts = await Promise.all(records.map((file) => readFile(join('corpus', file), 'utf8')))
  return texts.join('\n')
}

function firstMegabyte(records: string): string {
  const repeated = Buffer.from(records.repeat(Math.ceil(MEGABYTE / Buffer.byteLength(records))))
  // A character that the cut tears is left out.
  return new TextDecoder().decode(repeated.subarray(0, MEGABYTE)).replace(/\uFFFD+$/, '')
}
