import { describe, expect, inject, it } from 'vitest'
import { FILTER_NAMES, type SearchResponse } from '../../server/search/searchShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

/** Ids of all documents that a search finds. */
async function idsOf(parameters: Readonly<Record<string, string | readonly string[]>>): Promise<string[]> {
  const ids: string[] = []
  for (let offset = 0; ; offset += 100) {
    const { total, hits } = await search({ ...parameters, limit: '100', offset: String(offset) })
    ids.push(...hits.map(({ id }) => id))
    if (offset + 100 >= total) {
      expect(ids.length, JSON.stringify(parameters)).toBe(total)
      expect(new Set(ids).size).toBe(total)
      return ids
    }
  }
}

/** Ids of all documents that a word finds. */
async function idsWith(word: string): Promise<string[]> {
  return [...(await idsOf({ q: word }))]
}

interface RecordText {
  title: string
  summary: string
  sections: { heading: string; passages: { nodes: unknown[] }[] }[]
  initiative: string | null
  organisations: string[]
  municipalities: { name: string }[]
  people: { name: string }[]
}

const texts = new Map<string, Promise<string>>()

/** Everything that a record says, by its own page. */
function textOf(id: string): Promise<string> {
  const known = texts.get(id)
  if (known) return known
  const read = fetch(`${inject('libraryUrl')}/api/documents/${id}`).then(async (response) => {
    const { title, summary, sections, initiative, organisations, municipalities, people } = (await response.json()) as RecordText
    const bodies = sections.map(({ heading, passages }) => `${heading}\n${passages.map(({ nodes }) => textIn(nodes)).join('\n')}`)
    const names = [initiative ?? '', ...organisations, ...[...municipalities, ...people].map(({ name }) => name)]
    return [title, summary, ...names, ...bodies].join('\n').normalize('NFKC')
  })
  texts.set(id, read)
  return read
}

function textIn(node: unknown): string {
  if (Array.isArray(node)) return node.map(textIn).join('')
  if (typeof node !== 'object' || node === null) return ''
  return Object.entries(node)
    .map(([key, value]) => (key === 'text' && typeof value === 'string' ? value : key === 'type' ? '' : textIn(value)))
    .join('')
}

async function countsByFacet(ids: readonly string[], all: SearchResponse['hits']): Promise<Record<string, number>> {
  const byId = new Map(all.map((hit) => [hit.id, hit.type.id]))
  const counts: Record<string, number> = {}
  for (const id of ids) counts[byId.get(id) ?? ''] = (counts[byId.get(id) ?? ''] ?? 0) + 1
  return Promise.resolve(counts)
}

async function allHits(): Promise<SearchResponse['hits']> {
  const hits: SearchResponse['hits'] = []
  const { total } = await search({ limit: '1' })
  for (let offset = 0; offset < total; offset += 100) hits.push(...(await search({ limit: '100', offset: String(offset) })).hits)
  return hits
}

describe('a phrase', () => {
  it('stands literally in every document found, and every document with it is found', async () => {
    const everything = (await allHits()).map(({ id }) => id)
    for (const phrase of ['提案制度', 'おくやみコーナー', '書かない窓口', '人材マネジメント部会']) {
      const found = await idsOf({ q: `「${phrase}」` })
      const having: string[] = []
      for (const id of everything) if ((await textOf(id)).includes(phrase)) having.push(id)
      expect(having.length, phrase).toBeGreaterThan(1)
      expect([...found].sort(), phrase).toEqual([...having].sort())
    }
  })

  it('may be written in any quotes and widths, and in any spelling of the terms in it', async () => {
    const expected = await idsOf({ q: '「改善運動」' })
    for (const q of ['『改善運動』', '"改善運動"', '“改善運動”', '＂改善運動＂', '「カイゼン運動」', '「ｶｲｾﾞﾝ運動」'])
      expect(await idsOf({ q }), q).toEqual(expected)
    const plain = await search({ q: '改善運動' })
    expect(expected.length).toBeLessThan(plain.total)
  })

  it('is marked as a whole, and comes first where it is in the title', async () => {
    const { hits } = await search({ q: '「提案制度」', limit: '50' })
    const inTitle = hits.map(({ title }) => title.includes('提案制度'))
    expect(inTitle.filter(Boolean).length).toBeGreaterThan(1)
    expect(inTitle.lastIndexOf(true)).toBe(inTitle.filter(Boolean).length - 1)
    for (const { title, titleSegments } of hits.filter((_, index) => inTitle[index])) {
      expect(
        titleSegments.filter(({ hit }) => hit).map(({ text }) => text),
        title,
      ).toContain('提案制度')
    }
  })

  it('narrows further with words and filters, and stays out of the words', async () => {
    const phrase = await idsOf({ q: '「提案制度」' })
    const narrowed = await idsOf({ q: '「提案制度」 若手' })
    expect(narrowed.length).toBeGreaterThan(0)
    expect(narrowed.every((id) => phrase.includes(id))).toBe(true)
    const filtered = await search({ q: '「提案制度」', type: 'case' })
    expect(filtered.hits.every(({ type }) => type.id === 'case')).toBe(true)
    expect(filtered.understood.phrases).toEqual(['提案制度'])
  })

  it('that occurs nowhere finds nothing', async () => {
    expect((await search({ q: '「提案制度の魑魅魍魎」' })).total).toBe(0)
    expect((await search({ q: '「制度提案の」 窓口' })).total).toBe(0)
  })
})

