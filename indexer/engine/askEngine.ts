import { LibraryError } from '#model'

/**
 * Turns what goes wrong in asking the engine into errors with a code: what does not answer is down, what answers with an error is a fault.
 * @param what named in the error, in Japanese
 * @param isRefusal whether a failure is an answer of the engine
 * @throws LibraryError ENGINE_REFUSED or ENGINE_DOWN; those of the question itself pass.
 */
export async function askEngine<T>(
  what: string,
  question: () => Promise<T>,
  isRefusal: (cause: unknown) => boolean = () => false,
): Promise<T> {
  try {
    return await question()
  } catch (cause) {
    if (cause instanceof LibraryError) throw cause
    if (isRefusal(cause)) throw new LibraryError('ENGINE_REFUSED', `検索エンジンが処理を断りました（${what}）。`, { cause })
    if (cause instanceof Error) {
      throw new LibraryError('ENGINE_DOWN', '検索エンジンが応答していません。しばらく待ってから、もう一度お試しください。', { cause })
    }
    throw cause
  }
}
