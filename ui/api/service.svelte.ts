import { askHealth } from './askApi.ts'

export type Trouble = 'engine-down' | 'offline'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8000

/** Knows whether the server and its engine answer; while they do not, asks again with growing pauses. */
class Service {
  trouble = $state<Trouble | null>(null)
  #recovery: Promise<void> | null = null

  /** Resolves when the server is well again. Everyone who waits shares one row of questions. */
  recovery(trouble: Trouble): Promise<void> {
    this.trouble = trouble
    this.#recovery ??= this.#watch()
    return this.#recovery
  }

  async #watch(): Promise<void> {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      const trouble = await currentTrouble()
      this.trouble = trouble
      if (trouble === null) break
    }
    this.#recovery = null
  }
}

async function currentTrouble(): Promise<Trouble | null> {
  try {
    const health = await askHealth()
    return health?.status === 'ok' ? null : 'engine-down'
  } catch {
    return 'offline'
  }
}

export const service = new Service()
