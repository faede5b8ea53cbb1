import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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
      message: expect.stringContaining('prefectures.csv'),
    })
  })
})
