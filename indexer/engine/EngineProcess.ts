import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { LibraryError } from '#model'
import { commandLineOf } from './commandLineOf.ts'
import { makeFolder } from './makeFolder.ts'

const run = promisify(execFile)

/** What another process of the same data folder needs to reach a running engine. */
interface Handle {
  pid: number
  url: string
  database: string
}

export type EngineState = 'ready' | 'restarting' | 'stopped'

export interface EngineProcessOptions {
  binary: string
  dataDir: string
  /** Told what happens to the engine, one line each. */
  log: (line: string) => void
}

const HANDLE_FILE = 'engine.json'
const KEY_FILE = 'engine-key'
const START_TIMEOUT_MS = 60_000
const POLL_MS = 20
const STOP_TIMEOUT_MS = 10_000
/**
 * The engine sets aside two thirds of the machine's memory for indexing and touches it in every task: a task of one document then takes
 * 0.1 to 2 s, with this limit 0.02 s (24 GB machine, 1.21.0).
 */
const INDEXING_MEMORY = '1GiB'
const FIRST_BACKOFF_MS = 200
const LONGEST_BACKOFF_MS = 15_000
/** An engine that ran this long before it died starts again without a longer pause. */
const STABLE_MS = 60_000
const KEPT_OUTPUT = 4000
const VERSION_TIMEOUT_MS = 10_000

/** A Meilisearch of our own: on loopback, with a key of its own, restarted when it dies, stopped with us. */
export class EngineProcess {
  readonly url: string
  readonly key: string
  readonly #options: EngineProcessOptions
  readonly #port: number
  readonly #database: string
  #child: ChildProcess | null = null
  #state: EngineState = 'restarting'
  #output = ''
  #backoff = FIRST_BACKOFF_MS

  private constructor(options: EngineProcessOptions, port: number, key: string, database: string) {
    this.#options = options
    this.#port = port
    this.url = `http://127.0.0.1:${port}`
    this.key = key
    this.#database = database
  }

  /** Starts the engine and waits until it answers. The caller holds the lock of the data folder. */
  static async start(options: EngineProcessOptions): Promise<EngineProcess> {
    await makeFolder(options.dataDir)
    await stopOrphan(options.dataDir)
    const database = join(options.dataDir, `engine-${await versionOf(options.binary)}`)
    const engine = new EngineProcess(options, await freePort(), await keptKey(options.dataDir), database)
    await engine.#launch()
    return engine
  }

  get state(): EngineState {
    return this.#state
  }

  /** Process id of the running engine, or null between two lives. */
  get pid(): number | null {
    return this.#child?.pid ?? null
  }

