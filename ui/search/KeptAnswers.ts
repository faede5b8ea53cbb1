const MOST_KEPT = 30
const KEPT_FOR_MS = 5 * 60 * 1000

/** The last answers by address. They are kept for minutes only: records may change while the page stays open. */
export class KeptAnswers<Answer> {
  readonly #kept = new Map<string, { answer: Answer; at: number }>()

  of(address: string): Answer | null {
    const found = this.#kept.get(address)
    return found && Date.now() - found.at < KEPT_FOR_MS ? found.answer : null
  }

  keep(address: string, answer: Answer): void {
    this.#kept.delete(address)
    this.#kept.set(address, { answer, at: Date.now() })
    const oldest = this.#kept.keys().next()
    if (this.#kept.size > MOST_KEPT && !oldest.done) this.#kept.delete(oldest.value)
  }
}
