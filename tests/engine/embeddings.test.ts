import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type EmbeddingService } from '#config'
import { takeSnapshot } from '#corpus'
import { embeddingProblem } from '#engine'
import { analyserFor, PASSAGES, publishIndex, readIndexState, readReference, RECORDS, rulesOf, tellUnembedded } from '#publish'
import { buildApp } from '../../server/app.ts'
import type { HealthResponse } from '../../server/health/healthShapes.ts'
import { openLibrary, type OpenLibrary } from '../../server/Library.ts'
import { EmbeddingSearch } from '../../server/search/EmbeddingSearch.ts'
import type { SearchResponse } from '../../server/search/searchShapes.ts'
import type { TypedApp } from '../../server/TypedApp.ts'
import { caseRecord, makeCorpus, type TestCorpus } from '../makeCorpus.ts'
import { startEmbeddingService, type RunningService } from './startEmbeddingService.ts'
import { makeDataDir, startEngine, until } from './startEngine.ts'

const PATIENT_MS = 30_000
/** A word of no record, which only the service understands. */
const SYNONYM = 'ペット'
const DOG = caseRecord('飼い犬', '飼い犬の届け出を受けます。')
/** A word that the service does not see: it stands in summaries only. */
const SUMMARY_WORD = '端末'
const FILLERS = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [
    `cases/desk${index}.md`,
    caseRecord(`窓口${index}`, '窓口の混雑を減らしました。', { summary: `${SUMMARY_WORD}を並べました。` }),
  ]),
)

let service: RunningService
let corpus: TestCorpus
let dataDir: string
let library: OpenLibrary
let app: TypedApp
const lines: string[] = []

beforeAll(async () => {
  service = await startEmbeddingService()
  corpus = await makeCorpus({
    ...FILLERS,
    'cases/dog.md': DOG,
    'cases/hidden.md': caseRecord('飼い犬の裏話', '飼い犬の届け出を受けます。', { visibility: '会員限定' }),
  })
  dataDir = await mkdtemp(join(tmpdir(), 'data-test-'))
  const { url, key, dimensions } = service.settings
  const config = readConfig({
    CORPUS_DIR: corpus.dir,
    DATA_DIR: dataDir,
    EMBEDDER_SOURCE: 'rest',
    EMBEDDER_URL: url,
    EMBEDDER_KEY: key,
    EMBEDDER_DIMENSIONS: String(dimensions),
  })
  library = await openLibrary(config, (line) => lines.push(line))
  expect(library.embedding?.state).toBe('ready')
  // On a busy machine an answer may take longer than a reader should wait.
  const embedding = new EmbeddingSearch(key, (line) => lines.push(line), { patienceMs: PATIENT_MS })
  app = await buildApp({ ...library, embedding }, { logLevel: 'silent' })
})

afterAll(async () => {
  await app.close()
  await library.close()
  await service.close()
  await corpus.dispose()
  await rm(dataDir, { recursive: true, force: true })
})

afterEach(() => {
  service.behaviour = 'answers'
})

async function search(q: string): Promise<SearchResponse> {
  const response = await app.inject({ url: encodeURI(`/api/search?q=${q}`) })
  expect(response.statusCode).toBe(200)
  return response.json()
}

const idsOf = ({ hits }: SearchResponse) => hits.map(({ id }) => id)
const embeddingsOf = async () => (await app.inject({ url: '/api/health' })).json<HealthResponse>().embeddings

