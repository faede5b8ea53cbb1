import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findEngineBinary } from '#engine'

/**
 * The real engine as a library's MEILI_BIN, which a test can break: a broken one ends as soon as it is started. Killing it alone would not do, for
 * the library revives it within moments, in which a question may still be answered.
 */
export class BreakableEngine {
  /** For the setting MEILI_BIN. */
  readonly binary: string
  readonly #dataDir: string

  private constructor(dataDir: string) {
    this.#dataDir = dataDir
    this.binary = join(dataDir, 'engine.sh')
  }

  /** @param dataDir of the library; paths of tests have no quotes in them. */
  static async in(dataDir: string): Promise<BreakableEngine> {
    const engine = new BreakableEngine(dataDir)
    const real = await findEngineBinary(process.env['MEILI_BIN'] ?? null, process.env['PATH'])
    await writeFile(engine.binary, `#!/bin/sh\n[ -e '${engine.#mark}' ] && exit 1\nexec '${real}' "$@"\n`, { mode: 0o755 })
    return engine
  }

  get #mark(): string {
    return join(this.#dataDir, 'engine-is-broken')
  }

  /** Kills the engine that runs, and every one to come. */
  async break(): Promise<void> {
    const { pid } = JSON.parse(await readFile(join(this.#dataDir, 'engine.json'), 'utf8')) as { pid: number }
    await writeFile(this.#mark, '')
    process.kill(pid, 'SIGKILL')
  }

  /** The next one that the library starts lives. */
  async mend(): Promise<void> {
    await rm(this.#mark, { force: true })
  }
}
