import { LibraryError } from '#model'
import type { Config } from '../config/readConfig.ts'
import { findRunningEngine } from './EngineProcess.ts'
import { lockDataDir } from './lockDataDir.ts'
import { connectEngine, openEngine, type OpenEngine } from './openEngine.ts'

/** The engine of a running library on the same data folder, or one of our own for as long as it takes. Close it either way. */
export async function reachEngine(config: Config, log: (line: string) => void): Promise<OpenEngine> {
  if (config.externalEngine) return openEngine(config, log)
  try {
    const lock = await lockDataDir(config.dataDir)
    const engine = await openEngine(config, log)
    let closing: Promise<void> | null = null
    const close = async () => {
      await engine.close()
      await lock.release()
    }
    // Whoever has done its work and whoever is told to stop may close it at the same moment.
    return { ...engine, close: () => (closing ??= close()) }
  } catch (error) {
    const running = error instanceof LibraryError && error.code === 'DATA_DIR_IN_USE' ? await findRunningEngine(config.dataDir) : null
    if (!running) throw error
    return connectEngine(running)
  }
}
