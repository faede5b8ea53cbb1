import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readConfig } from '#config'
import { EngineProcess, findEngineBinary, findRunningEngine, lockDataDir } from '#engine'
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
    const first = engine.pid()
    process.kill(first ?? 0, 'SIGKILL')
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
      const victim = engine.pid() ?? 0
      process.kill(victim, 'SIGKILL')
      await until('another one runs', () => engine.pid() !== victim)
      await until('it answers', answers)
    }
    process.kill(engine.pid() ?? 0, 'SIGKILL')
    await until('the last death is noticed', () => engine.state() === 'restarting')
    await until('the engine is ready again', async () => engine.state() === 'ready' && (await answers()))
  })

  it('stops an orphan of an earlier life before it opens the same database', async () => {
    const dataDir = await makeDataDir()
    const binary = await findEngineBinary(null, process.env['PATH'])
    const orphan = await EngineProcess.start({ binary, dataDir, log: () => {} })
    onTestFinished(() => orphan.stop())
    const heir = await EngineProcess.start({ binary, dataDir, log: () => {} })
    onTestFinished(() => heir.stop())
    expect((await findRunningEngine(dataDir))?.url).toBe(heir.url)
    expect(heir.pid).not.toBe(orphan.pid)
  })

  it('that cannot start gives one clear error', async () => {
    await expect(findEngineBinary('/no/such/binary', '')).rejects.toMatchObject({
      code: 'BAD_SETTING',
      message: expect.stringContaining('MEILI_BIN') as string,
    })
    const config = readConfig({ DATA_DIR: await makeDataDir() })
    await expect(EngineProcess.start({ binary: '/bin/false', dataDir: config.dataDir, log: () => {} })).rejects.toMatchObject({
      code: 'BAD_ENGINE',
    })
  })
})

describe('the lock of the data folder', () => {
  it('lets one in at a time, and the next one after it', async () => {
    const dataDir = await makeDataDir()
    const lock = await lockDataDir(dataDir)
    await expect(lockDataDir(dataDir)).rejects.toMatchObject({ code: 'DATA_DIR_IN_USE' })
    await lock.release()
    await (await lockDataDir(dataDir)).release()
  })
})
