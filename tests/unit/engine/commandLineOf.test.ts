import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { commandLineOf } from '../../../indexer/engine/commandLineOf.ts'

afterEach(() => vi.unstubAllEnvs())

/** From /proc where there is one, and from ps. */
const WAYS = process.platform === 'linux' ? (['linux', 'darwin'] as const) : (['darwin'] as const)

describe.each(WAYS)('the command line of a process, as on %s', (platform) => {
  it('is told with its arguments', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', '/data/engine-1.2.3'])
    onTestFinished(() => void child.kill())
    await once(child, 'spawn')
    expect(await commandLineOf(child.pid ?? expect.fail('it does not run'), platform)).toContain('/data/engine-1.2.3')
  })

  it('is empty for one that has ended', async () => {
    const { pid } = spawnSync(process.execPath, ['--version'])
    expect(await commandLineOf(pid, platform)).toBe('')
  })
})

it('without ps nobody can tell, which is not the same as no such process', async () => {
  vi.stubEnv('PATH', '')
  await expect(commandLineOf(process.pid, 'darwin')).rejects.toMatchObject({ code: 'ENOENT' })
})
