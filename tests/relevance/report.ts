import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchLibrary } from '../launchLibrary.ts'
import { describeMisses, judgeAll, tally, type JudgedKind, type Tally } from './judgeAll.ts'
import { readJudgedSet, type Half } from './readJudgedSet.ts'

/** `npm run relevance [-- tune | report] [ADDRESS]`: the judged set against a library of its own, or against the one that runs at an address. */
const { half, address } = readArguments(process.argv.slice(2))
const files = await readJudgedSet()
print(address === undefined ? await withOwnLibrary((url) => judgeAll(files, url, half)) : await judgeAll(files, address, half))

function readArguments(given: readonly string[]): { half: Half | undefined; address: string | undefined } {
  const half = given.find((argument): argument is Half => argument === 'tune' || argument === 'report')
  const address = given.find((argument) => /^https?:\/\//.test(argument))?.replace(/\/$/, '')
  const unknown = given.find((argument) => argument !== half && argument.replace(/\/$/, '') !== address)
  if (unknown !== undefined) throw new Error(`${unknown}: expected tune, report or the address of a library`)
  return { half, address }
}

async function withOwnLibrary<T>(use: (url: string) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), 'library-relevance-'))
  const library = await launchLibrary({ DATA_DIR: dataDir, PORT: '0' }, ['--import', 'tsx', 'server/main.ts'])
  try {
    return await use(library.url)
  } finally {
    await library.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

function print(kinds: readonly JudgedKind[]): void {
  for (const { label, judgements } of kinds) {
    const misses = describeMisses(judgements)
    if (misses.length > 0) console.log(`## ${label}\n\n${misses.map((miss) => `- ${miss}`).join('\n')}\n`)
  }
  console.log(`| kind | queries | as judged | hits@1 | hits@3 | MRR@10 | misses |`)
  console.log('|---|---|---|---|---|---|---|')
  for (const { kind, label, judgements } of kinds) console.log(row(`${label} (${kind})`, tally(judgements)))
  console.log(row(`**all${half === undefined ? '' : `, ${half}`}**`, tally(kinds.flatMap(({ judgements }) => judgements))))
}

function row(name: string, { queries, met, hits1, hits3, mrr }: Tally): string {
  const percent = (share: number | null) => (share === null ? '–' : `${(100 * share).toFixed(1)} %`)
  return `| ${name} | ${queries} | ${percent(met / queries)} | ${percent(hits1)} | ${percent(hits3)} | ${mrr?.toFixed(3) ?? '–'} | ${queries - met} |`
}
