import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readConfig } from '#config'
import { EngineProcess, findEngineBinary, findRunningEngine, lockDataDir, type OpenEngine } from '#engine'
import { commandLineOf } from '../../indexer/engine/commandLineOf.ts'
import { makeDataDir, startEngine, until } from './startEngine.ts'

const run = promisify(execFile)

describe('the embedded engine', () => {
  it('keeps a key of its own that only the owner can read, and the same one next time', async () => {
    const dataDir = await makeDataDir()
    const first = await startEngine(dataDir)
    const running = await findRunningEngine(dataDir)
    expect(running?.key.length).toBeGreaterThanOrEqual(32)
    expect((await stat(join(dataDir, 'engine-key'))).mode & 0o777).toBe(0o600)
    await first.close()
    expect(await findRunningEngine(dataDir)).toBeNull()
    const second = await startEngine(dataDir)
    expect((await findRunningEngine(dataDir))?.key).toBe(running?.key)
    await second.close()
  })

  it('listens on loopback only, without its key on the command line', async () => {
    const engine = await startEngine(await makeDataDir())
    const { stdout } = await run('ps', ['-o', 'args=', '-p', String(engine.pid())])
    expect(stdout).toContain('--http-addr 127.0.0.1:')
    expect(stdout).toContain('--no-analytics')
    expect(stdout).not.toContain('master-key')
  })

  it('comes back after it was killed, and says so', async () => {
    const lines: string[] = []
    const engine = await startEngine(await makeDataDir(), (line) => lines.push(line))
    const first = kill(engine)
    await until('the death is noticed', () => engine.state() === 'restarting')
    await until('the engine is ready again', () => engine.state() === 'ready')
    expect(engine.pid()).not.toBe(first)
    expect(await engine.admin.isHealthy()).toBe(true)
    expect(lines).toEqual([expect.stringContaining('止まりました'), expect.stringContaining('復旧しました')])
  })

  it('comes back also when it is killed again the moment it answers', async () => {
    const dataDir = await makeDataDir()
    const engine = await startEngine(dataDir)
    const url = (await findRunningEngine(dataDir))?.url ?? ''
    const answers = async () => (await fetch(`${url}/health`).catch(() => null))?.ok === true
    for (let round = 0; round < 4; round += 1) {
      const victim = kill(engine)
      await until('another one runs', () => engine.pid() !== victim)
      await until('it answers', answers)
    }
    kill(engine)
    await until('the last death is noticed', () => engine.state() === 'restarting')
    await until('the engine is ready again', async () => engine.state() === 'ready' && (await answers()))
  })

  it.each([
    ['', process.env['PATH'] ?? ''],
    [', also where there is no ps, as in many containers', ''],
  ])('stops an orphan of an earlier life before it opens the same database%s', async (_where, path) => {
    const dataDir = await makeDataDir()
    const binary = await findEngineBinary(null, process.env['PATH'])
    const orphan = await leaveOrphan(binary, dataDir)
    vi.stubEnv('PATH', path)
    const heir = await EngineProcess.start({ binary, dataDir, log: () => {} }).finally(() => vi.unstubAllEnvs())
    onTestFinished(() => heir.stop())
    expect((await findRunningEngine(dataDir))?.url).toBe(heir.url)
    expect(await commandLineOf(orphan)).toBe('')
    expect(await commandLineOf(heir.pid ?? expect.fail('it does not run'))).toContain(dataDir)
  })

  it('takes none of the settings that the shell has for another engine', async () => {
    vi.stubEnv('MEILI_HTTP_PAYLOAD_SIZE_LIMIT', '1000')
    vi.stubEnv('MEILI_HTTP_ADDR', '127.0.0.1:1')
    const engine = await startEngine(await makeDataDir()).finally(() => vi.unstubAllEnvs())
    await engine.admin.createIndex('a', {})
    await engine.admin.addDocuments('a', [{ key: 'one', text: '窓口'.repeat(1000) }])
    expect(await engine.admin.readAll('a', ['key'])).toEqual([{ key: 'one' }])
  })

  it('that cannot start gives one clear error', async () => {
    await expect(findEngineBinary('/no/such/binary', '')).rejects.toMatchObject({
      code: 'BAD_SETTING',
      message: expect.stringContaining('MEILI_BIN') as string,
    })
    const config = readConfig({ DATA_DIR: await makeDataDir() })
    // One that fails, one that says nothing, and one with a version of something else.
    for (const binary of ['/bin/false', '/bin/true', process.execPath]) {
      await expect(EngineProcess.start({ binary, dataDir: config.dataDir, log: () => {} })).rejects.toMatchObject({
        code: 'BAD_ENGINE',
        message: expect.stringMatching(new RegExp(`${binary}.*MEILI_BIN`)) as string,
      })
    }
  })
})

/** Kills the engine that runs, and tells which it was. Never 0: that would be the process group of the tests themselves. */
function kill(engine: OpenEngine): number {
  const pid = engine.pid() ?? expect.fail('the engine does not run')
  process.kill(pid, 'SIGKILL')
  return pid
}

/** An engine whose library was killed, so that nobody could stop it. @returns its process id */
async function leaveOrphan(binary: string, dataDir: string): Promise<number> {
  const options = JSON.stringify({ binary, dataDir })
  const script = `import { EngineProcess } from '#engine'; await EngineProcess.start({ ...${options}, log() {} })`
  const library = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { stdio: 'ignore' })
  const handle = () => readFile(join(dataDir, 'engine.json'), 'utf8').catch(() => null)
  await until('the engine runs', async () => (await handle()) !== null || library.exitCode !== null)
  const { pid } = JSON.parse((await handle()) ?? expect.fail('the engine did not start')) as { pid: number }
  onTestFinished(async () => {
    if ((await commandLineOf(pid)).includes(dataDir)) process.kill(pid, 'SIGKILL')
  })
  library.kill('SIGKILL')
  await once(library, 'exit')
  return pid
}

describe('the lock of the data folder', () => {
  it('lets one in at a time, and the next one after it', async () => {
    const dataDir = await makeDataDir()
    const lock = await lockDataDir(dataDir)
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
    await lock.release()
    await (await lockDataDir(dataDir)).release()
  })
})
