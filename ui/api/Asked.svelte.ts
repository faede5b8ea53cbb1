import { service } from './service.svelte.ts'
import { failureOfError, type ApiFailure } from './ApiFailure.ts'

/**
 * Something asked of the server: the last answer, whether a newer one is under way, and what went wrong.
 * A newer question drops an older one; after a passing failure the same question is asked again by itself.
 */
export class Asked<Answer> {
  answer = $state.raw<Answer | null>(null)
  pending = $state(false)
  failure = $state.raw<ApiFailure | null>(null)
  #running: AbortController | null = null

  async ask(question: (signal: AbortSignal) => Promise<Answer>): Promise<void> {
    const { signal } = this.#begin()
    while (!signal.aborted) {
      try {
        const answer = await question(signal)
        if (!signal.aborted) this.know(answer)
        return
      } catch (error) {
        if (signal.aborted) return
        const failure = failureOfError(error)
        this.failure = failure
        this.pending = false
        if (failure.kind !== 'engine-down' && failure.kind !== 'offline') return
        await service.recovery(failure.kind)
      }
    }
  }

  /** Takes an answer that is already at hand. */
  know(answer: Answer): void {
    this.#running?.abort()
    this.answer = answer
    this.failure = null
    this.pending = false
  }

  /** Forgets the answer, e.g. before showing another record. */
  clear(): void {
    this.#running?.abort()
    this.answer = null
    this.failure = null
    this.pending = false
  }

  #begin(): AbortController {
    this.#running?.abort()
    this.#running = new AbortController()
    this.pending = true
    return this.#running
  }
}
