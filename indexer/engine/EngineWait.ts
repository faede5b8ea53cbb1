import { AsyncLocalStorage } from 'node:async_hooks'

const current = new AsyncLocalStorage<EngineWait>()

/** What one piece of work waits for the engine, whichever part of it asks. Requests that run at the same time are waited for once. */
export class EngineWait {
  #underWay = 0
  #since = 0
  #waited = 0
  #reported = 0

  /** The one that the present work belongs to, if any. */
  static current(): EngineWait | undefined {
    return current.getStore()
  }

  /** Milliseconds in which at least one request was under way, with its way there and back. */
  get waited(): number {
    return this.#waited
  }

  /** What the engine reports for itself: whole milliseconds, each query rounded down. */
  get reported(): number {
    return this.#reported
  }

  /** Does the work; all that it asks is counted here. */
  during<Result>(work: () => Result): Result {
    return current.run(this, work)
  }

  /** Does work that nobody waits for: what it asks is counted nowhere. */
  static aside(work: () => void): void {
    current.exit(work)
  }

  begin(): void {
    if (this.#underWay === 0) this.#since = performance.now()
    this.#underWay += 1
  }

  /** @param reportedMs what the engine reports for the queries. */
  end(reportedMs: number): void {
    this.#underWay -= 1
    this.#reported += reportedMs
    if (this.#underWay === 0) this.#waited += performance.now() - this.#since
  }
}
