import { commonWords } from '../words/commonWords.ts'

/**
 * - `engine-down`: the server lives, its search engine does not; passes by itself
 * - `offline`: no answer at all; passes when the server or the network is back
 * - `refused`: the request was wrong; the message says what to change
 * - `missing`: there is no such thing, or the reader may not see it
 * - `broken`: the server failed
 */
export type FailureKind = 'engine-down' | 'offline' | 'refused' | 'missing' | 'broken'

export class ApiFailure extends Error {
  readonly kind: FailureKind

  constructor(kind: FailureKind, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ApiFailure'
    this.kind = kind
  }

  /** Whether it passes by itself. */
  get passing(): boolean {
    return this.kind === 'engine-down' || this.kind === 'offline'
  }
}

/** The failure that an answer with an error status tells of. */
export function failureOfAnswer(status: number, error: { code?: string; message?: string } | undefined): ApiFailure {
  const message = error?.message
  if (status === 503 || error?.code === 'ENGINE_DOWN') return new ApiFailure('engine-down', commonWords.engineDown)
  // A gateway in front of a server that is just starting answers so.
  if (status === 502 || status === 504) return new ApiFailure('offline', commonWords.offline)
  if (status === 404) return new ApiFailure('missing', message ?? commonWords.missing)
  if (status >= 400 && status < 500) return new ApiFailure('refused', message ?? commonWords.refused)
  return new ApiFailure('broken', message ?? commonWords.broken)
}

/** The failure behind whatever a request threw; fetch throws a TypeError when nothing answers. */
export function failureOfError(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error
  if (error instanceof TypeError) return new ApiFailure('offline', commonWords.offline, error)
  return new ApiFailure('broken', commonWords.broken, error)
}