describe('an exclusion', () => {
  it('leaves out every document with the word, in any inflection and any field', async () => {
    const { total } = await search({})
    for (const [word, written] of [
      ['窓口', '窓口'],
      ['減らす', '減らした'],
      ['提案制度', '提案制度'],
      ['中野区', '中野区'],
    ] as const) {
      const left = await idsOf({ q: `-${word}` })
      expect(left.length, word).toBeGreaterThan(0)
      expect(left.length, word).toBeLessThan(total)
      for (const id of left) expect(await textOf(id), id).not.toContain(written)
    }
  })

  it('is the same with every sign for it', async () => {
    const expected = await idsOf({ q: '職員 -研修' })
    for (const q of ['職員　－研修', '職員 −研修', '職員 ‐研修', '職員 NOT 研修', '職員 ＮＯＴ 研修', '-研修 職員']) {
      expect([...(await idsOf({ q }))].sort(), q).toEqual([...expected].sort())
    }
    const { total } = await search({ q: '職員' })
    expect(expected.length).toBeLessThan(total)
    const left = await idsOf({ q: '-研修' })
    expect(expected.every((id) => left.includes(id))).toBe(true)
  })

  it('of a phrase leaves out exactly the documents with it', async () => {
    const all = await idsOf({})
    const having = await idsOf({ q: '「提案制度」' })
    expect([...(await idsOf({ q: '-「提案制度」' }))].sort()).toEqual(all.filter((id) => !having.includes(id)).sort())
  })

  it('alone lists the rest, the newest first, with facets that add up', async () => {
    const { total, facets, hits, understood } = await search({ q: '-窓口', limit: '50' })
    expect(facets.type.reduce((sum, { count }) => sum + count, 0)).toBe(total)
    const years = hits.map(({ activityYear, reportYear }) => (activityYear ?? reportYear)?.year ?? 0)
    expect(years).toEqual([...years].sort((a, b) => b - a))
    expect(understood.excluded).toMatchObject([{ words: ['窓口'] }])
  })
})

