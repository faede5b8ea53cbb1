import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '#config'
import { CONTENTS, PASSAGES, RECORDS, TITLES, WORDS } from '#publish'
import { buildApp } from '../../server/app.ts'
import { openLibrary, type OpenLibrary } from '../../server/Library.ts'
import type { SuggestResponse } from '../../server/suggest/suggestShapes.ts'
import type { TypedApp } from '../../server/TypedApp.ts'
import { caseRecord, makeCorpus, type TestCorpus } from '../makeCorpus.ts'

/** Words that occur in the hidden record only. */
const SECRET = '秘匿合言葉'
/** A term of the lexicon, which would count the hidden record. */
const SECRET_TERM = 'ナッジ'
const MEMBER = {
  yomi: 'ひとくあいことばのきろく',
  visibility: '会員限定',
  municipalities: '[{ code: "131148", name: 中野区 }]',
  worries: '[やらされ感が漂っている]',
  activity_year: '1999年度',
}

interface Listed {
  code: string
  records: number
  examples: number
}

let corpus: TestCorpus
let dataDir: string
let library: OpenLibrary
let app: TypedApp

beforeAll(async () => {
  corpus = await makeCorpus({
    'cases/open.md': caseRecord('公開の記録', '窓口を改善しました。', { related: '[{ id: cases/hidden, relation: 関連 }]' }),
    'cases/hidden.md': caseRecord(`${SECRET}の記録`, `${SECRET}を${SECRET_TERM}で改善しました。`, MEMBER),
  })
  dataDir = await mkdtemp(join(tmpdir(), 'data-test-'))
  library = await openLibrary(readConfig({ CORPUS_DIR: corpus.dir, DATA_DIR: dataDir }), () => {})
  app = await buildApp(library, { logLevel: 'silent' })
})

afterAll(async () => {
  await app.close()
  await library.close()
  await corpus.dispose()
  await rm(dataDir, { recursive: true, force: true })
})

describe('a record for members only', () => {
  it('is in the index, or this suite would prove nothing', async () => {
    expect(library.report.documents).toBe(2)
  })

  it.each([
    '/api/search',
    `/api/search?q=${SECRET}`,
    '/api/search?q=改善&sort=year-asc',
    '/api/search?municipality=131148&worry=feels-forced&year=1999',
    '/api/documents/cases/hidden',
    '/api/documents/cases/hidden/similar',
    '/api/documents/cases/open',
    '/api/documents/cases/open/similar',
    '/api/documents/cases/hidden/similar?format=csv',
    '/api/documents/cases/open/similar?format=csv',
    `/api/suggest?q=${SECRET}`,
    '/api/suggest?q=秘',
    '/api/suggest?q=ひとく',
    '/api/suggest?q=aikotoba',
    `/api/suggest?q=${SECRET_TERM}`,
    '/api/suggest?q=きろく&kind=document',
    '/api/suggest?q=なかの',
    '/api/suggest?q=やらされ',
    '/api/municipalities?withRecords=true',
    '/api/municipalities?withRecords=true&format=csv',
    '/api/municipalities/131148',
    '/api/municipalities/130001',
    // 杉並区, of the same group: 中野区 is among those like it.
    '/api/municipalities/131156/peers?withExamples=true',
    '/api/municipalities/131156/peers?limit=50&format=csv',
    '/api/municipalities/131156/peer-records',
    '/api/municipalities/131156/peer-records?format=csv',
    '/api/municipalities/131156/compare/131148',
    '/api/municipalities/131156/compare/131148?format=csv',
    '/api/search.csv',
    '/api/search/prefectures.csv',
    `/api/search/prefectures.csv?q=${SECRET}`,
    `/api/search.csv?q=${SECRET}`,
    '/api/search?q=秘匿合',
    '/api/search?q=ひとくあいことば',
    '/api/vocabularies',
    '/api/health',
  ])('shows in no answer: %s', async (address) => {
    const { body } = await app.inject({ url: encodeURI(address) })
    expect(body).not.toContain(SECRET)
    expect(body).not.toContain('cases/hidden')
  })

  it('does not count: not in totals, facets, suggestions or numbers of records', async () => {
    const all = (await app.inject({ url: '/api/search' })).json<{ total: number; facets: Record<string, { value: string }[]> }>()
    expect(all.total).toBe(1)
    expect(all.facets['municipality']).toEqual([])
    expect(all.facets['worry']).toEqual([])
    expect(all.facets['year']?.map(({ value }) => value)).toEqual(['unknown'])
    expect((await app.inject({ url: '/api/municipalities/131148' })).json()).toMatchObject({ records: 0 })
    const peers = (await app.inject({ url: '/api/municipalities/131156/peers?limit=50' })).json<{ peers: { municipality: Listed }[] }>()
      .peers
    expect(peers.find(({ municipality }) => municipality.code === '131148')?.municipality).toMatchObject({ records: 0, examples: 0 })
    const suggested = async (q: string) => (await app.inject({ url: encodeURI(`/api/suggest?q=${q}`) })).json<SuggestResponse>().suggestions
    expect((await suggested('なかのく')).map(({ label, count }) => [label, count])).toEqual([['中野区', 0]])
    expect(await suggested(SECRET_TERM)).toEqual([])
    expect(await suggested('やらされ')).toEqual([])
    expect((await suggested('きろく')).map(({ value }) => value)).toEqual(['cases/open'])
    expect((await suggested('改善')).find(({ kind }) => kind === 'term')?.count).toBe(1)
    expect((await app.inject({ url: '/api/health' })).json()).toMatchObject({ documents: 1 })
  })

  it('answers like a record that does not exist', async () => {
    const hidden = await app.inject({ url: '/api/documents/cases/hidden' })
    const missing = await app.inject({ url: '/api/documents/cases/missing' })
    expect([hidden.statusCode, hidden.json()]).toEqual([missing.statusCode, missing.json()])
  })

  it('is kept by the engine itself: no filter that a reader sends can widen the rule', async () => {
    const reader = library.reader('reader')
    for (const index of [PASSAGES, CONTENTS, RECORDS, TITLES, WORDS]) {
      const [everything, asked] = await reader.ask([
        { index, filter: { any: [{ field: 'visibility', in: ['public', 'member'] }] }, facets: ['visibility'] },
        { index, filter: { field: 'visibility', in: ['member'] }, facets: ['visibility'] },
      ])
      expect(Object.keys(everything?.facets['visibility'] ?? {})).toEqual(['public'])
      expect(asked?.total).toBe(0)
    }
  })
})

describe('faults', () => {
  it('in a route show nothing of the inside', async () => {
    const broken = await buildApp(
      {
        ...library,
        reader: () => {
          throw new Error('secret path /etc/passwd')
        },
      },
      { logLevel: 'silent' },
    )
    const { statusCode, body } = await broken.inject({ url: '/api/search' })
    await broken.close()
    expect(statusCode).toBe(500)
    expect(JSON.parse(body)).toEqual({ code: 'INTERNAL', message: expect.stringMatching(/。$/) as string })
  })
})
