/** While someone types, only the result they pause at is read out. */
const SETTLE_MS = 600

/** Tells a screen reader what changed on the page, politely. */
class Announcer {
  text = $state('')
  #waiting: ReturnType<typeof setTimeout> | undefined

  say(text: string): void {
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => (this.text = text), SETTLE_MS)
  }
}

export const announcer = new Announcer()