describe('with an embedding service', () => {
  it('a record is found that has none of the words', async () => {
    const found = await search(SYNONYM)
    expect(idsOf(found)[0]).toBe('cases/dog')
    expect(found.total).toBe(found.facets.type.reduce((sum, { count }) => sum + count, 0))
  })

  it('it is found beside those that have one of the words, and not without the service', async () => {
    const both = `${SUMMARY_WORD} ${SYNONYM}`
    const found = await search(both)
    expect(idsOf(found)).toContain('cases/dog')
    expect(found.total).toBe(31)
    const without = await buildApp({ ...library, embedding: null }, { logLevel: 'silent' })
    onTestFinished(() => without.close())
    const answers = await Promise.all([SYNONYM, both].map((q) => without.inject({ url: encodeURI(`/api/search?q=${q}`) })))
    const [alone, beside] = answers.map((answer) => answer.json<SearchResponse>())
    expect(alone?.total).toBe(0)
    expect(beside && idsOf(beside)).not.toContain('cases/dog')
  })

  it('a record for members is embedded and still shows in no answer', async () => {
    expect(service.texts.some((text) => text.includes('裏話'))).toBe(true)
    const { body } = await app.inject({ url: encodeURI(`/api/search?q=${SYNONYM}&limit=50`) })
    expect(body).not.toContain('裏話')
    expect(body).not.toContain('cases/hidden')
  })

  it('it is sent title, headings and text as people read them, questions as typed, and its key', async () => {
    await search(`窓口　${SYNONYM}`)
    expect(service.texts).toContain('飼い犬\n取り組み\n飼い犬の届け出を受けます。')
    expect(service.texts.at(-1)).toBe(`窓口　${SYNONYM}`)
    expect([...service.authorizations]).toEqual([`Bearer ${service.settings.key}`])
  })

  it('quoted phrases and alternatives are taken to the letter', async () => {
    const asked = service.texts.length
    await search(`"${SYNONYM}"`)
    await search('"窓口の混雑"')
    await search('窓口 OR 届け出')
    await search('窓口 -届け出')
    expect(service.texts.length).toBe(asked)
  })

  it('that fails, a search answers without it, once with a line, and leaves it alone', async () => {
    expect(await embeddingsOf()).toBe('ready')
    service.behaviour = 'refuses'
    const found = await search('届け出 受ける')
    expect(idsOf(found)).toContain('cases/dog')
    expect(await embeddingsOf()).toBe('paused')
    const asked = service.texts.length
    expect((await search(SYNONYM)).total).toBe(0)
    expect(service.texts.length).toBe(asked)
    expect(lines).toEqual([expect.stringMatching(/^埋め込みサービスが使えません（.*no credit left.*）。/) as string])
  })

  it('its key is in no line and no answer', async () => {
    expect(lines.length).toBeGreaterThan(0)
    const answers = await Promise.all(['/api/health', '/api/openapi.json', '/api/search'].map((url) => app.inject({ url })))
    const everything = [...lines, ...answers.map(({ body }) => body)].join('\n')
    expect(everything).not.toContain(service.settings.key)
  })
})

describe('asking the service', () => {
  const near = (searching: EmbeddingSearch) => searching.near('飼い犬', { all: [] }, ['documentId'], library.reader('reader'))

  it('begins again after a while, and says that it is back', async () => {
    let now = 0
    const said: string[] = []
    const searching = new EmbeddingSearch(service.settings.key, (line) => said.push(line), { now: () => now, patienceMs: PATIENT_MS })
    service.behaviour = 'refuses'
    expect(await near(searching)).toEqual([])
    now += 29_000
    service.behaviour = 'answers'
    expect(await near(searching)).toEqual([])
    now += 2000
    expect((await near(searching))[0]?.hits).not.toEqual([])
    expect(searching.state).toBe('ready')
    expect(said).toEqual([expect.stringContaining('使えません'), expect.stringContaining('復旧')])
  })

  it('waits for a silent one only so long, and never with more than four questions', async () => {
    const searching = new EmbeddingSearch(null, () => {}, { patienceMs: 200 })
    service.behaviour = 'is silent'
    const asked = service.texts.length
    const answers = await Promise.all(Array.from({ length: 9 }, () => near(searching)))
    expect(answers).toEqual(Array.from({ length: 9 }, () => []))
    await until('the questions have come through', () => service.texts.length - asked >= 4)
    expect(service.texts.length - asked).toBe(4)
    expect(searching.state).toBe('paused')
    expect(idsOf(await search('窓口')), 'others are answered while the engine still waits').toHaveLength(20)
  })
})

async function makeShelf() {
  const shelf = await makeCorpus({ 'cases/dog.md': DOG, 'cases/desk.md': caseRecord('窓口', '窓口の混雑を減らしました。') })
  onTestFinished(() => shelf.dispose())
  const { admin } = await startEngine(await makeDataDir())
  const publish = async (embedding: EmbeddingService | null) => {
    const reference = await readReference(shelf.dir)
    const snapshot = await takeSnapshot(shelf.dir)
    return publishIndex({ engine: admin, snapshot, reference, analyser: () => analyserFor(reference), embedding })
  }
  const reader = await admin.readerOf(rulesOf('reader'))
  const embedded = async () => {
    const search = new EmbeddingSearch(null, () => {}, { patienceMs: PATIENT_MS })
    const [answer] = await search.near<{ documentId: string }>('飼い犬', { all: [] }, ['documentId'], reader)
    return answer?.hits.map(({ documentId }) => documentId) ?? []
  }
  return { admin, publish, embedded, corpus: shelf, records: async () => (await admin.readAll(RECORDS, ['key'])).length }
}

