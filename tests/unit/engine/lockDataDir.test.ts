import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockDataDir, type DataDirLock } from '#engine'
import { LibraryError } from '#model'

const ROOT = join(import.meta.dirname, '../../..')
let folder: string
let dataDir: string
const held: DataDirLock[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'))
  dataDir = join(folder, 'data')
})
afterEach(async () => {
  for (const lock of held.splice(0)) await lock.release()
  await rm(folder, { recursive: true, force: true })
})

async function take(path = dataDir): Promise<DataDirLock> {
  const lock = await lockDataDir(path)
  held.push(lock)
  return lock
}
const inUse = (path: string) => ({
  code: 'DATA_DIR_IN_USE',
  message: `データのフォルダー ${path} は、起動中の別のライブラリが使っています。それを止めるか、DATA_DIR を変えてください。`,
})

it('makes the folder for its owner only', async () => {
  await take(join(dataDir, 'deep'))
  expect((await stat(join(dataDir, 'deep'))).mode & 0o777).toBe(0o700)
})

it('refuses a second taker with one clear line, also by another path to the same folder', async () => {
  await take()
  await expect(lockDataDir(dataDir)).rejects.toMatchObject(inUse(dataDir))
  await symlink(dataDir, join(folder, 'link'))
  await expect(lockDataDir(join(folder, 'link'))).rejects.toMatchObject(inUse(join(folder, 'link')))
})

it('lets the next one in once it is released', async () => {
  await (await take()).release()
  held.length = 0
  await expect(take()).resolves.toBeDefined()
})

it('does not mind another folder', async () => {
  await take()
  await expect(take(join(folder, 'other'))).resolves.toBeDefined()
})

it('is held against other processes, and vanishes with a process that is killed', async () => {
  const script = `import { lockDataDir } from '#engine'
    await lockDataDir(process.argv[1])
    console.log('taken')
    setInterval(() => {}, 1000)`
  const args = ['--import', 'tsx', '--input-type=module', '--eval', script, dataDir]
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit')
  try {
    const [line] = (await Promise.race([once(child.stdout, 'data'), ended])) as [Buffer | number]
    expect(String(line).trim(), 'the other process must take the lock').toBe('taken')
    await expect(lockDataDir(dataDir)).rejects.toMatchObject(inUse(dataDir))
  } finally {
    child.kill('SIGKILL')
    await ended
  }
  await expect(take()).resolves.toBeDefined()
})

it('says in one line that a folder cannot be made where a file stands', async () => {
  await writeFile(dataDir, 'a file')
  const error: unknown = await lockDataDir(dataDir).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(LibraryError)
  expect((error as LibraryError).message).toContain(dataDir)
})

it.runIf(process.platform === 'linux')(
  'says in one line that a folder cannot be made where the system has none, and does not try for ever',
  async () => {
    await expect(lockDataDir('/proc/no-folder/data')).rejects.toMatchObject({
      code: 'DATA_DIR_LOCK',
      message: '設定 DATA_DIR=/proc/no-folder/data は使えません（ありません、ENOENT）。書き込めるフォルダーを指定してください。',
    })
  },
)

it('lets in no more than one of many that come at once over what a killed process left', async () => {
  await mkdir(dataDir)
  for (let round = 0; round < 10; round += 1) {
    await leaveDeadSocket()
    const attempts = await Promise.allSettled(Array.from({ length: 4 }, () => lockDataDir(dataDir)))
    const locks = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
    for (const lock of locks) await lock.release()
    expect(locks.length).toBeLessThanOrEqual(1)
  }
})

it('leaves nothing behind in the folder, neither of its own nor of killed processes', async () => {
  await mkdir(dataDir)
  await leaveDeadSocket()
  const lock = await lockDataDir(dataDir)
  expect(await readdir(dataDir)).toHaveLength(1)
  await lock.release()
  expect(await readdir(dataDir)).toEqual([])
})

it('does not depend on where temporary files stand, unless the path of the folder is too long for a socket', async () => {
  const { TMPDIR } = process.env
  const long = join(dataDir, 'a'.repeat(100))
  await take()
  await take(long)
  expect(await readdir(long)).toEqual([])
  process.env['TMPDIR'] = await mkdtemp(join(folder, 'elsewhere-'))
  try {
    await expect(lockDataDir(dataDir)).rejects.toMatchObject(inUse(dataDir))
  } finally {
    process.env['TMPDIR'] = TMPDIR
    if (TMPDIR === undefined) delete process.env['TMPDIR']
  }
})

/** A socket whose process ended without a chance to take it away. */
async function leaveDeadSocket(): Promise<void> {
  const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`
  await once(spawn(process.execPath, ['--eval', script, join(dataDir, 'lock.dead.sock')]), 'exit')
}
