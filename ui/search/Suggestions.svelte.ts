import { askSuggestions } from '../api/askApi.ts'
import type { Suggestion } from '../api/types.ts'

/** Shorter than the pause between two keys of a quick typist: a suggestion follows every key that is not already followed by another. */
const PAUSE_MS = 60
const MOST_SHOWN = 8
/** The server takes no longer beginnings; nothing is called so. */
const LONGEST_WORD = 100

/** The suggestions under a search field, and which of them the arrow keys have reached. */
export class Suggestions {
  items = $state.raw<Suggestion[]>([])
  open = $state(false)
  /** -1 while the keyboard is in the text. */
  active = $state(-1)
  /** Which of the words looked for the items are for. */
  answered = 0
  readonly #kinds: readonly Suggestion['kind'][] | undefined
  #pause: ReturnType<typeof setTimeout> | undefined
  #running: AbortController | null = null

  constructor(kinds?: readonly Suggestion['kind'][]) {
    this.#kinds = kinds
  }

  get shown(): boolean {
    return this.open && this.items.length > 0
  }

  get chosen(): Suggestion | undefined {
    return this.shown ? this.items[this.active] : undefined
  }

  /**
   * Looks for words as far as they are written: for each only where nothing is found for those before it. What is still on its way for an earlier
   * beginning no longer counts.
   */
  lookFor(words: readonly string[]): void {
    clearTimeout(this.#pause)
    this.#running?.abort()
    const wanted = words.map((word) => word.trim())
    if (wanted.some((word) => word === '' || word.length > LONGEST_WORD)) return this.close()
    this.#pause = setTimeout(() => void this.#ask(wanted), PAUSE_MS)
  }

  /** Moves through the list; false when the key leads out of it. */
  move(step: 1 | -1): boolean {
    const next = this.active + step
    if (!this.shown || next >= this.items.length || next < -1) return false
    this.active = next
    return true
  }

  close(): void {
    clearTimeout(this.#pause)
    this.#running?.abort()
    this.open = false
    this.active = -1
  }

  async #ask(words: readonly string[]): Promise<void> {
    const running = new AbortController()
    this.#running = running
    try {
      let found: Suggestion[] = []
      let place = 0
      for (; place < words.length && found.length === 0; place += 1) {
        found = await askSuggestions(words[place] ?? '', MOST_SHOWN, this.#kinds, running.signal)
        if (running.signal.aborted) return
      }
      this.items = found
      this.answered = place - 1
      this.active = -1
      this.open = true
    } catch {
      // Suggestions are a help, not the search itself: without them the field works on.
      if (!running.signal.aborted) this.close()
    }
  }
}