  /** Stops the engine and waits for its end. */
  async stop(): Promise<void> {
    this.#state = 'stopped'
    const child = this.#child
    if (child && !hasEnded(child)) {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS)
      await ended
      clearTimeout(late)
    }
    await rm(join(this.#options.dataDir, HANDLE_FILE), { force: true })
  }

  async #launch(): Promise<void> {
    const { binary, dataDir } = this.#options
    const startedAt = Date.now()
    this.#output = ''
    // A group of its own: Ctrl+C must reach the engine through stop(), after the library has answered what it was asked.
    const child = spawn(
      binary,
      [
        '--http-addr',
        `127.0.0.1:${this.#port}`,
        '--db-path',
        this.#database,
        '--env',
        'production',
        '--no-analytics',
        '--max-indexing-memory',
        INDEXING_MEMORY,
        '--log-level',
        'WARN',
      ],
      {
        cwd: dataDir,
        env: { ...withoutEngineSettings(process.env), MEILI_MASTER_KEY: this.key },
        stdio: ['ignore', 'pipe', 'pipe'],
        detached: true,
      },
    )
    this.#child = child
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.#output = (this.#output + text).slice(-KEPT_OUTPUT)))
    }
    child.once('exit', (code, signal) => this.#onExit(child, startedAt, signal ?? code))
    child.once('error', (error) => (this.#output += error.message))
    await this.#untilHealthy(child)
    if (child.pid !== undefined) await writeHandle(dataDir, { pid: child.pid, url: this.url, database: this.#database })
    // It may have ended since it answered; its end was not heeded then, because it was not ready yet.
    if (hasEnded(child)) throw this.#startFailed()
    if (this.#state !== 'stopped') this.#state = 'ready'
  }

  async #untilHealthy(child: ChildProcess): Promise<void> {
    const deadline = Date.now() + START_TIMEOUT_MS
    while (Date.now() < deadline && !hasEnded(child) && child.pid !== undefined) {
      if (await isHealthy(this.url)) return
      await wait(POLL_MS)
    }
    child.kill('SIGKILL')
    throw this.#startFailed()
  }

  #startFailed(): LibraryError {
    const lastLines = this.#output.trim().split('\n').slice(-3).join(' / ')
    return new LibraryError('ENGINE_START_FAILED', `検索エンジンが起動しません（${lastLines || '出力なし'}）。`)
  }

  #onExit(child: ChildProcess, startedAt: number, reason: string | number | null): void {
    if (child !== this.#child || this.#state === 'stopped') return
    // A first start that fails is the caller's to report; only an engine that once was ready is revived.
    if (this.#state !== 'ready') return
    this.#state = 'restarting'
    if (Date.now() - startedAt > STABLE_MS) this.#backoff = FIRST_BACKOFF_MS
    this.#options.log(`検索エンジンが止まりました（${reason}）。起動し直します。`)
    void this.#revive()
  }

  async #revive(): Promise<void> {
    while (this.#state === 'restarting') {
      await wait(this.#backoff, undefined, { ref: false })
      this.#backoff = Math.min(this.#backoff * 2, LONGEST_BACKOFF_MS)
      if (this.#state !== 'restarting') return
      try {
        await this.#launch()
        this.#options.log('検索エンジンが復旧しました。')
      } catch (error) {
        this.#options.log(error instanceof Error ? error.message : String(error))
      }
    }
  }
}

/**
 * The environment without the engine's own settings (MEILI_…): those of a shell are meant for another engine, and could make ours refuse documents or
 * answer elsewhere. What ours needs stands on its command line.
 * @see https://www.meilisearch.com/docs/learn/self_hosted/configure_meilisearch_at_launch
 */
function withoutEngineSettings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.toUpperCase().startsWith('MEILI_')))
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null
}

/** The engine that another process of the same data folder runs, if it answers. */
export async function findRunningEngine(dataDir: string): Promise<{ url: string; key: string } | null> {
  const handle = await readHandle(dataDir)
  if (!handle || !(await isHealthy(handle.url))) return null
  return { url: handle.url, key: (await readFile(join(dataDir, KEY_FILE), 'utf8')).trim() }
}

/** Each version of the engine keeps its own database: it refuses those of other versions, and ours can be built again at any time. */
async function versionOf(binary: string): Promise<string> {
  const { stdout } = await run(binary, ['--version'], { timeout: VERSION_TIMEOUT_MS }).catch((cause: unknown) => {
    throw badEngine(`検索エンジン ${binary} が動きません。`, cause)
  })
  const version = /^meilisearch\s+v?(\d+\.\d+\.\d+)/im.exec(stdout)?.[1]
  if (version === undefined) throw badEngine(`${binary} は Meilisearch ではありません。`)
  return version
}

function badEngine(why: string, cause?: unknown): LibraryError {
  return new LibraryError('BAD_ENGINE', `${why}設定 MEILI_BIN に Meilisearch の実行ファイルを指定してください。`, { cause })
}

/** The master key: random, made once, readable only by the owner. */
async function keptKey(dataDir: string): Promise<string> {
  const path = join(dataDir, KEY_FILE)
  try {
    const kept = (await readFile(path, 'utf8')).trim()
    if (kept.length >= 16) return kept
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const key = randomBytes(32).toString('base64url')
  await writeFile(`${path}.new`, `${key}\n`, { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
  return key
}

async function readHandle(dataDir: string): Promise<Handle | null> {
  try {
    return JSON.parse(await readFile(join(dataDir, HANDLE_FILE), 'utf8')) as Handle
  } catch {
    // None was left, or it was cut short: either way there is no engine to find.
    return null
  }
}

async function writeHandle(dataDir: string, handle: Handle): Promise<void> {
  const path = join(dataDir, HANDLE_FILE)
  await writeFile(`${path}.new`, JSON.stringify(handle), { mode: 0o600, flush: true })
  await rename(`${path}.new`, path)
}

/**
 * After a kill -9 of the library its engine may still run on the same database; two of them would spoil it.
 * @throws LibraryError ENGINE_UNKNOWN where nobody can tell whether it runs.
 */
async function stopOrphan(dataDir: string): Promise<void> {
  const handle = await readHandle(dataDir)
  if (!handle || !(await isOurs(handle))) return
  signal(handle, 'SIGTERM')
  const deadline = Date.now() + STOP_TIMEOUT_MS
  while (await isOurs(handle)) {
    if (Date.now() > deadline) signal(handle, 'SIGKILL')
    await wait(POLL_MS)
  }
}

/** Tells a process to end; one that has ended since it was looked at is no error. */
function signal({ pid }: Handle, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Process ids are used again, so the command line must name our database. */
async function isOurs({ pid, database }: Handle): Promise<boolean> {
  const commandLine = await commandLineOf(pid).catch((cause: unknown) => {
    throw unknownEngine(pid, cause)
  })
  return commandLine.includes(database)
}

function unknownEngine(pid: number, cause: unknown): LibraryError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `前の検索エンジン（プロセス ${pid}）がまだ動いているか確かめられません（${reason}）。動いていれば止めて、もう一度お試しください。`
  return new LibraryError('ENGINE_UNKNOWN', message, { cause })
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`, { signal: AbortSignal.timeout(2000) })).ok
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
