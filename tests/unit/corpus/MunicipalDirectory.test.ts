import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readMunicipalDirectory, type MunicipalDirectory } from '#corpus'
import { STARTER_CORPUS } from '../starterCorpus.ts'

describe('the municipal directory', () => {
  let directory: MunicipalDirectory
  beforeAll(async () => {
    directory = await readMunicipalDirectory(STARTER_CORPUS)
  })

  it('knows 47 prefectures and 1,741 municipalities, each by its own code', () => {
    expect(directory.all.filter(({ kind }) => kind === 'prefecture')).toHaveLength(47)
    expect(directory.all).toHaveLength(47 + 1741)
    expect(new Set(directory.all.map(({ code }) => code)).size).toBe(directory.all.length)
  })

  it('keeps leading zeros and tells prefecture, kind and figures', () => {
    expect(directory.byCode('012025')).toMatchObject({
      name: '函館市',
      kana: 'はこだてし',
      prefecture: '北海道',
      prefectureCode: '010006',
      kind: 'core-city',
    })
    expect(directory.byCode('12025')).toBeUndefined()
    expect(directory.byCode('131148')?.population).toBeGreaterThan(300_000)
  })

  it('finds all that share a name', () => {
    expect(
      directory
        .named('府中市')
        .map(({ prefecture }) => prefecture)
        .sort(),
    ).toEqual(['広島県', '東京都'])
    expect(directory.named('戸井町')).toEqual([])
  })

  it('remembers former names, and every successor exists', () => {
    expect(directory.formerNamesOf('012025').map(({ name }) => name)).toContain('戸井町')
    expect(directory.former.filter(({ successorCode }) => !directory.byCode(successorCode))).toEqual([])
  })

  it('has readings in hiragana, and figures that are numbers or unknown', () => {
    expect(directory.all.filter(({ kana }) => !/^[ぁ-ゖー]+$/.test(kana)).map(({ name, kana }) => `${name} ${kana}`)).toEqual([])
    const figures = directory.all.flatMap(({ population, areaKm2, fiscalStrength, staff }) => [population, areaKm2, fiscalStrength, staff])
    expect(figures.filter((figure) => figure !== null && !(figure >= 0))).toEqual([])
  })
})

describe('wrong municipal data stops the library with one clear line:', () => {
  let corpusDir: string
  beforeEach(async () => {
    corpusDir = await mkdtemp(join(tmpdir(), 'municipal-'))
    await cp(join(STARTER_CORPUS, 'municipalities'), join(corpusDir, 'municipalities'), { recursive: true })
  })
  afterEach(() => rm(corpusDir, { recursive: true, force: true }))

  it.each([
    ['a code that lost its zero', 'municipalities.csv', '012025,', '12025,', '団体コード 12025 の検査数字が合いません'],
    ['a wrong check digit', 'prefectures.csv', '010006,', '010007,', '団体コード 010007 の検査数字が合いません'],
    ['an unknown prefecture', 'municipalities.csv', '012025,北海道', '012025,蝦夷', '都道府県 蝦夷 がありません'],
    ['an empty name', 'prefectures.csv', '010006,北海道', '010006,', 'name が空です'],
  ])('%s', async (_what, file, from, to, message) => {
    const path = join(corpusDir, 'municipalities', file)
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
    await expect(readMunicipalDirectory(corpusDir)).rejects.toMatchObject({
      code: 'BAD_MUNICIPAL_DATA',
      message: expect.stringContaining(message),
    })
  })

  it('a missing file', async () => {
    await rm(join(corpusDir, 'municipalities/prefectures.csv'))
    await expect(readMunicipalDirectory(corpusDir)).rejects.toMatchObject({
      code: 'BAD_MUNICIPAL_DATA',
      message: expect.stringMatching(/prefectures\.csv が読めません（ありません、ENOENT）。$/),
    })
  })

  it.each(['municipalities.csv', 'prefectures.csv', 'former-municipalities.csv', 'groups.csv', 'sources.yaml'])(
    'a folder in the place of %s, and the same in Shift_JIS',
    async (name) => {
      const path = join(corpusDir, 'municipalities', name)
      await rm(path, { force: true })
      await mkdir(path)
      expect(await refusal()).toBe(`自治体データ ${path} が読めません（ファイルではなくフォルダーです、EISDIR）。`)
      await rm(path, { recursive: true })
      // 改善
      await writeFile(path, Buffer.from([0x89, 0xfc, 0x91, 0x50]))
      expect(await refusal()).toContain(`municipalities/${name}:1: Shift_JIS で書かれているようです。UTF-8 で保存し直してください。`)
    },
  )

  it.each([
    ['credits: [', /sources\.yaml が読めません（1 行目：[^a-z]+）。$/],
    ['credits: *nowhere', /sources\.yaml が読めません（.*「\*」で始まる.*）。$/],
    ['credits: 総務省', /credits は一覧/],
    ['credits:\n  -\n', /what と source を必ず/],
    ['credits:\n  - { what: 名前 }\n', /what と source を必ず/],
  ])('sources that say %j', async (yaml, message) => {
    await writeFile(join(corpusDir, 'municipalities/sources.yaml'), yaml)
    expect(await refusal()).toMatch(message)
  })

  /** Why the data are refused. */
  async function refusal(): Promise<string> {
    const error: unknown = await readMunicipalDirectory(corpusDir).catch((cause: unknown) => cause)
    expect(error).toMatchObject({ code: 'BAD_MUNICIPAL_DATA' })
    return (error as Error).message
  }
})
