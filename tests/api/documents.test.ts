import { describe, expect, inject, it } from 'vitest'
import type { ContentNode, DocumentResponse, SimilarResponse } from '../../server/documents/documentShapes.ts'
import type { MunicipalityDetail } from '../../server/municipalities/municipalityShapes.ts'
import { ask, search, type ErrorBody } from './askLibrary.ts'

const SERIES = 'presentations/pres-2022-nakano'

function textOf(nodes: readonly ContentNode[]): string {
  return nodes.map((node) => (node.text ?? '') + textOf(node.children ?? [])).join('')
}

describe('a document', () => {
  it('is found under its id with slashes as they are and encoded', async () => {
    const plain = await ask<DocumentResponse>(`/api/documents/${SERIES}`)
    const encoded = await ask<DocumentResponse>(`/api/documents/${encodeURIComponent(SERIES)}`)
    expect([plain.status, encoded.status]).toEqual([200, 200])
    expect(encoded.body).toEqual(plain.body)
    expect(plain.body.id).toBe(SERIES)
  })

  it('carries both calendars, sources with citations, rights and its own citation', async () => {
    const { body } = await ask<DocumentResponse>(`/api/documents/${SERIES}`)
    expect(body.reportYear?.label).toBe('2022年度（令和4年度）')
    expect(body.rights.statement).toMatch(/。$/)
    expect(body.rights.notice).toContain('お控えくださる')
    expect(body.sources[0]?.citation).toContain(body.sources[0]?.title)
    expect(body.citation).toContain(`“${body.title}”`)
    expect(body.citation).toContain(`${inject('libraryUrl')}/documents/${SERIES}`)
    expect(body.citation).toMatch(/\(参照 \d{4}-\d{2}-\d{2}\)\.$/)
  })

  it('tells the groups that held in its year where they are known, as the time line of the municipality does', async () => {
    const { body: place } = await ask<MunicipalityDetail>('/api/municipalities/402249')
    const listed = place.timeline.flatMap(({ records }) => records)
    expect(new Set(listed.map(({ similarGroupThen }) => similarGroupThen))).toEqual(new Set([null, '都市II-3']))
    for (const { document, similarGroupThen } of listed) {
      const { body } = await ask<DocumentResponse>(`/api/documents/${document.id}`)
      const own = body.similarGroupsThen.filter(({ code }) => code === '402249')
      expect(own, document.id).toEqual(
        similarGroupThen === null ? [] : [{ code: '402249', similarGroup: '都市II-3', groupLabel: '都市Ⅱ-3' }],
      )
    }
  })

  it('leads to its seminar, its study group and the other years, in both directions', async () => {
    const { body } = await ask<DocumentResponse>(`/api/documents/${SERIES}`)
    expect(body.related.length).toBeGreaterThan(0)
    for (const { document } of body.related) {
      const other = await ask<DocumentResponse>(`/api/documents/${document.id}`)
      expect(
        other.body.related.map((related) => related.document.id),
        document.id,
      ).toContain(SERIES)
    }
    expect(body.otherYears.every(({ municipalities }) => municipalities.some(({ name }) => name === '中野区'))).toBe(true)
  })

  it('has in its other years only other years, the nearest first, and none that it names already', async () => {
    const yearOf = ({ activityYear, reportYear }: Pick<DocumentResponse, 'activityYear' | 'reportYear'>) =>
      (activityYear ?? reportYear)?.year
    const { hits } = await search({ q: 'ステップアップ', limit: '100' })
    const dated = hits.filter((hit) => yearOf(hit) !== undefined && hit.programme !== null)
    const pages = await Promise.all(dated.map(({ id }) => ask<DocumentResponse>(`/api/documents/${id}`)))
    const withOthers = pages.map(({ body }) => body).filter(({ otherYears }) => otherYears.length > 1)
    expect(withOthers.length).toBeGreaterThan(0)
    for (const record of withOthers) {
      const distances = record.otherYears.map((other) => Math.abs((yearOf(other) ?? NaN) - (yearOf(record) ?? NaN)))
      expect(Math.min(...distances), record.id).toBeGreaterThan(0)
      expect(distances, record.id).toEqual([...distances].sort((a, b) => a - b))
      const named = new Set(record.related.map(({ document }) => document.id))
      expect(
        record.otherYears.filter(({ id }) => named.has(id)),
        record.id,
      ).toEqual([])
    }
  })

  it('has passages whose anchors the search names', async () => {
    const { hits } = await search({ q: '窓口の改善', limit: '20' })
    for (const { id, passage } of hits) {
      const { body } = await ask<DocumentResponse>(`/api/documents/${encodeURIComponent(id)}`)
      const anchors = body.sections.flatMap(({ passages }) => passages.map(({ anchor }) => anchor))
      expect(anchors, id).toContain(passage.anchor)
      expect(new Set(anchors).size).toBe(anchors.length)
      const shown = body.sections.flatMap(({ passages }) => passages).find(({ anchor }) => anchor === passage.anchor)
      const flat = (text: string) => text.replace(/\s/g, '')
      expect(flat(textOf((shown?.nodes ?? []) as ContentNode[]))).toContain(flat(passage.segments.map(({ text }) => text).join('')))
    }
  })

  it('that does not exist is a 404 with a sentence', async () => {
    for (const id of ['cases/no-such-record', '../package', '%00', 'a'.repeat(299), '" OR visibility = "member']) {
      const { status, body } = await ask<ErrorBody>(`/api/documents/${encodeURIComponent(id)}`)
      expect([id, status, body.code]).toEqual([id, 404, 'NO_SUCH_DOCUMENT'])
    }
  })
})

