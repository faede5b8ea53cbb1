import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { BreakableEngine } from '../BreakableEngine.ts'
import { caseRecord, makeCorpus } from '../makeCorpus.ts'
import { makeDataDir, until } from './startEngine.ts'

const run = promisify(execFile)

interface Server {
  child: ChildProcess
  output: () => string
}

function launch(env: Record<string, string>, script: string[] = ['--import', 'tsx', 'server/main.ts']): Server {
  const child = spawn(process.execPath, script, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    // Not SIGKILL: that would leave the engine behind.
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  return { child, output: () => output }
}

async function endOf({ child }: Server): Promise<number | null> {
  if (child.exitCode === null) await once(child, 'exit')
  return child.exitCode
}

async function addressOf(server: Server): Promise<string> {
  const found = () => /http:\/\/\S+?(?=\/ )/.exec(server.output())?.[0]
  await until('the address is printed', () => found() !== undefined || server.child.exitCode !== null)
  return found() ?? expect.fail(server.output())
}

async function smallCorpus(): Promise<string> {
  const corpus = await makeCorpus({ 'cases/a.md': caseRecord('甲', '窓口を改善しました。') })
  onTestFinished(() => corpus.dispose())
  return corpus.dir
}

describe('the server process', () => {
  it('answers 503 with a code while the engine is down, recovers by itself, and stops cleanly with its engine', async () => {
    const dataDir = await makeDataDir()
    const engine = await BreakableEngine.in(dataDir)
    const server = launch({ PORT: '0', DATA_DIR: dataDir, CORPUS_DIR: await smallCorpus(), MEILI_BIN: engine.binary })
    const url = await addressOf(server)
    const ask = (path: string) => fetch(url + path)
    const search = `/api/search?q=${encodeURIComponent('窓口')}`
    expect((await ask(search)).status).toBe(200)

    await engine.break()
    await until('the outage shows', async () => (await ask('/api/health')).status === 503)
    const refused = await ask(search)
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({ code: 'ENGINE_DOWN' })
    await engine.mend()
    await until('search works again', async () => (await ask(search)).status === 200)
    await until('health is good again', async () => (await ask('/api/health')).status === 200)

    const revived = await engineOf(dataDir)
    server.child.kill('SIGTERM')
    expect(await endOf(server)).toBe(0)
    expect(isAlive(revived.pid)).toBe(false)
  })

  it('goes on when nobody reads its lines any more, and stops cleanly when its terminal is closed', async () => {
    const dataDir = await makeDataDir()
    const server = launch({ PORT: '0', DATA_DIR: dataDir, CORPUS_DIR: await smallCorpus() })
    const url = await addressOf(server)
    const engine = await engineOf(dataDir)
    server.child.stdout?.destroy()
    server.child.stderr?.destroy()
    // The library has to tell of it: a line that nobody takes.
    process.kill(engine.pid, 'SIGKILL')
    await until('the engine is another', async () => (await engineOf(dataDir)).pid !== engine.pid)
    await until('search works again', async () => (await fetch(`${url}/api/health`)).status === 200)

    const revived = await engineOf(dataDir)
    server.child.kill('SIGHUP')
    expect(await endOf(server)).toBe(0)
    expect(isAlive(revived.pid)).toBe(false)
  })

  it('stops with the shell in which npm started it', async () => {
    const dataDir = await makeDataDir()
    const env = { PORT: '0', DATA_DIR: dataDir, CORPUS_DIR: await smallCorpus(), npm_lifecycle_event: 'start' }
    const shell = spawn('sh', ['-c', `"${process.execPath}" --import tsx server/main.ts; true`], {
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'ignore'],
      // A group of its own, so that the library can be stopped whose shell is gone.
      detached: true,
    })
    onTestFinished(() => stopGroup(shell, dataDir))
    let output = ''
    shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    await until('the library is open', () => output.includes('図書室を開きました'))
    const { pid } = await engineOf(dataDir)
    shell.kill('SIGTERM')
    await until('the engine is gone', () => !isAlive(pid))
  })

  it('as npm start builds and starts it finds all of its parts, and stops cleanly', async () => {
    const server = launch({ PORT: '0', DATA_DIR: await makeDataDir(), CORPUS_DIR: await smallCorpus() }, ['server/start.mjs'])
    const url = await addressOf(server)
    const answerOf = async (path: string) => (await fetch(url + path)).text()
    expect(await answerOf(`/api/search?q=${encodeURIComponent('窓口改善')}`)).toContain('"id":"cases/a"')
    expect(await answerOf('/')).toMatch(/<script type="module"[^>]* src="\/assets\//)
    expect(JSON.parse(await answerOf('/api/openapi.json'))).toMatchObject({ openapi: '3.1.0' })
    expect(await answerOf('/api/docs/')).toContain('swagger-ui.css')
    expect(await answerOf('/api/docs/static/swagger-ui.css')).toContain('.swagger-ui')
    expect(await answerOf('/api/docs/static/logo.svg')).toContain('<svg')
    // Told by an exception, which a bundler may take for nothing.
    expect(await answerOf('/documents/cases/%E7%AA')).toContain('<!doctype html>')
    server.child.kill('SIGTERM')
    expect(await endOf(server)).toBe(0)
  })

  it('refuses a second start on the same data folder with one line, while npm run index still works', async () => {
    const env = { PORT: '0', DATA_DIR: await makeDataDir(), CORPUS_DIR: await smallCorpus() }
    const first = launch(env)
    await addressOf(first)
    const second = launch(env)
    expect(await endOf(second)).toBe(1)
    expect(second.output().trim().split('\n')).toEqual([expect.stringContaining(env.DATA_DIR)])
    const index = launch(env, ['--import', 'tsx', 'indexer/cli.ts', 'index'])
    expect(await endOf(index), index.output()).toBe(0)
    expect(index.output()).toContain('変わったレコードはありません')
  })

  it('says that the port is taken before it indexes anything', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    onTestFinished(() => void other.close())
    await once(other, 'listening')
    const port = String((other.address() as AddressInfo).port)
    const server = launch({ PORT: port, DATA_DIR: await makeDataDir(), CORPUS_DIR: await smallCorpus() })
    expect(await endOf(server)).toBe(1)
    expect(server.output().trim().split('\n')).toEqual([expect.stringContaining(port)])
  })

  it.each([
    [{ PORT: '99999' }, 'PORT'],
    [{ HOST: 'nowhere.invalid' }, 'HOST=nowhere.invalid'],
    [{ CORPUS_DIR: '/no/such/corpus' }, 'CORPUS_DIR=/no/such/corpus'],
    [{ CORPUS_DIR: tmpdir() }, 'vocabularies'],
    [{ DATA_DIR: '/proc/no-folder' }, 'DATA_DIR=/proc/no-folder'],
    [{ MEILI_URL: 'nonsense' }, 'MEILI_URL'],
    [{ MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'x' }, 'MEILI_URL=http://127.0.0.1:9'],
    [{ MEILI_BIN: '/no/such/engine' }, 'MEILI_BIN'],
    [{ MEILI_BIN: '/bin/true' }, 'MEILI_BIN'],
  ])('stops at a wrong setting with one line: %j', async (setting, named) => {
    const server = launch({ PORT: '0', DATA_DIR: await makeDataDir(), ...setting })
    expect(await endOf(server)).toBe(1)
    expect(server.output().trim().split('\n')).toEqual([expect.stringContaining(named)])
  })
})

