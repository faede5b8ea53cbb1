import { askSuggestions } from '../api/askApi.ts'
import type { Suggestion } from '../api/types.ts'
import { suggestPart } from './suggestPart.ts'

const PAUSE_MS = 120
const MOST_SHOWN = 6

/** The suggestions under a search field, and which of them the arrow keys have reached. */
export class Suggestions {
  items = $state.raw<Suggestion[]>([])
  open = $state(false)
  /** -1 while the keyboard is in the text. */
  active = $state(-1)
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

  lookFor(text: string): void {
    clearTimeout(this.#pause)
    this.#running?.abort()
    const { word } = suggestPart(text)
    if (word === '') return this.close()
    this.#pause = setTimeout(() => void this.#ask(word), PAUSE_MS)
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

  async #ask(word: string): Promise<void> {
    const running = new AbortController()
    this.#running = running
    try {
      // More than are shown, because kinds that do not fit the field drop out.
      const found = await askSuggestions(word, this.#kinds ? MOST_SHOWN * 3 : MOST_SHOWN, running.signal)
      if (running.signal.aborted) return
      this.items = found.filter((one) => this.#kinds?.includes(one.kind) ?? true).slice(0, MOST_SHOWN)
      this.active = -1
      this.open = true
    } catch {
      // Suggestions are a help, not the search itself: without them the field works on.
      if (!running.signal.aborted) this.close()
    }
  }
}
