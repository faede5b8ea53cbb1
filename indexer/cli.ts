import { Command, CommanderError } from 'commander'
import { readConfig, type Config } from '#config'
import { readCorpus, requireCorpus, takeSnapshot } from '#corpus'
import { closeOnSignal, reachEngine } from '#engine'
import { formatProblem, LibraryError, type Problem } from '#model'
import { importMunicipalities, tellImport } from './municipalities/index.ts'
import { analyserFor, readReference, runIndex, tellUnembedded, type PublishReport } from '#publish'

const MODES: Readonly<Record<PublishReport['mode'], string>> = {
  unchanged: '変わったレコードはありません',
  updated: '変わったレコードを載せました',
  rebuilt: '索引を作り直しました',
}

/** What can be wrong with a command that was typed, by the code of the commander package, which tells it in English. */
const WRONG_USE: Readonly<Record<string, string>> = {
  'commander.missingArgument': 'ファイルの指定がありません',
  'commander.excessArguments': '余分な指定があります',
  'commander.unknownOption': '知らない指定（「--」で始まるもの）があります',
  'commander.unknownCommand': 'そのコマンドはありません',
}
const USES = 'npm run check、npm run index [-- --full]、npm run import-municipalities -- ファイル…'

const program = new Command('library')
  .description('コーパスの検査と索引づくり')
  .exitOverride()
  .configureOutput({ outputError: () => {} })

program
  .command('check')
  .description('コーパスを検査し、問題を「ファイル:行: 内容」で示す')
  .action(async () => check(readConfig(process.env)))

program
  .command('index')
  .description('変わったレコードを索引に載せる')
  .option('--full', '索引をはじめから作り直す')
  .action(async (options: { full?: boolean }) => index(readConfig(process.env), options.full === true))

program
  .command('import-municipalities')
  .description('新しい年度の自治体データを取り込み、変わったところを示す')
  .argument('<file...>', 'municipalities.csv か former-municipalities.csv と同じ見出しの CSV')
  .option('--allow-fewer', '団体が大きく減っていても取り込む')
  .action(async (files: string[], options: { allowFewer?: boolean }) =>
    importFiles(readConfig(process.env), files, options.allowFewer === true),
  )

async function importFiles(config: Config, files: readonly string[], allowFewer: boolean): Promise<void> {
  await requireCorpus(config.corpusDir)
  const report = await importMunicipalities(config.corpusDir, files, allowFewer)
  const isRefused = report.problems.length > 0
  console[isRefused ? 'error' : 'log'](tellImport(report))
  if (isRefused) process.exitCode = 1
}

async function check(config: Config): Promise<void> {
  const reference = await readReference(config.corpusDir)
  const { documents, problems } = readCorpus(await takeSnapshot(config.corpusDir), reference)
  printProblems(problems)
  console.log(`レコード ${documents.length} 件、問題 ${problems.length} 件`)
  if (problems.length > 0) process.exitCode = 1
}

async function index(config: Config, full: boolean): Promise<void> {
  const reference = await readReference(config.corpusDir)
  const engine = await closeOnSignal(reachEngine(config, console.error), console.error)
  try {
    const report = await runIndex(config, reference, engine.admin, { full, analyser: () => analyserFor(reference) })
    printProblems(report.problems)
    const unembedded = tellUnembedded(report)
    if (unembedded) console.error(unembedded)
    console.log(
      `${MODES[report.mode]}（載せた ${report.added} 件、外した ${report.removed} 件、全 ${report.documents} 件、問題 ${report.problems.length} 件）`,
    )
    if (report.problems.length > 0) process.exitCode = 1
  } finally {
    await engine.close()
  }
}

function printProblems(problems: readonly Problem[]): void {
  for (const problem of problems) console.error(formatProblem(problem))
}

/** Says what is wrong with the command itself. What was asked for (--help) has been printed. */
function tellUse({ code, exitCode }: CommanderError): void {
  if (exitCode !== 0) fail(`${WRONG_USE[code] ?? 'コマンドの書き方が違います'}。使い方：${USES}`)
}

function fail(message: string): void {
  console.error(message)
  process.exitCode = 1
}

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) tellUse(error)
  else if (error instanceof LibraryError) fail(error.message)
  else throw error
}
