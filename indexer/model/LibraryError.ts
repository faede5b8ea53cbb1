/** An error that a person can act on: a stable code, a sentence in Japanese, and the cause. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'
  readonly code: string

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.code = code
  }
}
