/** Error codes with which the engine tells that an embedding service did not do its part. */
const OF_EMBEDDERS = /vector_embedding_error/

/** Services answer errors with whole pages; the beginning tells what is wrong. */
const LONGEST_REASON = 300

/** Which index and which embedder it was: there is one of each. */
const WHERE = /^Index `[^`]*`: While embedding documents for embedder `[^`]*`: /

interface EngineError {
  code: string
  message: string
}

/**
 * What the engine says of the embedding service, on one line, when an error is about that; otherwise null.
 * @param key the service's key, which it may repeat in its answer: it is struck out.
 */
export function embeddingProblem(error: unknown, key: string | null): string | null {
  const { code, message } = readEngineError(error)
  if (!OF_EMBEDDERS.test(code)) return null
  const shown = key === null ? message : message.replaceAll(key, '＊＊＊')
  return shown.replace(/\s+/gu, ' ').trim().replace(WHERE, '').slice(0, LONGEST_REASON)
}

const NONE: EngineError = { code: '', message: '' }

/** The engine's own error at the end of the causes, as a task, its client or a plain answer carries it. */
function readEngineError(error: unknown): EngineError {
  if (isEngineError(error)) return error
  if (!(error instanceof Error)) return NONE
  if (error.cause !== undefined) return readEngineError(error.cause)
  try {
    const answer: unknown = JSON.parse(error.message)
    return isEngineError(answer) ? answer : NONE
  } catch {
    // Not an answer of the engine.
    return NONE
  }
}

/** Errors of ours have a code and a message, too. */
function isEngineError(value: unknown): value is EngineError {
  if (value === null || typeof value !== 'object' || value instanceof Error || !('code' in value) || !('message' in value)) return false
  return typeof value.code === 'string' && typeof value.message === 'string'
}
