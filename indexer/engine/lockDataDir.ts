import { createHash, randomBytes } from 'node:crypto'
import { readdir, realpath, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { LibraryError, systemReason } from '#model'
import { makeFolder } from './makeFolder.ts'

export interface DataDirLock {
  release(): Promise<void>
}

/** Where the sockets of one data folder stand: a folder, and how their names begin. */
interface Place {
  folder: string
  prefix: string
}

/** macOS takes 104 bytes and Linux 108; Node.js 20 cuts longer paths without a word. */
const LONGEST_SOCKET_PATH = 100
/** Two that come at once may both step back; chance parts them. */
const ATTEMPTS = 4
const LONGEST_PAUSE_MS = 50

/**
 * Takes the data folder for this process. The lock is a listening local socket: it is dead with the process, whatever ends it, so there is no
 * guess about process ids. Everyone opens a socket of a name of their own first and then looks for others: of two that come at once, the later
 * one sees the earlier one. No name is used twice, so what does not answer is dead for good and can be cleared away.
 * @throws LibraryError DATA_DIR_IN_USE when another process holds it, DATA_DIR_LOCK when the folder cannot be made or locked.
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  return lock(dataDir, 'lock', {
    code: 'DATA_DIR_IN_USE',
    message: `データのフォルダー ${dataDir} は、起動中の別のライブラリが使っています。それを止めるか、DATA_DIR を変えてください。`,
  })
}

/**
 * Takes the writing of the indexes for this process, in the same way: `npm run index` may be called beside a running library, but two at once would
 * each undo what the other does.
 * @throws LibraryError INDEXING_UNDER_WAY when another process holds it, DATA_DIR_LOCK when the folder cannot be made or locked.
 */
export async function lockIndexing(dataDir: string): Promise<DataDirLock> {
  return lock(dataDir, 'indexing', {
    code: 'INDEXING_UNDER_WAY',
    message: `データのフォルダー ${dataDir} の索引は、別の処理が作成中です。終わってから、もう一度実行してください。`,
  })
}

/** @param refusal what to throw when another process holds the lock. */
async function lock(dataDir: string, purpose: string, refusal: { code: string; message: string }): Promise<DataDirLock> {
  const server = await takeTurns(dataDir, purpose).catch((cause: unknown) => {
    const message = `設定 DATA_DIR=${dataDir} は使えません（${systemReason(cause)}）。書き込めるフォルダーを指定してください。`
    throw new LibraryError('DATA_DIR_LOCK', message, { cause })
  })
  if (server) return { release: () => close(server) }
  throw new LibraryError(refusal.code, refusal.message)
}

async function takeTurns(dataDir: string, purpose: string): Promise<Server | null> {
  await makeFolder(dataDir)
  const place = placeFor(await realpath(dataDir), purpose)
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const server = await tryOnce(place)
    if (server) return server
    if (attempt < ATTEMPTS) await pause(Math.random() * LONGEST_PAUSE_MS)
  }
  return null
}

/** Opens a socket and keeps it if no other one lives. */
async function tryOnce(place: Place): Promise<Server | null> {
  const own = newName(place)
  const server = await listen(join(place.folder, own))
  const names = (await readdir(place.folder)).filter((name) => name.startsWith(place.prefix))
  const others = await Promise.all(names.filter((name) => name !== own).map((name) => isAlive(join(place.folder, name))))
  // Our name is gone when somebody looked at it in the moment before it listened. Nobody would see us, so that does not count.
  if (names.includes(own) && !others.includes(true)) return server
  await close(server)
  return null
}

/** Beside the data, for whoever shares the folder shares the lock; with the temporary files where the path would be too long for a socket. */
function placeFor(dataDir: string, purpose: string): Place {
  const hash = createHash('sha256').update(dataDir).digest('hex').slice(0, 16)
  const named = `jichitai-kaizen-library-${hash}.${purpose}.`
  if (process.platform === 'win32') return { folder: '\\\\.\\pipe', prefix: named }
  const beside = { folder: dataDir, prefix: `${purpose}.` }
  return fits(beside) ? beside : { folder: tmpdir(), prefix: named }
}

function fits(place: Place): boolean {
  return Buffer.byteLength(join(place.folder, newName(place))) <= LONGEST_SOCKET_PATH
}

function newName({ prefix }: Place): string {
  return `${prefix}${randomBytes(4).toString('hex')}.sock`
}

function listen(path: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
    server.once('error', reject)
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()))
}

/** Whether a socket answers; a dead one is cleared away. */
async function isAlive(path: string): Promise<boolean> {
  const error = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
    const socket = connect(path, () => {
      socket.destroy()
      resolve(null)
    })
    socket.once('error', resolve)
  })
  const isDead = error?.code === 'ECONNREFUSED' || error?.code === 'ENOENT'
  if (isDead) await rm(path, { force: true })
  return !isDead
}
