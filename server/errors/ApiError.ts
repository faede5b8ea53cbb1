/** An answer that is not a success, with the sentence for the reader. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly code: string
  readonly parameter: string | undefined

  constructor(status: number, code: string, message: string, parameter?: string) {
    super(message)
    this.status = status
    this.code = code
    this.parameter = parameter
  }
}
