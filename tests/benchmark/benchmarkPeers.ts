import { readMunicipalDirectory } from '#corpus'
import { USUAL_WEIGHTS } from '../../server/municipalities/municipalityShapes.ts'
import { quantile } from './measure.ts'
import { PeerFinder } from '../../server/municipalities/PeerFinder.ts'

/** How long municipal data and peers take: `node --import tsx tests/benchmark/benchmarkPeers.ts`. Reading is measured cold, as at the start. */
const started = performance.now()
const usage = process.cpuUsage()
const directory = await readMunicipalDirectory('corpus')
const { user, system } = process.cpuUsage(usage)
console.log(
  `municipal data, cold: ${(performance.now() - started).toFixed(1)} ms elapsed, ${((user + system) / 1000).toFixed(0)} ms of processor`,
)

const building = performance.now()
const finder = new PeerFinder(directory)
console.log(`what all questions share, once: ${(performance.now() - building).toFixed(1)} ms`)

/** Each is asked for so many times, and its median counts: what a machine does beside does not hit the same one again. */
const ROUNDS = 3
const rounds = Array.from({ length: ROUNDS }, () =>
  directory.all.map((municipality) => {
    const [start, before] = [performance.now(), process.cpuUsage()]
    finder.find(municipality, USUAL_WEIGHTS)
    const used = process.cpuUsage(before)
    return { elapsed: performance.now() - start, processor: (used.user + used.system) / 1000 }
  }),
)
const medians = (name: 'elapsed' | 'processor') =>
  directory.all.map((_, index) =>
    quantile(
      rounds.map((round) => round[index]?.[name] ?? NaN),
      0.5,
    ),
  )

/** On a busy machine the processor's time tells what the work costs; collecting garbage beside it is counted too. */
function tell(what: string, measured: readonly number[]): string {
  const sorted = measured.toSorted((one, other) => one - other)
  const at = (share: number) => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN).toFixed(2)
  const slow = sorted.filter((time) => time > 10).length
  return `${what}: median ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms, first ${(measured[0] ?? NaN).toFixed(2)} ms; over 10 ms: ${slow}`
}

console.log(tell(`peers of each of ${directory.all.length}, elapsed, median of ${ROUNDS}`, medians('elapsed')))
console.log(tell('the same, of processor', medians('processor')))
console.log(
  tell(
    'each single time, elapsed',
    rounds.flat().map(({ elapsed }) => elapsed),
  ),
)
