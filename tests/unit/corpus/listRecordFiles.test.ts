import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readCorpus, takeSnapshot } from '#corpus'
import { formatProblem } from '#model'
import { listRecordFiles, MAX_RECORD_BYTES } from '../../../indexer/corpus/listRecordFiles.ts'
import { makeRecord } from '../makeRecord.ts'
import { readStarterReference } from '../starterCorpus.ts'

let folder: string
let corpusDir: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shelves-'))
  corpusDir = join(folder, 'corpus')
  await write('corpus/cases/good.md')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

async function write(path: string, text: string | Uint8Array = makeRecord()): Promise<string> {
  const absolutePath = join(folder, path)
  await mkdir(dirname(absolutePath), { recursive: true })
  await writeFile(absolutePath, text)
  return absolutePath
}
async function list() {
  const { files, problems } = await listRecordFiles(corpusDir)
  return { files: files.map(({ path }) => path), problems: problems.map(formatProblem) }
}
const OUTSIDE = 'コーパスの外を指すリンクは読みません。ファイルそのものを置いてください。'

describe('records are', () => {
  it('the Markdown files of all shelves at any depth, sorted by path', async () => {
    for (const path of ['books/b.md', 'cases/2022/深い/a.MD', 'articles/窓口.md']) await write(`corpus/${path}`)
    expect(await list()).toEqual({ files: ['articles/窓口.md', 'books/b.md', 'cases/2022/深い/a.MD', 'cases/good.md'], problems: [] })
  })

  it('not READMEs, hidden files, originals, vocabularies or municipal data', async () => {
    for (const path of ['README.md', 'cases/readme.md', 'cases/.draft.md', '.obsidian/note.md', 'cases/slides.pdf', 'cases/a.md.bak'])
      await write(`corpus/${path}`)
    for (const path of ['vocabularies/notes.md', 'municipalities/notes.md']) await write(`corpus/${path}`)
    expect(await list()).toEqual({ files: ['cases/good.md'], problems: [] })
  })

  it('also files of the corpus that stand on no shelf, by a link to them', async () => {
    await symlink(await write('corpus/.kept/a.md'), join(corpusDir, 'cases/link.md'))
    expect(await list()).toEqual({ files: ['cases/good.md', 'cases/link.md'], problems: [] })
  })
})

