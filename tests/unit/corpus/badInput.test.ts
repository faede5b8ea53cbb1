import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseDocument, readCorpus, takeSnapshot, type Reference } from '#corpus'
import { formatProblem } from '#model'
import { splitPassages } from '../../../indexer/passages/splitPassages.ts'
import { processorTime } from '../../processorTime.ts'
import { readStarterReference } from '../starterCorpus.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/bad-input')

interface Expected {
  why: string
  problems: string[]
  documents: string[]
}

let folder: string
let reference: Reference

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bad-input-'))
  reference = await readStarterReference()
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A corpus with the records of a case and one good record beside them. */
async function readCase(name: string) {
  const corpusDir = join(folder, name)
  await cp(join(FIXTURES, name), corpusDir, { recursive: true })
  await cp(join(FIXTURES, 'good.md'), join(corpusDir, 'cases/good.md'))
  const expected = JSON.parse(await readFile(join(FIXTURES, name, 'expected.json'), 'utf8')) as Expected
  return { expected, ...readCorpus(await takeSnapshot(corpusDir), reference) }
}

const cases = (await readdir(FIXTURES, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name)

describe('bad input', () => {
  it.each(cases)('%s: is listed exactly, and the records beside it are read', async (name) => {
    const { expected, problems, documents } = await readCase(name)
    expect(problems.map(formatProblem), expected.why).toEqual(expected.problems)
    expect(documents.map(({ document }) => document.id).sort(), expected.why).toEqual([...expected.documents, 'cases/good'].sort())
  })

  it('tells what overflows the stack as a problem of that record', () => {
    const { document, problems } = parseDocument('cases/escapes.md', `---\ntitle: 題\n---\n\n${'\\-'.repeat(150_000)}\n`, reference)
    expect(document).toBeNull()
    expect(problems.map(({ file, line, code }) => [file, line, code])).toEqual([['cases/escapes.md', 1, 'TOO_COMPLEX']])
  })

  it.each([
    ['quotations', '>'.repeat(500_000)],
    ['list items', `${'- '.repeat(250_000)}あ`],
    ['numbered items', `${'1. '.repeat(150_000)}あ`],
    ['lists by indentation', Array.from({ length: 900 }, (_, level) => `${'  '.repeat(level)}- 段`).join('\n')],
    ['a wide table', `${'|a'.repeat(5000)}\n${'|-'.repeat(5000)}\n${'|a\n'.repeat(2000)}`],
    ['many small tables', `${'|a'.repeat(100)}\n${'|-'.repeat(100)}\n${'|a\n'.repeat(98)}\n`.repeat(1000)],
    ['images within one another', `${'!['.repeat(200_000)}${'](a)'.repeat(100_000)}`],
    ['emphasis in emphasis', '*a'.repeat(300_000)],
    ['open links in many paragraphs', `${'[a'.repeat(1000)}\n\n`.repeat(400)],
    ['a line of spaces', `${' '.repeat(500_000)}あ`],
  ])('has done with %s of up to a megabyte before the parser takes minutes', (_what, body) => {
    expect(processorTime(() => parseDocument('cases/x.md', `---\ntitle: 題\n---\n\n${body}\n`, reference))).toBeLessThan(5_000)
  })

  it.each([
    ['TOO_MANY_MARKS', 7, `はじめに\n\n${'*強い* '.repeat(1001)}`],
    ['TOO_MANY_MARKS', 25, Array.from({ length: 11 }, () => '[注] '.repeat(1950)).join('\n\n')],
    ['TOO_MANY_IMAGES', 6, `${'![図](a)'.repeat(300)}\n![図](a)`],
  ])('names where there are %s (line %d)', (code, line, body) => {
    const { problems } = parseDocument('cases/x.md', `---\ntitle: 題\n---\n\n${body}\n`, reference)
    expect(problems.map((problem) => [problem.code, problem.line])).toEqual([[code, line]])
  })

  it('shows HTML and scripts as the text they are', async () => {
    const { documents } = await readCase('html-and-scripts')
    const record = documents.find(({ document }) => document.id === 'cases/madoguchi')?.document
    const passages = record ? splitPassages(record) : []
    const text = passages.map((passage) => passage.text).join('\n')
    for (const shown of [
      '<b onclick="alert(1)">見直し</b>',
      '<script>alert(2)</script>',
      '<script>\nalert(3)',
      '<iframe',
      '<img src=x onerror=alert(6)>',
    ]) {
      expect(text, 'HTML of a record must stay visible').toContain(shown)
    }
    const nodes = JSON.stringify(passages.map((passage) => passage.nodes))
    const tags = new Set([...nodes.matchAll(/"tag":"([^"]+)"/g)].map((match) => match[1]))
    expect([...tags].sort(), 'only the tags of Markdown itself, and no link of this record is safe').toEqual(['#text', 'li', 'p', 'ul'])
    expect(nodes).not.toContain('"href"')
  })
})
