import { describe, expect, it } from 'vitest'
import { embeddingProblem } from '#engine'
import { LibraryError } from '#model'

const said = { code: 'vector_embedding_error', message: 'Error while generating embeddings:\n  no credit for sk-123' }

describe('embeddingProblem', () => {
  it.each([
    ['a failed task', new LibraryError('ENGINE_TASK_FAILED', 'x', { cause: said })],
    ['an answer', new LibraryError('ENGINE_REFUSED', 'x', { cause: new Error(JSON.stringify(said)) })],
    ['an answer passed on', new LibraryError('ENGINE_DOWN', 'x', { cause: new Error('y', { cause: new Error('z', { cause: said }) }) })],
  ])('reads what the engine says of the service from %s, on one line and without the key', (_what, error) => {
    expect(embeddingProblem(error, 'sk-123')).toBe('Error while generating embeddings: no credit for ＊＊＊')
  })

  it.each([
    new LibraryError('ENGINE_REFUSED', 'x', { cause: new Error(JSON.stringify({ ...said, code: 'index_not_found' })) }),
    new LibraryError('ENGINE_DOWN', 'x', { cause: new Error('connect ECONNREFUSED') }),
    new Error('vector_embedding_error'),
    'vector_embedding_error',
  ])('is null for other troubles: %s', (error) => expect(embeddingProblem(error, null)).toBeNull())

  it('leaves out which index it was, for that may be one of a build', () => {
    const message = 'Index `library-passages-fresh-1`: While embedding documents for embedder `service`: user error: no credit'
    expect(embeddingProblem(new LibraryError('ENGINE_TASK_FAILED', 'x', { cause: { ...said, message } }), null)).toBe(
      'user error: no credit',
    )
  })

  it('shortens a page of reasons', () => {
    const long = new LibraryError('ENGINE_TASK_FAILED', 'x', { cause: { ...said, message: 'y'.repeat(5000) } })
    expect(embeddingProblem(long, null)).toHaveLength(300)
  })
})
