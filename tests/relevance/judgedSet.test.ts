import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readMunicipalDirectory, type MunicipalDirectory } from '#corpus'
import { EXPECTATIONS, KINDS, readJudgedSet, type JudgedQuery } from './readJudgedSet.ts'

const files = await readJudgedSet()
const queries = files.flatMap((file) => file.queries)
const recordIds = new Set((await readdir('corpus', { recursive: true })).map((path) => path.replace(/\.md$/, '')))

const namedRecords = ({ oneOf = [], allOf, noneOf = [] }: JudgedQuery) => [...oneOf, ...(allOf?.ids ?? []), ...noneOf]
const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index)

describe('the judged set', () => {
  it('has every kind once and enough queries', () => {
    expect(files.map(({ kind }) => kind).sort()).toEqual([...KINDS].sort())
    expect(queries.length).toBeGreaterThanOrEqual(150)
  })

  it('asks each query once', () => {
    expect(repeated(queries.map(({ q, filters }) => JSON.stringify([q, filters])))).toEqual([])
  })

  it('names only records of the starter corpus, each once in a list', () => {
    const unknown = queries.flatMap((query) => namedRecords(query).filter((id) => !recordIds.has(id)))
    expect(unknown).toEqual([])
    expect(queries.flatMap(({ oneOf = [], noneOf = [], allOf }) => [oneOf, noneOf, allOf?.ids ?? []].flatMap(repeated))).toEqual([])
  })

  it('names only municipalities and prefectures that exist', async () => {
    const directory: MunicipalDirectory = await readMunicipalDirectory('corpus')
    const codes = queries.flatMap(({ every, asks = [] }) => [every?.municipality, every?.prefecture, ...asks])
    expect(codes.filter((code) => code !== undefined && directory.byCode(code) === undefined)).toEqual([])
  })

  it('expects something of every query, and nothing that contradicts itself', () => {
    const idle = queries.filter((query) => EXPECTATIONS.every((expectation) => query[expectation] === undefined))
    expect(idle.map(({ q }) => q)).toEqual([])
    const contradictory = queries.filter(
      (query) => query.noneOf?.some((id) => query.oneOf?.includes(id)) || (query.nothing && (query.oneOf ?? query.allOf)),
    )
    expect(contradictory.map(({ q }) => q)).toEqual([])
    expect(queries.filter(({ allOf }) => allOf && allOf.ids.length > allOf.within).map(({ q }) => q)).toEqual([])
  })

  it('splits every kind into halves of equal size', () => {
    for (const { kind, queries: ofKind } of files) {
      const tuned = ofKind.filter(({ half }) => half === 'tune').length
      expect(Math.abs(2 * tuned - ofKind.length), kind).toBeLessThanOrEqual(1)
    }
  })
})
