import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readVocabularies } from '#corpus'
import { findTerm, LibraryError } from '#model'
import { STARTER_CORPUS } from '../starterCorpus.ts'

let corpusDir: string
beforeEach(async () => {
  corpusDir = await mkdtemp(join(tmpdir(), 'vocabularies-'))
  await cp(join(STARTER_CORPUS, 'vocabularies'), join(corpusDir, 'vocabularies'), { recursive: true })
})
afterEach(() => rm(corpusDir, { recursive: true, force: true }))

const fileOf = (name: string) => join(corpusDir, 'vocabularies', `${name}.yaml`)
const edit = async (name: string, change: (yaml: string) => string) => writeFile(fileOf(name), change(await readFile(fileOf(name), 'utf8')))
const append = (name: string, entry: string) => edit(name, (yaml) => `${yaml.trimEnd()}\n  - ${entry}\n`)

/** The error of a wrong vocabulary: one line that names the file. */
async function errorOf(name: string): Promise<string> {
  const error: unknown = await readVocabularies(corpusDir).catch((cause: unknown) => cause)
  expect(error, 'a wrong vocabulary must stop the library with an error of its own').toBeInstanceOf(LibraryError)
  const { code, message } = error as LibraryError
  expect(code).toBe('BAD_VOCABULARY')
  expect(message.startsWith(`語彙のファイル ${fileOf(name)}`), message).toBe(true)
  expect(message.includes('\n'), `one line: ${message}`).toBe(false)
  return message
}

describe('a wrong vocabulary stops the library with one line:', () => {
  it.each(['levels', 'types', 'programmes', 'worries', 'outcomes', 'scenes', 'lexicon'])('a missing %s.yaml', async (name) => {
    await rm(fileOf(name))
    expect(await errorOf(name)).toContain('ENOENT')
  })

  it('a name for a scene that does not exist', async () => {
    await edit('scenes', (yaml) => yaml.replace('cells: {}', 'cells: { improve-planet: 惑星 }'))
    expect(await errorOf('scenes')).toMatch(/improve-planet.*fix-individual/)
  })

  it.each(['', '# 注だけ\n'])('an empty file (%j)', async (yaml) => {
    await writeFile(fileOf('levels'), yaml)
    expect(await errorOf('levels')).toContain('terms に語の一覧がありません')
  })

  it('broken YAML', async () => {
    await writeFile(fileOf('worries'), 'terms: [')
    expect(await errorOf('worries')).toMatch(/が読めません（1 行目：[ぁ-ん・「」、ァ-ヶー一-龠]+）。$/)
  })

  it('a folder in the place of a file', async () => {
    await rm(fileOf('worries'))
    await mkdir(fileOf('worries'))
    expect(await errorOf('worries')).toContain('が読めません（ファイルではなくフォルダーです、EISDIR）。')
  })

  it('a file in Shift_JIS', async () => {
    // 改善
    await writeFile(fileOf('worries'), Buffer.from([0x89, 0xfc, 0x91, 0x50]))
    expect(await errorOf('worries')).toContain('Shift_JIS で書かれているようです。UTF-8 で保存し直してください。')
  })

  it('a value that the package takes for a reference', async () => {
    await append('worries', '*nowhere')
    expect(await errorOf('worries')).toMatch(/（.*「\*」.*）。$/)
  })

  it('an entry without a label', async () => {
    await append('levels', '{ id: new-level, yomi: あたらしい }')
    expect(await errorOf('levels')).toContain('label がありません')
  })

  it('an empty entry', async () => {
    await append('levels', '')
    await errorOf('levels')
  })

  it('an id that does not fit an address', async () => {
    await append('levels', '{ id: New Level, label: 新しい, yomi: あたらしい }')
    expect(await errorOf('levels')).toContain('id New Level は英小文字・数字・ハイフンで書いてください')
  })

  it('a reading of a term that is not kana', async () => {
    await append('lexicon', '{ term: 新語, yomi: 新ご, synonyms: [] }')
    expect(await errorOf('lexicon')).toContain('yomi は、ひらがな・ー・半角英数字で書いてください')
  })

  it('synonyms that are no list', async () => {
    await append('worries', '{ id: new-worry, label: 新しい, yomi: あたらしい, synonyms: 一つ }')
    expect(await errorOf('worries')).toContain('synonyms は [一覧] で書いてください')
  })

  it.each([
    ['levels', '{ id: operations, label: 新しい, yomi: あたらしい }'],
    ['worries', '{ id: new-worry, label: 改善運動が続かない, yomi: あたらしい }'],
    ['types', '{ id: case, label: 新しい, yomi: あたらしい, folder: new }'],
    ['programmes', '{ id: new-one, label: 行革甲子園, yomi: あたらしい, body: だれか }'],
  ])('an id or label that %s already has', async (name, entry) => {
    await append(name, entry)
    expect(await errorOf(name)).toContain('が重なっています')
  })
})

describe('scenes', () => {
  it('are the twelve crossings of three levels and four stages, in reading order', async () => {
    const { scenes } = await readVocabularies(corpusDir)
    expect(scenes.map(({ id }) => id)).toEqual(
      ['fix', 'improve', 'innovate'].flatMap((level) =>
        ['individual', 'workplace', 'organisation', 'community'].map((stage) => `${level}-${stage}`),
      ),
    )
  })

  it('may get names of their own, and old records keep their meaning', async () => {
    await edit('scenes', (yaml) => yaml.replace('cells: {}', 'cells:\n  improve-workplace: 職場の工夫'))
    const { scenes } = await readVocabularies(corpusDir)
    expect(findTerm(scenes, '職場の工夫')?.id).toBe('improve-workplace')
    expect(findTerm(scenes, '改善×職場')?.label).toBe('職場の工夫')
  })
})

it('a term is found by label, id or former label, and by nothing else', async () => {
  await append('levels', '{ id: new-level, label: 新しい, yomi: あたらしい, aliases: [古い], synonyms: [近い] }')
  const { levels } = await readVocabularies(corpusDir)
  expect(['新しい', 'new-level', '古い', '近い', 'あたらしい'].map((written) => findTerm(levels, written)?.id)).toEqual([
    'new-level',
    'new-level',
    'new-level',
    undefined,
    undefined,
  ])
})
