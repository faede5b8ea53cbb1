import fc from 'fast-check'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { readConfig } from '#config'
import { buildApp } from '../../server/app.ts'
import { openLibrary, type OpenLibrary } from '../../server/Library.ts'
import { FILTER_NAMES, MAX_QUERY_LENGTH } from '../../server/search/searchShapes.ts'
import type { TypedApp } from '../../server/TypedApp.ts'
import { caseRecord, makeCorpus, type TestCorpus } from '../makeCorpus.ts'
import type { ErrorBody } from './askLibrary.ts'

/** No single search may take longer, on two busy cores. */
const LONGEST_MS = 10_000
const RUNS = 60

/** Words that occur in the hidden record only. */
const SECRET = '秘匿合言葉'
const OPERATORS = [
  '「',
  '」',
  '『',
  '』',
  '"',
  '“',
  '”',
  '＂',
  '-',
  '－',
  '−',
  '‐',
  ' ',
  '　',
  ' OR ',
  ' ＯＲ ',
  '|',
  '｜',
  ' NOT ',
  ' ＮＯＴ ',
  '(',
  ')',
  '*',
  '\n',
]
const WORDS = [
  '窓口',
  '改善',
  '提案制度',
  '中野',
  '中野区',
  '府中市',
  '三重',
  '令和4年度',
  'R4',
  '2022年',
  '人材育成',
  '事例',
  'の',
  'a',
  '🎌',
  '𠮷',
  '\0',
  '\ud800',
  '\udfff',
  SECRET,
]
const LOOK_ALIKES = [
  '" OR visibility = "member',
  "' OR 1 = 1 --",
  'visibility = member',
  '] OR visibility IN ["member"',
  '\\" OR visibility = \\"member',
  'key EXISTS',
  '_geoRadius(1,2,3)',
  '{"$ne":null}',
  '%00',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '__proto__',
]

const typed = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
    fc.array(fc.constantFrom(...OPERATORS, ...WORDS, ...LOOK_ALIKES), { maxLength: 60 }).map((parts) => parts.join('')),
  )
  .map((text) => text.slice(0, MAX_QUERY_LENGTH))

interface Reply {
  status: number
  text: string
  ms: number
}

/** Asks with the text exactly as it is: UTF-16 that is no text travels as the bytes that stand for it. */
function encoded(text: string): string {
  return [...text]
    .map((sign) => (/[\ud800-\udfff]/.test(sign) && sign.length === 1 ? loneSurrogate(sign) : encodeURIComponent(sign)))
    .join('')
}

function loneSurrogate(sign: string): string {
  const code = sign.charCodeAt(0)
  return [0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63)].map((byte) => `%${byte.toString(16)}`).join('')
}

function expectSound({ status, text, ms }: Reply, asked: string): void {
  expect([200, 400], `${asked} → ${status} ${text.slice(0, 300)}`).toContain(status)
  expect(ms, asked).toBeLessThan(LONGEST_MS)
  const body = JSON.parse(text) as ErrorBody & { total?: number }
  if (status === 200) expect(body.total).toBeGreaterThanOrEqual(0)
  else expect(body).toMatchObject({ code: expect.stringMatching(/^[A-Z_]+$/) as string, message: expect.stringMatching(/。$/) as string })
}