describe('similar documents', () => {
  it('are others, each with a reason', async () => {
    const { body } = await ask<SimilarResponse>('/api/documents/cases/gifu-2021-okuyami/similar')
    expect(body.similar.length).toBeGreaterThan(2)
    for (const { document, reason } of body.similar) {
      expect(document.id).not.toBe('cases/gifu-2021-okuyami')
      expect(reason.length).toBeGreaterThan(3)
    }
    expect(body.similar[0]?.document.title).toMatch(/おくやみ|死亡|遺族|手続き/)
  })

  it('are none of those that the page names already, and of one initiative only one', async () => {
    for (const id of [SERIES, 'cases/gifu-2021-okuyami', 'cases/yokosuka-2023-iga-award']) {
      const [{ body: record }, { body }] = await Promise.all([
        ask<DocumentResponse>(`/api/documents/${id}`),
        ask<SimilarResponse>(`/api/documents/${id}/similar`),
      ])
      const named = [...record.related.map(({ document }) => document.id), ...record.otherYears.map((other) => other.id)]
      const ids = body.similar.map(({ document }) => document.id)
      expect(
        ids.filter((one) => named.includes(one)),
        id,
      ).toEqual([])
      const initiatives = body.similar.flatMap(({ document: { initiative, municipalities } }) =>
        initiative === null ? [] : municipalities.map(({ code }) => `${code} ${initiative}`),
      )
      expect(new Set(initiatives).size, id).toBe(initiatives.length)
    }
  })

  it('say in at most three parts what they have in common', async () => {
    const { body } = await ask<SimilarResponse>('/api/documents/cases/gifu-2021-okuyami/similar')
    for (const { reason } of body.similar) expect(reason.split('、').length, reason).toBeLessThanOrEqual(3)
    expect(body.similar.some(({ reason }) => reason.includes('同じ悩み「窓口や手続きで住民を待たせている」'))).toBe(true)
    expect(body.similar.some(({ reason }) => reason.includes('「おくやみ」'))).toBe(true)
  })

  it('of a document that does not exist are a 404', async () => {
    expect((await ask('/api/documents/cases/none/similar')).status).toBe(404)
  })
})
