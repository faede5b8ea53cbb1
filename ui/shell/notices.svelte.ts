interface Notice {
  text: string
  /** A way back, where what was done can be undone. */
  action?: { label: string; run: () => void }
  /** Text to copy by hand, where the browser lets no page use the clipboard (plain http in a municipal network). */
  toCopy?: string
}

/**
 * One short message at a time about what the reader just did. It stays until it is closed, answered or replaced: people read
 * at their own speed.
 */
class Notices {
  current = $state.raw<Notice | null>(null)

  show(text: string, action?: Notice['action']): void {
    this.current = action ? { text, action } : { text }
  }

  offerCopy(text: string, toCopy: string): void {
    this.current = { text, toCopy }
  }

  close(): void {
    this.current = null
  }

  act(): void {
    const action = this.current?.action
    this.close()
    action?.run()
  }
}

export const notices = new Notices()