describe('a file that cannot be a record is listed, and the others are read:', () => {
  it('a file of 10 MB', async () => {
    await write('corpus/cases/big.md', new Uint8Array(10_000_000).fill(0x61))
    const message = '10.0 MB あります。レコードは 1 MB までです。原資料は別に置き、要点を書いてください。'
    expect(await list()).toEqual({ files: ['cases/good.md'], problems: [`cases/big.md:1: ${message}`] })
  })

  it('a file of one byte too many, while one of just the size is read', async () => {
    await write('corpus/cases/just.md', new Uint8Array(MAX_RECORD_BYTES).fill(0x61))
    await write('corpus/cases/over.md', new Uint8Array(MAX_RECORD_BYTES + 1).fill(0x61))
    const { files, problems } = await list()
    expect(files).toEqual(['cases/good.md', 'cases/just.md'])
    expect(problems).toHaveLength(1)
  })

  it('a link to a file outside the corpus', async () => {
    await symlink(await write('secret.md'), join(corpusDir, 'cases/secret.md'))
    expect(await list()).toEqual({ files: ['cases/good.md'], problems: [`cases/secret.md:1: ${OUTSIDE}`] })
  })

  it('a link to a folder whose name only begins like the corpus', async () => {
    await symlink(await write('corpus-private/secret.md'), join(corpusDir, 'cases/secret.md'))
    expect((await list()).problems).toEqual([`cases/secret.md:1: ${OUTSIDE}`])
  })

  it('a linked folder outside the corpus, rather than passing over it in silence', async () => {
    await write('elsewhere/a.md')
    await symlink(join(folder, 'elsewhere'), join(corpusDir, 'cases/elsewhere'))
    expect(await list()).toEqual({ files: ['cases/good.md'], problems: [`cases/elsewhere:1: ${OUTSIDE}`] })
  })

  it('a link to nothing', async () => {
    await symlink(join(corpusDir, 'cases/gone.md'), join(corpusDir, 'cases/link.md'))
    const message = 'リンクの先がありません。リンクを消すか、ファイルそのものを置いてください。'
    expect(await list()).toEqual({ files: ['cases/good.md'], problems: [`cases/link.md:1: ${message}`] })
  })

  it('a link to another record, which would be published twice', async () => {
    await symlink(join(corpusDir, 'cases/good.md'), join(corpusDir, 'cases/a-link.md'))
    await symlink('a-link.md', join(corpusDir, 'cases/further.md'))
    const message = 'cases/good.md を指すリンクです。一つの資料を二度は載せません。リンクを消すか、別の資料のファイルを置いてください。'
    expect(await list()).toEqual({
      files: ['cases/good.md'],
      problems: [`cases/a-link.md:1: ${message}`, `cases/further.md:1: ${message}`],
    })
  })

  it('the second of two links to one file', async () => {
    const kept = await write('corpus/.kept/a.md')
    for (const name of ['one.md', 'two.md']) await symlink(kept, join(corpusDir, 'cases', name))
    const { files, problems } = await list()
    expect(files).toEqual(['cases/good.md', 'cases/one.md'])
    expect(problems).toEqual([expect.stringMatching(/^cases\/two\.md:1: cases\/one\.md と同じファイルを指すリンクです。/)])
  })

  it('a link in a circle', async () => {
    await symlink(join(corpusDir, 'cases/circle.md'), join(corpusDir, 'cases/circle.md'))
    expect((await list()).problems).toEqual([expect.stringMatching(/^cases\/circle\.md:1: 開けません（リンクが輪になっています、ELOOP/)])
  })

  it('a folder that may not be opened', async () => {
    await write('corpus/cases/locked/a.md')
    await chmod(join(corpusDir, 'cases/locked'), 0o000)
    await chmod(folder, 0o755)
    const { files, problems } = await asOrdinaryUser(list)
    await chmod(join(corpusDir, 'cases/locked'), 0o755)
    expect(files).toEqual(['cases/good.md'])
    expect(problems).toEqual([expect.stringMatching(/^cases\/locked:1: 開けません（.*EACCES/)])
  })

  it('but not a linked folder inside the corpus, whose records are read where they stand', async () => {
    await symlink(join(corpusDir, 'cases'), join(corpusDir, 'cases/again'))
    await symlink(corpusDir, join(corpusDir, 'cases/all'))
    expect(await list()).toEqual({ files: ['cases/good.md'], problems: [] })
  })

  it('a file that may not be read', async () => {
    await chmod(await write('corpus/cases/locked.md'), 0o000)
    await chmod(folder, 0o755)
    const snapshot = await asOrdinaryUser(() => takeSnapshot(corpusDir))
    const { documents, problems } = readCorpus(snapshot, await readStarterReference())
    expect(documents.map(({ document }) => document.id)).toEqual(['cases/good'])
    expect(problems.map(formatProblem)).toEqual([expect.stringMatching(/^cases\/locked\.md:1: 開けません（権限がありません、EACCES/)])
  })
})

it.each(['nowhere', 'corpus/cases/good.md'])('a corpus that is no folder (%s) is one clear error', async (name) => {
  const missing = join(folder, name)
  await expect(listRecordFiles(missing)).rejects.toMatchObject({
    code: 'NO_CORPUS',
    message: `コーパスのフォルダー ${missing} が開けません。設定 CORPUS_DIR を確かめてください。`,
  })
})

/** The administrator may read everything, so permissions show only to somebody else. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  const NOBODY = 65534
  if (process.geteuid?.() !== 0) return act()
  process.seteuid?.(NOBODY)
  try {
    return await act()
  } finally {
    process.seteuid?.(0)
  }
}
