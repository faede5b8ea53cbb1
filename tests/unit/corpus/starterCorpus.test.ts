import { beforeAll, describe, expect, it } from 'vitest'
import { readCorpus, readDate, readPartialDate, takeSnapshot, type Corpus, type Reference } from '#corpus'
import { EARLIEST_YEAR, fiscalYearOf, formatProblem, LATEST_YEAR, type Document } from '#model'
import { readStarterReference, STARTER_CORPUS } from '../starterCorpus.ts'

let reference: Reference
let corpus: Corpus
let documents: Document[]

beforeAll(async () => {
  reference = await readStarterReference()
  corpus = readCorpus(await takeSnapshot(STARTER_CORPUS), reference)
  documents = corpus.documents.map(({ document }) => document)
})

/** Paths of the records that are not as they must be. */
const pathsOf = (isWrong: (document: Document) => boolean) => documents.filter(isWrong).map(({ path }) => path)

describe('the starter corpus', () => {
  it('has no problem at all', () => expect(corpus.problems.map(formatProblem)).toEqual([]))

  it('has at least 400 records, of all six types', () => {
    expect(documents.length).toBeGreaterThanOrEqual(400)
    const types = new Set(documents.map(({ type }) => type))
    expect(reference.vocabularies.types.filter(({ id }) => !types.has(id)).map(({ label }) => label)).toEqual([])
  })

  it('keeps the leading zero of the codes of 北海道', () => {
    const codes = documents.flatMap(({ municipalities }) =>
      municipalities.filter(({ prefecture }) => prefecture === '北海道').map(({ code }) => code),
    )
    expect(codes.length).toBeGreaterThan(0)
    expect(codes.filter((code) => !/^01\d{4}$/.test(code))).toEqual([])
  })

  it('names every municipality as the official list does', () => {
    const wrong = documents.flatMap(({ path, municipalities }) =>
      municipalities
        .filter(({ code, name, prefecture }) => {
          const official = reference.municipalities.byCode(code)
          return official?.name !== name || official.prefecture !== prefecture
        })
        .map(({ code, name }) => `${path}: ${code} ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('gives every record sources with title and publisher, addresses that open and dates that are dates', () => {
    expect(
      pathsOf(({ sources }) => sources.length === 0 || sources.some(({ title, publisher }) => title === '' || publisher === '')),
    ).toEqual([])
    expect(pathsOf(({ sources }) => sources.some(({ url }) => url !== null && !/^https?:\/\/[^\s]+$/.test(url)))).toEqual([])
    const isDate = (date: string | null) => date === null || readPartialDate(date) === date
    expect(pathsOf(({ sources }) => sources.some(({ published, seen }) => !isDate(published) || !isDate(seen)))).toEqual([])
  })

  it('says what is uncertain in whole sentences, each once', () => {
    expect(
      pathsOf(({ uncertain }) => uncertain.some((sentence) => !/[。）]$/.test(sentence)) || new Set(uncertain).size < uncertain.length),
    ).toEqual([])
  })

  it('has years and dates that exist and agree', () => {
    const isYear = (year: number | null) => year === null || (Number.isInteger(year) && year >= EARLIEST_YEAR && year <= LATEST_YEAR)
    expect(pathsOf(({ activityYear, reportYear }) => !isYear(activityYear) || !isYear(reportYear))).toEqual([])
    const agrees = ({ eventDate, reportYear }: Document) =>
      eventDate === null || (readDate(eventDate) === eventDate && fiscalYearOf(eventDate) === reportYear)
    expect(pathsOf((document) => !agrees(document))).toEqual([])
  })

  it('relates no record to itself, and none twice to the same', () => {
    expect(
      pathsOf(
        ({ id, related }) => related.some((other) => other.id === id) || new Set(related.map((other) => other.id)).size < related.length,
      ),
    ).toEqual([])
  })

  it('uses ids that are paths and fit an address as they are', () => {
    expect(pathsOf(({ id, path }) => `${id}.md` !== path || !/^[a-z-]+\/[a-z0-9-]+$/.test(id))).toEqual([])
  })

  it('gives no two records the same title and summary', () => {
    const keys = documents.map(({ title, summary }) => `${title}\n${summary}`)
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
  })

  it('structures every body by headings of the second level and below', () => {
    expect(pathsOf(({ body }) => !body.children.some((node) => node.type === 'heading' && node.depth === 2))).toEqual([])
  })
})