describe('alternatives', () => {
  it('find what either finds, with exact totals and facets, also under filters', async () => {
    const hits = await allHits()
    for (const filters of [{}, { type: ['case', 'article'] }]) {
      const [a, b] = [await idsOf({ q: '"おくやみ"', ...filters }), await idsOf({ q: '"書かない窓口"', ...filters })]
      const union = [...new Set([...a, ...b])].sort()
      const either = await search({ q: '「おくやみ」 OR 「書かない窓口」', ...filters, limit: '1' })
      expect(either.total).toBe(union.length)
      expect([...(await idsOf({ q: '「おくやみ」 OR 「書かない窓口」', ...filters }))].sort()).toEqual(union)
      const counts = await countsByFacet(union, hits)
      for (const { value, count } of either.facets.type) if (!('type' in filters)) expect(count, value).toBe(counts[value])
    }
  })

  it('of words find what either finds, and each facet value leads to what it promises', async () => {
    const q = '残業 OR ナッジ'
    const union = new Set([...(await idsWith('残業')), ...(await idsWith('ナッジ'))])
    const either = await search({ q, limit: '1' })
    expect(either.total).toBe(union.size)
    expect([...(await idsOf({ q }))].sort()).toEqual([...union].sort())
    for (const name of FILTER_NAMES) {
      const first = either.facets[name][0]
      expect(first, name).toBeDefined()
      expect((await search({ q, [name]: first?.value ?? '' })).total, name).toBe(first?.count)
    }
    for (const written of ['残業 ＯＲ ナッジ', '残業|ナッジ', '残業｜ナッジ'])
      expect((await search({ q: written })).total, written).toBe(union.size)
  })

  it('bind tighter than the words beside them, all of which must stand too', async () => {
    const [young, overtime, nudge, desk] = await Promise.all(['若手', '残業', 'ナッジ', '窓口'].map(idsWith))
    const expected = (young ?? []).filter((id) => (overtime?.includes(id) ?? false) || (nudge?.includes(id) ?? false))
    expect(expected.length).toBeGreaterThan(0)
    expect([...(await idsOf({ q: '若手 残業 OR ナッジ' }))].sort()).toEqual([...expected].sort())
    const both = expected.filter((id) => desk?.includes(id))
    expect([...(await idsOf({ q: '若手 残業 OR ナッジ 窓口' }))].sort()).toEqual([...both].sort())
  })

  it('without excluded words, facets and hits agree', async () => {
    const q = '残業 OR ナッジ -窓口'
    const ids = await idsOf({ q })
    const without = await idsOf({ q: '-窓口' })
    const either = await idsOf({ q: '残業 OR ナッジ' })
    expect([...ids].sort()).toEqual(either.filter((id) => without.includes(id)).sort())
    const { total, facets } = await search({ q })
    expect(facets.year.reduce((sum, { count }) => sum + count, 0)).toBe(total)
  })

  it('beyond what is asked at once are named, not dropped in silence', async () => {
    const { understood } = await search({ q: '窓口 OR 残業 OR ナッジ OR 研修 OR 会議 OR 提案 OR 対話 OR 広報' })
    expect(understood.alternatives).toEqual([['窓口', '残業', 'ナッジ', '研修', '会議', '提案']])
    expect(understood.notices).toEqual([expect.stringContaining('「対話」「広報」') as string])
  })

  it('leave out one of which nothing occurs', async () => {
    expect((await search({ q: 'ナッジ OR 魑魅魍魎' })).total).toBe((await idsWith('ナッジ')).length)
    expect((await search({ q: '魑魅 OR 魍魎' })).total).toBe(0)
  })
})