describe('any string to the starter library', () => {
  async function ask(query: string): Promise<Reply> {
    const started = performance.now()
    const response = await fetch(`${inject('libraryUrl')}/api/search?${query}`)
    return { status: response.status, text: await response.text(), ms: performance.now() - started }
  }

  it('is answered as a query', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        expectSound(await ask(`q=${encoded(q)}&limit=3`), JSON.stringify(q))
      }),
      { numRuns: RUNS },
    )
  })

  it('is answered or refused in words as the value of a filter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILTER_NAMES), fc.array(typed, { minLength: 1, maxLength: 4 }), async (name, values) => {
        const query = values.map((value) => `${name}=${encoded(value)}`).join('&')
        expectSound(await ask(`${query}&limit=1`), query)
      }),
      { numRuns: RUNS },
    )
  })

  it.each([
    ['a lone surrogate', 'q=%ED%A0%80'],
    ['bytes that are no UTF-8', 'q=%ff%fe%E3%81'],
    ['NUL', 'q=%00'],
    ['broken percent signs', 'q=%&limit=%zz'],
    ['10,000 kana', `q=${encodeURIComponent('あ'.repeat(10_000))}`],
    ['500 brackets', `q=${encodeURIComponent('「'.repeat(500))}`],
    [
      '499 ORs',
      `q=${encodeURIComponent(
        Array.from({ length: 100 }, (_, index) => `語${index}`)
          .join(' OR ')
          .slice(0, 500),
      )}`,
    ],
    [
      'phrases over phrases',
      `q=${encodeURIComponent(
        Array.from({ length: 60 }, (_, index) => `「改善${index}」`)
          .join('')
          .slice(0, 500),
      )}`,
    ],
    ['exclusions over exclusions', `q=${encodeURIComponent('-改善 '.repeat(120).slice(0, 500))}`],
    ['nothing but NOT', `q=${encodeURIComponent('NOT NOT NOT')}`],
    ['hyphens apart', `q=${encodeURIComponent('- - -')}`],
    ['ORs within ORs', `q=${encodeURIComponent('a OR b c OR d e OR f g OR h i OR j')}`],
    ['51 filters', `${'level=people&'.repeat(51)}`],
    ['5,000 filters', `${'year=2022&'.repeat(5000)}`],
    ['parameters without names', '=&==&&&=a'],
    ['names that objects have', '__proto__=1&constructor=2'],
  ])('%s', async (_, query) => expectSound(await ask(query), query.slice(0, 80)))

  it('says what is wrong with 10,000 kana', async () => {
    const { status, text } = await ask(`q=${encodeURIComponent('あ'.repeat(10_000))}`)
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { code: 'BAD_PARAMETER', parameter: 'q', message: expect.stringContaining('500') as string },
    ])
  })

  it('does not read broken bytes as text: %ED%A0%80 is not the word ED', async () => {
    expect(JSON.parse((await ask('q=%ED%A0%80')).text)).toMatchObject({ total: 0, words: [] })
  })

  it('refuses even what is no request in the words of the API', async () => {
    const response = await fetch(`${inject('libraryUrl')}/api/search`, { headers: { 'X-Long': 'x'.repeat(200_000) } })
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'BAD_REQUEST' }])
  })
})

describe('any string beside a record for members only', () => {
  let corpus: TestCorpus
  let dataDir: string
  let library: OpenLibrary
  let app: TypedApp

  beforeAll(async () => {
    const member = { visibility: '会員限定', municipalities: '[{ code: "131148", name: 中野区 }]', activity_year: '1999年度' }
    corpus = await makeCorpus({
      'cases/open.md': caseRecord('公開の記録', '窓口と提案制度を改善しました。', { activity_year: '2022年度' }),
      'cases/hidden.md': caseRecord(`${SECRET}の記録`, `${SECRET}と提案制度を改善しました。`, member),
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

  async function ask(q: string): Promise<Reply> {
    const started = performance.now()
    const { statusCode: status, body: text } = await app.inject({ url: `/api/search?q=${encoded(q)}` })
    return { status, text, ms: performance.now() - started }
  }

  function expectHidden({ text }: Reply): void {
    expect(text).not.toContain('cases/hidden')
    const { total, facets, understood } = JSON.parse(text) as {
      total: number
      facets: Record<string, { value: string; count: number }[]>
      understood: { filters: unknown[] }
    }
    expect(total).toBeLessThanOrEqual(1)
    expect(facets['municipality']).toEqual([])
    expect(facets['year']?.filter(({ value }) => value === '1999') ?? []).toEqual([])
    expect(JSON.stringify(understood.filters)).not.toMatch(/131148|1999/)
  }

  it.each([
    SECRET,
    `「${SECRET}」`,
    `-${SECRET}`,
    `-「${SECRET}」`,
    `窓口 OR ${SECRET}`,
    `「窓口」 OR 「${SECRET}」`,
    '中野区',
    '中野',
    '1999年度',
    '「提案制度」',
    '-窓口',
    '提案 | 制度',
    ...LOOK_ALIKES,
  ])('shows and counts nothing of it: %s', async (q) => {
    const reply = await ask(q)
    expectSound(reply, q)
    expectHidden(reply)
  })

  it('does not tell by the number whether an excluded or offered word occurs in it', async () => {
    const totalOf = async (q: string) => (JSON.parse((await ask(q)).text) as { total: number }).total
    expect(await totalOf(`窓口 -${SECRET}`)).toBe(await totalOf('窓口 -魑魅魍魎'))
    expect(await totalOf(`窓口 -「${SECRET}」`)).toBe(await totalOf('窓口 -「魑魅魍魎」'))
    expect(await totalOf(`窓口 OR ${SECRET}`)).toBe(await totalOf('窓口 OR 魑魅魍魎'))
  })

  it('keeps it from every string', async () => {
    await fc.assert(
      fc.asyncProperty(typed, async (q) => {
        const reply = await ask(q)
        expectSound(reply, JSON.stringify(q))
        if (reply.status === 200) expectHidden(reply)
      }),
      { numRuns: 2 * RUNS },
    )
  })
})
