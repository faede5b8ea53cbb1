import Papa from 'papaparse'
import { describe, expect, inject, it } from 'vitest'
import type { DocumentResponse, SimilarResponse } from '../../server/documents/documentShapes.ts'
import type {
  ComparisonAnswer,
  MunicipalityDetail,
  MunicipalityList,
  PeerRecordsAnswer,
} from '../../server/municipalities/municipalityShapes.ts'
import type { FacetValue } from '../../server/search/searchShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

type Row = Record<string, string>

/** A file as a spreadsheet reads it, with the name under which it is kept. */
async function file(path: string): Promise<{ rows: Row[]; name: string }> {
  const response = await fetch(`${inject('libraryUrl')}${path}`)
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
  // Not text(): that drops the byte order mark.
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  const { data, errors } = Papa.parse<Row>(text.slice(1), { header: true, skipEmptyLines: true })
  expect(errors).toEqual([])
  const [, name = ''] = /filename\*=UTF-8''([^;]*)$/.exec(response.headers.get('content-disposition') ?? '') ?? []
  return { rows: data, name: decodeURIComponent(name) }
}

const column = (rows: readonly Row[], heading: string) => rows.map((row) => row[heading])

describe('the file of a comparison', () => {
  const COMPARISON = '/api/municipalities/402249/compare/141003'

  it('has the figures of both sides, the words and the dates of its page', async () => {
    const { rows, name } = await file(`${COMPARISON}?format=csv`)
    const [{ body }, { body: own }] = await Promise.all([
      ask<ComparisonAnswer>(COMPARISON),
      ask<MunicipalityDetail>('/api/municipalities/402249'),
    ])
    expect(name).toBe('福津市と横浜市の比較.csv')
    const words = body.distances.flatMap((figure) => figure.own.map(() => figure.words))
    expect(column(rows, '違い')).toEqual(words)
    expect(column(rows, '福岡県福津市').map(Number)).toEqual(body.distances.flatMap((figure) => figure.own.map(toThousandths)))
    expect(column(rows, '神奈川県横浜市').map(Number)).toEqual(body.distances.flatMap((figure) => figure.other.map(toThousandths)))
    expect(column(rows, '項目')).toEqual([
      '人口',
      '面積',
      '産業の構造（第1次産業）',
      '産業の構造（第2次産業）',
      '産業の構造（第3次産業）',
      '財政力指数',
      '人口千人あたりの職員数',
    ])
    expect(column(rows, '単位')).toEqual(['人', 'km²', '%', '%', '%', '', '人'])
    for (const row of rows) {
      const fact = own.facts.find(({ label }) => row['項目']?.replace(/（.*）$/u, '') === label)
      expect(row['数字の時点'], row['項目']).toBe(fact?.asOf)
    }
  })

  it('of prefectures says what cannot be compared, and between prefecture and city has no line', async () => {
    const { rows } = await file('/api/municipalities/240001/compare/400009?format=csv')
    expect(rows[0]).toMatchObject({ 項目: '人口', 三重県: '1770254', 福岡県: '5135214', 数字の時点: '2020年国勢調査（市区町村の合計）' })
    expect(rows.find((row) => row['項目'] === '産業の構造')?.['違い']).toContain('比べられません')
    expect((await file('/api/municipalities/402249/compare/400009?format=csv')).rows).toEqual([])
  })

  it('is refused as the comparison itself is', async () => {
    const unknown = await ask<ErrorBody>('/api/municipalities/402249/compare/999999?format=csv')
    expect(unknown).toMatchObject({ status: 404, body: { code: 'NO_SUCH_MUNICIPALITY', parameter: 'other' } })
    const other = await ask<ErrorBody>(`${COMPARISON}?format=xlsx`)
    expect(other).toMatchObject({ status: 400, body: { code: 'BAD_PARAMETER', parameter: 'format' } })
  })
})

describe('the file of similar documents', () => {
  it.each(['cases/gifu-2021-okuyami', encodeURIComponent('cases/gifu-2021-okuyami')])('has those of %s with the reasons', async (id) => {
    const path = `/api/documents/${id}/similar`
    const { rows, name } = await file(`${path}?format=csv`)
    const [{ body }, { body: record }] = await Promise.all([ask<SimilarResponse>(path), ask<DocumentResponse>(`/api/documents/${id}`)])
    expect(name).toBe(`${record.title}に似ている資料.csv`)
    expect(column(rows, '資料の番号')).toEqual(body.similar.map(({ document }) => document.id))
    expect(column(rows, '題名')).toEqual(body.similar.map(({ document }) => document.title))
    expect(column(rows, '似ている理由')).toEqual(body.similar.map(({ reason }) => reason))
    expect(rows[0]?.['アドレス']).toBe(`${inject('libraryUrl')}/documents/${body.similar[0]?.document.id ?? ''}`)
  })

  it('of a document that does not exist is a 404', async () => {
    expect((await ask('/api/documents/cases/none/similar?format=csv')).status).toBe(404)
  })
})

describe('the file of the map', () => {
  const counted = (facet: readonly FacetValue[]) => new Map(facet.map(({ value, count }) => [value, count]))

  it.each([{ q: '' }, { q: '窓口' }, { q: '職員', prefecture: '240001' }, { q: '', worry: 'feels-forced' }])(
    'has all prefectures with the counts of the search %j',
    async (asked) => {
      const { rows, name } = await file(`/api/search/prefectures.csv?${new URLSearchParams(asked).toString()}`)
      const counts = counted((await search(asked)).facets.prefecture)
      const { body } = await ask<MunicipalityList>('/api/municipalities', { limit: '2000' })
      const prefectures = body.municipalities.filter(({ kind }) => kind === 'prefecture')
      expect(name).toBe('都道府県ごとの資料の件数.csv')
      expect(column(rows, '団体コード')).toEqual(prefectures.map(({ code }) => code))
      expect(column(rows, '都道府県')).toEqual(prefectures.map((prefecture) => prefecture.name))
      expect(column(rows, '資料の件数').map(Number)).toEqual(prefectures.map(({ code }) => counts.get(code) ?? 0))
      expect([...counts.values()].some((count) => count > 0)).toBe(true)
    },
  )
})

describe('files that pages link', () => {
  it('hold every municipality, and every record of peers in its order', async () => {
    const { body } = await ask<MunicipalityList>('/api/municipalities', { limit: '2000' })
    const all = await file('/api/municipalities?limit=2000&format=csv')
    expect(column(all.rows, '団体コード')).toEqual(body.municipalities.map(({ code }) => code))
    expect(body.municipalities).toHaveLength(body.total)
    const peers = await ask<PeerRecordsAnswer>('/api/municipalities/402249/peer-records', { limit: '1000' })
    const records = await file('/api/municipalities/402249/peer-records?limit=1000&format=csv')
    expect(column(records.rows, '資料の番号')).toEqual(peers.body.records.map(({ document }) => document.id))
    expect(records.rows).toHaveLength(peers.body.total)
  })

  it('hold the records of a municipality', async () => {
    const { body } = await ask<MunicipalityDetail>('/api/municipalities/402249')
    const { rows } = await file('/api/search.csv?municipality=402249&sort=year-desc')
    const ids = body.timeline.flatMap(({ records }) => records.map(({ document }) => document.id))
    expect(column(rows, '資料の番号').toSorted()).toEqual(ids.toSorted())
  })
})

function toThousandths(value: number): number {
  return Math.round(value * 1000) / 1000
}
