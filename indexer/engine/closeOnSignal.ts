import { constants } from 'node:os'
import type { OpenEngine } from './openEngine.ts'

/** A close that takes longer than this is cut short. */
const CLOSE_TIMEOUT_MS = 15_000
/** What a shell adds to the number of the signal that ended a command. */
const ENDED_BY_SIGNAL = 128
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Has Ctrl+C, SIGTERM and a closed terminal close the engine before the process ends: it runs in a group of its own and would stay behind. The process
 * then ends with 130, 143 or 129, as shells expect, or with 1 if the engine cannot be closed. From the signal on nothing else of the work is told: that it fails without its
 * engine is no news.
 * @param opening the engine while it is being opened: a signal may come before it is ready
 * @param say told on one line that the work ends early
 * @returns the engine; work that fails after a signal waits in `close` until the process has ended.
 */
export async function closeOnSignal(opening: Promise<OpenEngine>, say: (line: string) => void): Promise<OpenEngine> {
  let isEnding = false
  const end = async (name: (typeof SIGNALS)[number]): Promise<void> => {
    // A terminal sends Ctrl+C to every process of the command, and npm sends it once more.
    if (isEnding) return
    isEnding = true
    // A terminal that has been closed takes no line any more: that must not end the process before the engine.
    for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
    say('途中で止めます。検索エンジンを終了しています…')
    setTimeout(() => process.exit(1), CLOSE_TIMEOUT_MS).unref()
    try {
      const engine = await opening.catch(() => null)
      await engine?.close()
      process.exit(ENDED_BY_SIGNAL + constants.signals[name])
    } catch {
      process.exit(1)
    }
  }
  for (const name of SIGNALS) process.on(name, () => void end(name))
  const untilEnd = new Promise<never>(() => {})
  try {
    const engine = await opening
    return { ...engine, close: () => (isEnding ? untilEnd : engine.close()) }
  } catch (error) {
    if (isEnding) return untilEnd
    throw error
  }
}