describe('each kind of service', () => {
  const address = (path: string) => new URL(path, service.settings.url).href

  it.each<[EmbeddingService['source'], () => Partial<EmbeddingService>]>([
    ['ollama', () => ({ url: address('/api/embed'), model: 'bge-m3', key: null })],
    ['openAi', () => ({ url: address('/v1/embeddings'), model: 'text-embedding-3-small' })],
    ['rest', () => ({ url: address('/anything'), model: null, key: null })],
  ])('%s is understood by the engine', async (source, settings) => {
    const shelf = await makeShelf()
    const published = await shelf.publish({ ...service.settings, ...settings(), source })
    expect(published.unembedded).toEqual({ records: 0, problem: null })
    expect((await shelf.embedded())[0]).toBe('cases/dog')
  })
})

describe('indexing with a service that fails', () => {
  it.each(['refuses', 'refuses documents'] as const)(
    '(%s) adds all records without it and embeds them when it is back',
    async (behaviour) => {
      const shelf = await makeShelf()
      service.behaviour = behaviour
      const first = await shelf.publish(service.settings)
      expect(first).toMatchObject({ mode: 'rebuilt', added: 2, unembedded: { records: 2 } })
      expect(tellUnembedded(first)).toMatch(/^埋め込みサービスが使えないため、2 件を.*no credit left.*。$/)
      expect(tellUnembedded(first)).not.toContain(service.settings.key)
      expect(await shelf.records()).toBe(2)
      expect(await shelf.publish(service.settings)).toMatchObject({ added: behaviour === 'refuses' ? 0 : 2, unembedded: { records: 2 } })

      service.behaviour = 'answers'
      expect(await shelf.embedded()).toEqual([])
      const back = await shelf.publish(service.settings)
      expect(back).toMatchObject({ mode: 'updated', added: 2, unembedded: { records: 0, problem: null } })
      expect(tellUnembedded(back)).toBeNull()
      expect((await shelf.embedded())[0]).toBe('cases/dog')
      expect(await shelf.publish(service.settings)).toMatchObject({ mode: 'unchanged' })
    },
  )

  it('keeps what was embedded before, and adds what is new', async () => {
    const shelf = await makeShelf()
    await shelf.publish(service.settings)
    service.behaviour = 'refuses'
    await shelf.corpus.write('cases/new.md', caseRecord('新しい記録', '飼い犬の相談を受けます。'))
    expect(await shelf.publish(service.settings)).toMatchObject({ mode: 'updated', added: 1, unembedded: { records: 1 } })
    expect(await shelf.records()).toBe(3)
    service.behaviour = 'answers'
    expect(await shelf.embedded()).toEqual(['cases/dog', 'cases/desk'])
  })

  it('builds anew when the service changes, and keeps its key nowhere in clear', async () => {
    const shelf = await makeShelf()
    await shelf.publish(service.settings)
    expect(await shelf.publish(service.settings)).toMatchObject({ mode: 'unchanged' })
    for (const changed of [{ ...service.settings, model: 'other' }, { ...service.settings, key: 'other key' }, null]) {
      expect(await shelf.publish(changed)).toMatchObject({ mode: 'rebuilt' })
    }
    expect(JSON.stringify(await readIndexState(shelf.admin))).not.toContain('other key')
  })

  it('gives up a silent service after a while', async () => {
    const shelf = await makeShelf()
    await shelf.publish(service.settings)
    service.behaviour = 'is silent'
    const problem = await shelf.admin.checkEmbedder(PASSAGES, 200).then(
      () => null,
      (error: unknown) => embeddingProblem(error, service.settings.key),
    )
    expect(problem).toContain('200 ミリ秒以内に返事がありません')
    service.behaviour = 'answers'
    await shelf.admin.checkEmbedder(PASSAGES, PATIENT_MS)
  })

  it('names what is wrong when its vectors have another length than was set', async () => {
    const shelf = await makeShelf()
    const { unembedded } = await shelf.publish({ ...service.settings, dimensions: 32 })
    expect(unembedded).toMatchObject({ records: 2, problem: expect.stringContaining('64') as string })
  })
})