describe('filters in words', () => {
  const filtersOf = ({ understood }: SearchResponse) => understood.filters.map(({ name, value }) => `${name} ${value}`)

  it.each([
    ['令和4年度', ['year 2022']],
    ['R4', ['year 2022']],
    ['ｒ４', ['year 2022']],
    ['2022年度', ['year 2022']],
    ['２０２２年', ['year 2022']],
    ['平成30年度', ['year 2018']],
    ['中野区', ['municipality 131148']],
    ['滑川市', ['municipality 162060']],
    ['滑川', ['municipality 162060']],
    ['福津', ['municipality 402249']],
    ['三重県', ['prefecture 240001']],
    ['三重', ['prefecture 240001']],
    ['東京都 中野区', ['municipality 131148']],
    ['東京都府中市', ['municipality 132063']],
    ['人材育成', ['level people']],
    ['戦略提案・施策改善', ['level policy']],
    ['戦略提案', ['level policy']],
    ['施策改善', ['level policy']],
    ['令和3〜5年度の中野区', ['year 2021', 'year 2022', 'year 2023', 'municipality 131148']],
    ['チーム経営研究会', ['programme team-management']],
    ['チーム経営', ['programme team-management']],
    ['カイゼン サミット', ['programme kaizen-summit']],
    ['セミナー報告', ['type seminar-report']],
    ['中野区 滑川市', ['municipality 131148', 'municipality 162060']],
    ['中野区 OR 滑川市', ['municipality 131148', 'municipality 162060']],
  ])('%s are the filters %j and no words', async (q, expected) => {
    const answer = await search({ q, limit: '3' })
    expect(filtersOf(answer)).toEqual(expected)
    expect(answer.words).toEqual([])
    const parameters: Record<string, string[]> = {}
    for (const { name, value } of answer.understood.filters) (parameters[name] ??= []).push(value)
    const chosen = await search({ ...parameters, limit: '3' })
    expect([answer.total, answer.facets, answer.hits.map(({ id }) => id)]).toEqual([
      chosen.total,
      chosen.facets,
      chosen.hits.map(({ id }) => id),
    ])
    expect(answer.total).toBeGreaterThan(0)
  })

  it('leave the words that stand beside them', async () => {
    const answer = await search({ q: '滑川市の職員 2023年度' })
    expect(filtersOf(answer)).toEqual(['municipality 162060', 'year 2023'])
    expect(answer.words).toEqual(['職員'])
    for (const { text, start, end } of answer.understood.filters) expect('滑川市の職員 2023年度'.slice(start, end)).toBe(text)
    const chosen = await search({ q: '職員', municipality: '162060', year: '2023' })
    expect([answer.total, answer.hits.map(({ id }) => id)]).toEqual([chosen.total, chosen.hits.map(({ id }) => id)])
  })

  it.each([
    ['「中野区」'],
    ['「令和4年度」'],
    ['-中野区'],
    ['職員 -令和4年度'],
    ['中野区 OR 窓口'],
    ['三原則'],
    ['人材育成の仕組み'],
    ['テレワーク'],
    ['1950年度'],
    ['青ヶ島村'],
  ])('are not seen in quotes, exclusions, mixed alternatives, longer words, or where there is no record: %s', async (q) => {
    expect(filtersOf(await search({ q }))).toEqual([])
  })

  it('are selected in the facets, whose other values stay', async () => {
    const { facets } = await search({ q: '人材育成' })
    expect(facets.level.find(({ value }) => value === 'people')?.selected).toBe(true)
    expect(facets.level.length).toBeGreaterThan(3)
  })

  it('are not told again when chosen already, and join others of the same facet', async () => {
    const chosen = await search({ q: '中野区', municipality: '131148' })
    expect(filtersOf(chosen)).toEqual([])
    expect(chosen.total).toBe((await search({ municipality: '131148' })).total)
    const joined = await search({ q: '中野区', municipality: '162060' })
    expect(joined.total).toBe((await search({ municipality: ['131148', '162060'] })).total)
  })

  it('of several years find all of them together, and of an open end those that the library has', async () => {
    const several = await search({ q: '2021-2023年度 窓口' })
    expect(several.total).toBe((await search({ q: '窓口', year: ['2021', '2022', '2023'] })).total)
    const { facets } = await search({})
    const since = facets.year.flatMap(({ value }) => (Number(value) >= 2024 ? [value] : []))
    expect(filtersOf(await search({ q: '令和6年度以降' }))).toEqual(since.map((value) => `year ${value}`).sort())
  })

  it('that together find nothing say so', async () => {
    const { total, understood } = await search({ q: '滑川市 1999年度' })
    expect([total, understood.filters.length > 0]).toEqual([0, true])
  })
})

describe('a single kanji', () => {
  const NINE = '支所 税務 図書館 保育 衛星 文書 給食 契約書'

  it('goes with an unknown word that it was cut off, but stays beside a known one that ten others crowd out', async () => {
    const { words } = await search({ q: `課職員 ${NINE}` })
    // The tenth word asked for is the 書 of 契約書, a piece that is told of with its word only.
    expect(words).toEqual(['課', '支所', '税務', '図書館', '保育', '衛星', '文書', '給食', '契約'])
    expect((await search({ q: '火星人の窓口' })).words).toEqual(['窓口'])
  })
})

describe('what cannot be followed', () => {
  it('is said', async () => {
    expect((await search({ q: '窓口 -の' })).understood.notices).toEqual([expect.stringContaining('「の」') as string])
    expect((await search({ q: '窓口 「？」' })).understood.notices).toEqual([expect.stringContaining('「？」') as string])
  })

  it('paging deep into a union is refused as elsewhere', async () => {
    const { status, body } = await ask<ErrorBody>('/api/search', { q: '窓口 OR 職員', offset: '1000' })
    expect([status, body.code]).toEqual([400, 'OFFSET_TOO_DEEP'])
  })
})
