import { mkdir, mkdtemp, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readCorpus, takeSnapshot, type Reference } from '#corpus'
import { makeRecord } from '../makeRecord.ts'
import { readStarterReference } from '../starterCorpus.ts'

let reference: Reference
let folder: string

beforeAll(async () => {
  reference = await readStarterReference()
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'corpus-'))
  await write('cases/a.md')
  await write('cases/b.md')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(path: string, text = makeRecord()): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeFile(join(folder, path), text)
}
const fingerprint = async () => (await takeSnapshot(folder)).fingerprint

describe('the fingerprint of a corpus', () => {
  it('stays while nothing is edited, even when files are touched', async () => {
    const before = await fingerprint()
    await utimes(join(folder, 'cases/a.md'), new Date(0), new Date(0))
    expect(await fingerprint()).toBe(before)
  })

  it.each<[string, () => Promise<void>]>([
    ['edited', () => write('cases/a.md', makeRecord({}, '別の本文'))],
    ['added', () => write('cases/c.md')],
    ['removed', () => rm(join(folder, 'cases/a.md'))],
    ['renamed', () => rename(join(folder, 'cases/a.md'), join(folder, 'cases/c.md'))],
    ['found too big', () => write('cases/c.md', 'a'.repeat(2_000_000))],
  ])('changes when a file is %s', async (_what, change) => {
    const before = await fingerprint()
    await change()
    expect(await fingerprint()).not.toBe(before)
  })

  it('does not change with what is no record', async () => {
    const before = await fingerprint()
    await write('README.md', 'この棚について')
    await write('cases/slides.pdf', 'PDF')
    expect(await fingerprint()).toBe(before)
  })
})