it.each([
  ['npm run check', ['indexer/cli.ts', 'check']],
  ['npm run index', ['indexer/cli.ts', 'index']],
  ['npm run import-municipalities', ['indexer/cli.ts', 'import-municipalities', 'new.csv']],
  ['npm run evaluate', ['server/evaluate/main.ts', 'TASK']],
  ['npm run generate', ['server/generateClientTypes.ts']],
])('%s names the setting where it is no corpus, on one line', async (_name, script) => {
  const task = script.includes('TASK') ? await makeTask() : ''
  const words = script.map((word) => (word === 'TASK' ? task : word))
  const command = launch({ DATA_DIR: await makeDataDir(), CORPUS_DIR: '/no/such/corpus' }, ['--import', 'tsx', ...words])
  expect(await endOf(command)).toBe(1)
  expect(command.output().trim().split('\n')).toEqual([expect.stringContaining('設定 CORPUS_DIR=/no/such/corpus は使えません')])
})

describe('npm run check', () => {
  it('lists file:line: problem and ends with 1, or with 0 when all is well', async () => {
    const corpus = await makeCorpus({ 'cases/bad.md': caseRecord('悪い記録', '始めました。', { levels: '[ありえない]' }) })
    onTestFinished(() => corpus.dispose())
    const bad = launch({ CORPUS_DIR: corpus.dir }, ['--import', 'tsx', 'indexer/cli.ts', 'check'])
    expect(await endOf(bad)).toBe(1)
    expect(bad.output()).toMatch(/^cases\/bad\.md:8: .*ありえない.*業務改善、人材育成/m)
    const good = launch({ CORPUS_DIR: await smallCorpus() }, ['--import', 'tsx', 'indexer/cli.ts', 'check'])
    expect(await endOf(good)).toBe(0)
  })
})

