import type { Config } from '../config/readConfig.ts'
import { EngineAdmin } from './EngineAdmin.ts'
import { EngineProcess, type EngineState } from './EngineProcess.ts'
import { findEngineBinary } from './findEngineBinary.ts'
import { requireEngine } from './requireEngine.ts'

/** An engine that answers, whoever started it. */
export interface OpenEngine {
  admin: EngineAdmin
  /** 'ready' for an engine that runs elsewhere: whether it answers shows when it is asked. */
  state(): EngineState
  /** Process id of an engine of our own. */
  pid(): number | null
  close(): Promise<void>
}

/**
 * Connects to the external engine of the settings, or starts one of our own in the data folder.
 * @throws LibraryError BAD_SETTING where MEILI_URL, MEILI_KEY or MEILI_BIN cannot be used; see also {@link findEngineBinary}.
 */
export async function openEngine(config: Config, log: (line: string) => void): Promise<OpenEngine> {
  if (config.externalEngine) {
    await requireEngine(config.externalEngine)
    return connectEngine(config.externalEngine)
  }
  const binary = await findEngineBinary(config.engineBinary, process.env['PATH'])
  const engine = await EngineProcess.start({ binary, dataDir: config.dataDir, log })
  return {
    admin: new EngineAdmin(engine.url, engine.key),
    state: () => engine.state,
    pid: () => engine.pid,
    close: () => engine.stop(),
  }
}

/** Uses an engine that somebody else runs. */
export function connectEngine({ url, key }: { url: string; key: string }): OpenEngine {
  return { admin: new EngineAdmin(url, key), state: () => 'ready', pid: () => null, close: () => Promise.resolve() }
}
