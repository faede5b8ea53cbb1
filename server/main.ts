import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { readConfig, type Config } from '#config'
import { LibraryError } from '#model'
import { buildApp } from './app.ts'
import { openLibrary } from './Library.ts'
import { listenProblem } from './listenProblem.ts'
import { askFirst, rehearse } from './rehearse.ts'

const UI_DIR = join(import.meta.dirname, '..', 'ui', 'dist')
/** A stop that takes longer than this is cut short. */
const STOP_TIMEOUT_MS = 15_000
const PARENT_WATCH_MS = 250
/** Opens the library, serves it, and closes it on SIGTERM, SIGINT or SIGHUP. */
async function serve(): Promise<void> {
  const config = readConfig(process.env)
  let stopping = false
  const log = (line: string) => {
    if (!stopping) console.error(line)
  }
  // Known before the records are indexed, which may take a while.
  const opening = openLibrary(config, log, () => requireFreePort(config))
  let closeApp: () => Promise<unknown> = () => Promise.resolve()
  const stop = async () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), STOP_TIMEOUT_MS).unref()
    await closeApp()
    await (await opening.catch(() => null))?.close()
    process.exit(0)
  }
  // On SIGHUP, too: Node would end at once, even under nohup, and leave the engine behind.
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => void stop())
  if (process.env['npm_lifecycle_event'] !== undefined) whenOrphaned(() => void stop())

  const library = await opening
  const app = await buildApp(library, existsSync(UI_DIR) ? { uiDir: UI_DIR } : {})
  closeApp = () => app.close()
  await askFirst(app)
  if (stopping) return
  if (library.report.problems.length > 0) {
    console.error(`問題のある箇所が ${library.report.problems.length} 件あります。npm run check で確かめられます。`)
  }
  try {
    await app.listen({ port: config.port, host: config.host })
  } catch (cause) {
    await library.close()
    throw listenProblem(config, cause)
  }
  const address = app.server.address()
  const port = address !== null && typeof address === 'object' ? address.port : config.port
  const host = config.host.includes(':') ? `[${config.host}]` : config.host
  console.log(`図書室を開きました: http://${host}:${port}/ （資料 ${library.report.documents} 件、終了は Ctrl+C）`)
  // Questions for practice are not to be sent to an embedding service.
  if (!library.embedding) await rehearse(app, library.reference, () => stopping)
}

/** Takes the port and lets it go again. @throws LibraryError PORT_IN_USE or BAD_SETTING */
async function requireFreePort(config: Config): Promise<void> {
  const server = createServer()
  try {
    await once(server.listen(config.port, config.host), 'listening')
  } catch (cause) {
    throw listenProblem(config, cause)
  }
  server.close()
  await once(server, 'close')
}

/**
 * npm starts us through a shell and, told to stop, ends the shell without passing the signal on. So under npm a parent that is gone means that we
 * are to go, too. Elsewhere it does not: a server left behind by a closed terminal is meant to stay.
 * @see https://github.com/npm/cli/issues/6684
 */
function whenOrphaned(act: () => void): void {
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    act()
  }, PARENT_WATCH_MS).unref()
}

// Whoever read our lines may be gone (a closed terminal, a pipe into head): a line that nobody takes must not end the library and leave its engine behind.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

try {
  await serve()
} catch (error) {
  // What a person can act on is one line; everything else is a fault of ours and shows where it happened.
  console.error(error instanceof LibraryError ? error.message : error)
  process.exit(1)
}