/** Stops a shell and the library that runs in it, if they still do, and waits for the engine's end. */
async function stopGroup({ pid: group }: ChildProcess, dataDir: string): Promise<void> {
  const engine = await engineOf(dataDir).catch(() => null)
  if (group !== undefined && isAlive(-group)) process.kill(-group, 'SIGTERM')
  if (engine) await until('the engine is gone', () => !isAlive(engine.pid))
}

describe('work that is interrupted', () => {
  const INDEX = ['indexer/cli.ts', 'index', '--full']
  const EVALUATE = ['server/evaluate/main.ts']

  it.each([
    ['npm run index', INDEX, 'engine.json', 'SIGINT', 130],
    ['npm run index', INDEX, 'engine.json', 'SIGTERM', 143],
    // The key is made right before the engine is started: the signal comes while it starts.
    ['npm run index', INDEX, 'engine-key', 'SIGINT', 130],
    ['npm run index', INDEX, 'engine.json', 'SIGHUP', 129],
    ['npm run evaluate', EVALUATE, 'engine.json', 'SIGINT', 130],
  ] as const)(
    '%s %j stops its engine, says so on one line and ends as shells expect (%s, %s, %i)',
    async (_name, script, mark, signal, code) => {
      const dataDir = await makeDataDir()
      onTestFinished(async () => (await enginesOn(dataDir)).forEach((pid) => process.kill(pid, 'SIGKILL')))
      const task = script === EVALUATE ? [await makeTask()] : []
      const work = launch({ DATA_DIR: dataDir }, ['--import', 'tsx', ...script, ...task])
      await until('the work has begun', () => existsSync(join(dataDir, mark)) || work.child.exitCode !== null)
      work.child.kill(signal)
      // As npm does after a terminal has done so.
      work.child.kill(signal)
      expect(await endOf(work), work.output()).toBe(code)
      const said = work.output().trim().split('\n')
      expect(said.filter((line) => !line.startsWith('索引を作成中'))).toEqual([expect.stringContaining('途中で止めます')])
      expect(await enginesOn(dataDir)).toEqual([])
    },
  )
})

/** Process ids of the engines that run on the database of a data folder. */
async function enginesOn(dataDir: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-eo', 'pid=,args='])
  return stdout.split('\n').flatMap((line) => (line.includes(join(dataDir, 'engine-')) ? [Number.parseInt(line, 10)] : []))
}

/** A retrieval task that takes a while. */
async function makeTask(): Promise<string> {
  const dir = await makeDataDir()
  const lines = (name: string, texts: readonly string[]) =>
    writeFile(join(dir, name), texts.map((text, index) => JSON.stringify({ _id: String(index), title: '', text })).join('\n'))
  const text = '窓口で待つ時間を減らすために、職員が案内の順番を見直しました。'
  await mkdir(join(dir, 'qrels'))
  await Promise.all([
    lines(
      'corpus.jsonl',
      Array.from({ length: 3000 }, (_, index) => `${index}。${text.repeat(5)}`),
    ),
    lines('queries.jsonl', ['窓口']),
    writeFile(join(dir, 'qrels', 'test.tsv'), 'query\tpassage\tgrade\n0\t0\t1\n'),
  ])
  return dir
}

async function engineOf(dataDir: string): Promise<{ pid: number }> {
  return JSON.parse(await readFile(`${dataDir}/engine.json`, 'utf8')) as { pid: number }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
