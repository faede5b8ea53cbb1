import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#config'
import { openEngine, type OpenEngine } from '#engine'
import { onTestFinished } from 'vitest'

/** A data folder that is deleted with the test. */
export async function makeDataDir(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'data-test-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

/** A real engine of the test's own. */
export async function startEngine(dataDir: string, log: (line: string) => void = () => {}): Promise<OpenEngine> {
  const engine = await openEngine(readConfig({ DATA_DIR: dataDir }), log)
  onTestFinished(() => engine.close())
  return engine
}

/** Waits until something holds, asking again and again; fails with the words given when it never does. */
export async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 30_000
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`still not true after 30 s: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}
