import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#config'
import { openEngine, type EngineReader } from '#engine'
import { analyserFor, readReference } from '#publish'
import { countRecords } from '../../server/countRecords.ts'
import { indexTask, type Setting } from '../../server/evaluate/evaluate.ts'
import { measure } from '../../server/evaluate/measures.ts'
import { readBeir, type RetrievalTask } from '../../server/evaluate/readBeir.ts'
import { splitHalves, type Half } from '../../server/evaluate/splitHalves.ts'
import { libraryOver, type Library } from '../../server/Library.ts'
import { readQuery } from '../../server/query/readQuery.ts'
import { findCandidates } from '../../server/search/askIndex.ts'
import { planQuery } from '../../server/search/planQuery.ts'
import { rankDocuments } from '../../server/search/rankDocuments.ts'
import { RANKING, type RankingConstants } from '../../server/search/rankingConstants.ts'
import { MAX_QUERY_LENGTH } from '../../server/search/searchShapes.ts'
import { STARTER_CORPUS } from '../unit/starterCorpus.ts'

/**
 * `node --import tsx tests/benchmark/tuneRanking.ts DIR` tunes the constants of ranking on one half of a task's questions, each in turn and from textbook
 * values, and reports them on the other half. The candidates stay the same; they are asked for once.
 */

type Name = 'title' | Exclude<keyof RankingConstants, 'fieldWeights'>

/** What is tuned, from what a textbook would take (BM25 over all text, no other evidence). Other constants say nothing about plain passages. */
const TUNED: readonly { name: Name; textbook: number; values: readonly number[] }[] = [
  { name: 'k1', textbook: 1.2, values: [0.2, 0.35, 0.5, 0.7, 0.9, 1.2] },
  { name: 'b', textbook: 0.75, values: [0.25, 0.4, 0.5, 0.6, 0.75] },
  { name: 'title', textbook: 1, values: [1, 2, 3, 4, 5, 6, 8] },
  { name: 'twoWeight', textbook: 0, values: [0, 0.1, 0.2, 0.3, 0.45, 0.6] },
  { name: 'threeWeight', textbook: 0, values: [0, 0.1, 0.2, 0.3, 0.45] },
  { name: 'pairWeight', textbook: 0, values: [0, 0.3, 0.5, 0.8, 1.2] },
  { name: 'meaningWeight', textbook: 0, values: [0, 0.1, 0.2, 0.3, 0.4, 0.6] },
  { name: 'titleNamed', textbook: 0, values: [0, 1, 2, 3, 5, 7] },
  { name: 'properNoun', textbook: 1, values: [1, 1.2, 1.4, 1.7, 2] },
  { name: 'sameTitle', textbook: 0, values: [0, 0.03, 0.05, 0.08, 0.12] },
  { name: 'otherPassages', textbook: 0, values: [0, 0.02, 0.05, 0.1] },
]
const MOST_PASSES = 4
/** A pass that gains less is the last. */
const WORTHWHILE = 0.0001

/** How good the rankings of one half are, by constants. */
type Judge = (half: Half, constants: RankingConstants) => number

const dir = process.argv[2]
if (dir === undefined) throw new Error('the folder of a task in the BEIR layout is missing')
const task = await readBeir(dir)
const dataDir = await mkdtemp(join(tmpdir(), 'library-tuning-'))
const engine = await openEngine({ ...readConfig({}), dataDir }, () => {})
try {
  const reference = await readReference(STARTER_CORPUS)
  const judge = await prepare(task, { engine: engine.admin, reference, analyser: await analyserFor(reference) })
  const textbook = TUNED.reduce((constants, { name, textbook: value }) => withValue(constants, name, value), RANKING)
  console.log('| constants | nDCG@10 of half to tune on | of half to report |\n|---|---|---|')
  report('textbook', textbook, judge)
  const tuned = tune(textbook, judge)
  report('tuned on one half', tuned, judge)
  report('in use', RANKING, judge)
  console.log(`\ntuned: ${TUNED.map(({ name }) => `${name} ${valueOf(tuned, name)}`).join(', ')}`)
} finally {
  await engine.close()
  await rm(dataDir, { recursive: true, force: true })
}

/** Asks for the candidates of every question, once. */
async function prepare({ queries, judgements, ...rest }: RetrievalTask, setting: Setting): Promise<Judge> {
  const reader = await indexTask({ queries, judgements, ...rest }, setting)
  const library = libraryOver(setting, reader)
  const halfOf = splitHalves({ queries, judgements, ...rest })
  const ranked: { id: string; half: Half | undefined; rank: (constants: RankingConstants) => string[] }[] = []
  for (const { id, text } of queries) ranked.push({ id, half: halfOf.get(id), rank: await ranker(text, library, reader) })
  return (half, constants) => {
    const rankings = ranked.filter((one) => one.half === half).map(({ id, rank }) => [id, rank(constants)] as const)
    return measure(new Map(rankings), judgements).ndcg10
  }
}

async function ranker(
  text: string,
  { analyser, reference, names }: Pick<Library, 'analyser' | 'reference' | 'names'>,
  reader: EngineReader,
): Promise<(constants: RankingConstants) => string[]> {
  const recognition = { names, counts: await countRecords(reader) }
  const query = readQuery({ q: text.slice(0, MAX_QUERY_LENGTH) }, analyser, reference, recognition)
  const plan = await planQuery(query, reader, reference)
  if (!plan) return () => []
  const { candidates, isFound } = await findCandidates(query, plan, [], reader, reference)
  return (constants) => rankDocuments(candidates, plan.words, query, isFound, constants).map(({ documentId }) => documentId)
}

function tune(from: RankingConstants, judge: Judge): RankingConstants {
  let [best, score] = [from, judge('tune', from)]
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    const before = score
    for (const { name, values } of TUNED) {
      for (const value of values) {
        const tried = withValue(best, name, value)
        const reached = judge('tune', tried)
        if (reached > score) [best, score] = [tried, reached]
      }
    }
    if (score - before < WORTHWHILE) break
  }
  return best
}

function valueOf(constants: RankingConstants, name: Name): number {
  return name === 'title' ? constants.fieldWeights.title : constants[name]
}

function withValue(constants: RankingConstants, name: Name, value: number): RankingConstants {
  return name === 'title' ? { ...constants, fieldWeights: { ...constants.fieldWeights, title: value } } : { ...constants, [name]: value }
}

function report(what: string, constants: RankingConstants, judge: Judge): void {
  console.log(`| ${what} | ${judge('tune', constants).toFixed(4)} | ${judge('report', constants).toFixed(4)} |`)
}
