import fastify from 'fastify'
import { afterEach, describe, expect, it } from 'vitest'
import { QUIET_MS, rehearse } from '../../../server/rehearse.ts'
import type { TypedApp } from '../../../server/TypedApp.ts'
import { readStarterReference } from '../starterCorpus.ts'

const reference = await readStarterReference()
const { worries, levels, types } = reference.vocabularies
const wordings = worries.flatMap(({ label, synonyms }) => [label, ...synonyms])

let app: TypedApp
afterEach(() => app.close())

/** An application of which only the questions are of interest. */
async function listen(answer: (count: number) => number = () => 200): Promise<string[]> {
  const asked: string[] = []
  app = fastify() as unknown as TypedApp
  app.get('/api/search', async (request, reply) => {
    asked.push(request.url)
    return reply.code(answer(asked.length)).send({})
  })
  await app.listen({ port: 0 })
  return asked
}

describe('practice', () => {
  it('asks for every wording of every worry, plainly and narrowed to each of the levels and types in turn', async () => {
    const asked = await listen()
    await rehearse(app, reference, () => false)
    const questions = asked.map((url) => new URL(url, 'http://library').searchParams)
    expect(new Set(questions.map((query) => query.get('q')))).toEqual(new Set(wordings))
    expect(questions.filter((query) => !query.has('level'))).toHaveLength(wordings.length)
    expect(new Set(questions.flatMap((query) => query.getAll('level')))).toEqual(new Set(levels.map(({ id }) => id)))
    expect(new Set(questions.flatMap((query) => query.getAll('type')))).toEqual(new Set(types.map(({ id }) => id)))
  })

  it('ends where the engine fails', async () => {
    const asked = await listen((count) => (count < 3 ? 200 : 503))
    await rehearse(app, reference, () => false)
    expect(asked).toHaveLength(3)
  })

  it('ends where the library closes', async () => {
    const asked = await listen()
    await rehearse(app, reference, () => asked.length === 5)
    expect(asked).toHaveLength(5)
  })

  it('lets readers go first: after one has asked, it waits for quiet', async () => {
    const times: Record<string, number[]> = { reader: [], practice: [] }
    app = fastify() as unknown as TypedApp
    app.get<{ Querystring: { q: string } }>('/api/search', async ({ query }) => {
      const who = query.q === 'reader' ? 'reader' : 'practice'
      times[who]?.push(performance.now())
      if (who === 'practice' && times['reader']?.length === 0) await (await fetch(`${address}/api/search?q=reader`)).text()
      return {}
    })
    const address = await app.listen({ port: 0, host: '127.0.0.1' })
    await rehearse(app, reference, () => times['practice']?.length === 2)
    const { reader: [asked = 0] = [], practice: [, next = 0] = [] } = times
    expect(next - asked).toBeGreaterThan(QUIET_MS)
  })
})