describe('readCorpus', () => {
  it('gives the same content the same hash, wherever it stands', async () => {
    const { documents } = readCorpus(await takeSnapshot(folder), reference)
    expect(documents).toHaveLength(2)
    expect(documents[0]?.hash).toBe(documents[1]?.hash)
    expect(documents[0]?.hash).toMatch(/^[0-9a-f]{64}$/)
  })

  it('makes the id of the path without extension, unless the record says otherwise', async () => {
    await write('cases/2022/窓口.md')
    await write('cases/c.md', makeRecord({ id: 'id: nakano-2022' }))
    const { documents, problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(problems).toEqual([])
    expect(documents.map(({ document }) => document.id)).toEqual(['cases/2022/窓口', 'cases/a', 'cases/b', 'nakano-2022'])
  })

  it.each<[string, () => Promise<void>, string[]]>([
    ['sound', () => write('cases/b.md'), ['cases/a', 'cases/b']],
    ['broken', () => write('cases/b.md', makeRecord({ title: '' })), ['cases/a']],
    ['no Markdown with front matter', () => write('cases/b.md', '本文だけ'), ['cases/a']],
    ['too big', () => write('cases/b.md', 'a'.repeat(2_000_000)), ['cases/a']],
  ])('leaves an id to the file that is called so and is %s, whoever else claims it', async (_what, writeOwner, ids) => {
    await writeOwner()
    await write('cases/aa.md', makeRecord({ id: 'id: cases/b' }))
    const { documents, problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(documents.map(({ document }) => document.path)).toEqual(ids.map((id) => `${id}.md`))
    const duplicates = problems.filter(({ code }) => code === 'DUPLICATE_ID')
    expect(duplicates).toMatchObject([{ file: 'cases/aa.md', message: expect.stringContaining('cases/b.md と重なっています') as string }])
  })

  it('gives an id that no file is called by to the first that claims it', async () => {
    await write('cases/c.md', makeRecord({ id: 'id: nakano-2022' }))
    await write('cases/d.md', makeRecord({ id: 'id: Nakano-2022' }))
    const { documents, problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(documents.map(({ document }) => document.id)).toEqual(['cases/a', 'cases/b', 'nakano-2022'])
    expect(problems).toMatchObject([{ file: 'cases/d.md', code: 'DUPLICATE_ID' }])
  })

  it('follows relations in both directions of the order of files', async () => {
    await write('cases/a.md', makeRecord({ related: 'related: [cases/b]' }))
    await write('cases/b.md', makeRecord({ related: 'related: [cases/a]' }))
    expect(readCorpus(await takeSnapshot(folder), reference).problems).toEqual([])
  })

  it.each([
    ['同じ出来事', '同じ出来事', 0],
    ['関連', '同じ出来事', 1],
    ['発表の場', '同じ出来事', 1],
    ['発表の場', '発表の場', 1],
    ['もとになった研究会', '発表の場', 1],
  ])('reports once when one of two records says %s and the other %s, if both cannot be, and keeps both', async (a, b, count) => {
    await write('cases/a.md', makeRecord({ related: `related: [{ id: cases/b, relation: ${a} }]` }))
    await write('cases/b.md', makeRecord({ related: `related: [{ id: cases/a, relation: ${b} }]` }))
    const { documents, problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(documents).toHaveLength(2)
    expect(problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual(Array(count).fill('cases/b.md:2 CONTRARY_RELATED'))
    if (count > 0) expect(problems[0]?.message).toContain(`こちらでは「${b}」、相手の側では「${a}」です`)
  })

  it.each([
    ['川南町の窓口', 'かわみなみまちのまどぐち', '454052', '川南町', 1],
    ['川南町の窓口', 'かわみなみ ちょうのまどぐち', '454052', '川南町', 0],
    ['町の窓口', 'まちのまどぐち', '454052', '川南町', 0],
    ['宮崎県の窓口', 'みやさきけんのまどぐち', '450006', '宮崎県', 1],
    ['大津市に学ぶ', 'おおつしにまなぶ', '242012', '津市', 0],
  ])('reports %s read as %s, if that is not how its municipality is read, and keeps the record', async (title, yomi, code, name, count) => {
    const municipalities = `municipalities: [{ code: "${code}", name: ${name} }]`
    await write('cases/a.md', makeRecord({ title: `title: ${title}`, yomi: `yomi: ${yomi}`, municipalities }))
    const { documents, problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(documents).toHaveLength(2)
    expect(problems.map(({ file, line, code: what }) => `${file}:${line} ${what}`)).toEqual(Array(count).fill('cases/a.md:3 MISREAD_NAME'))
  })

  it('knows a relation by the id that a broken record writes', async () => {
    await write('cases/a.md', makeRecord({ related: 'related: [old/one, old/two]' }))
    await write('cases/b.md', makeRecord({ id: 'id: old/one', levels: 'levels: [x]' }))
    await write('cases/c.md', '---\nid: old/two\ntitle: a: b\n---\n\n本文\n')
    const { problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(problems.map(({ file, code }) => `${file} ${code}`)).toEqual(['cases/b.md UNKNOWN_TERM', 'cases/c.md BROKEN_YAML'])
  })

  it('takes a name for the same, however its characters are composed', async () => {
    await write(`cases/${'ガイド'.normalize('NFD')}.md`)
    await write('cases/a.md', makeRecord({ related: 'related: [cases/ガイド]' }))
    const { documents, problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(problems).toEqual([])
    expect(documents.map(({ document }) => document.id)).toContain('cases/ガイド')
  })

  it('lists problems by file and line', async () => {
    await write('cases/z.md', makeRecord({ activity_year: 'activity_year: x', levels: 'levels: [y]' }))
    await write('articles/z.md', makeRecord())
    const { problems } = readCorpus(await takeSnapshot(folder), reference)
    expect(problems.map(({ file, line, code }) => `${file}:${line} ${code}`)).toEqual([
      'articles/z.md:5 WRONG_SHELF',
      'cases/z.md:2 BAD_YEAR',
      'cases/z.md:3 UNKNOWN_TERM',
    ])
  })
})
