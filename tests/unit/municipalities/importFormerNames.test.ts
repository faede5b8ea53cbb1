import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMunicipalDirectory } from '#corpus'
import { importMunicipalities, tellImport } from '../../../indexer/municipalities/index.ts'
import { STARTER_CORPUS } from '../starterCorpus.ts'

let corpusDir: string
let former: string
beforeEach(async () => {
  corpusDir = await mkdtemp(join(tmpdir(), 'former-'))
  await cp(join(STARTER_CORPUS, 'municipalities'), join(corpusDir, 'municipalities'), { recursive: true })
  former = await kept()
})
afterEach(() => rm(corpusDir, { recursive: true, force: true }))

const kept = () => readFile(join(corpusDir, 'municipalities/former-municipalities.csv'), 'utf8')

const FUKUMA = '福岡県,福間町,宗像郡,402249,福津市,2005-01-24\n'
const TSUYAZAKI = '福岡県,津屋崎町,宗像郡,402249,福津市,2005-01-24\n'

/** Writes a file to import, made from the former names by one replacement. */
async function file(from = '', to = '', name = 'former.csv'): Promise<string> {
  if (!former.includes(from)) throw new Error(`${from} is not in the data`)
  const path = join(corpusDir, name)
  await writeFile(path, former.replace(from, to))
  return path
}

const lineOf = (start: string) => former.split('\n').findIndex((line) => line.startsWith(start)) + 1

describe('a file of former names', () => {
  it('is kept with one name in each row, wherever the source names several', async () => {
    const report = await importMunicipalities(corpusDir, [
      await file(FUKUMA + TSUYAZAKI, FUKUMA.replace('福間町', '福間町・津屋崎町').replace('\n', '\r\n')),
    ])
    expect(report).toMatchObject({ problems: [], changes: null, former: { names: 1804, split: 1, added: [], gone: [] } })
    expect(await kept()).toBe(former)
    expect(tellImport(report)).toContain('昔の名前を 1804 件にしました（一行に二つ以上あった 1 行は分けました）。')
  })

  it('keeps a name whole that tells its parts in brackets', () => {
    expect(former).toContain('山梨県,西八代郡上九一色村（分村：梯・古関）,,192015,甲府市,2006-03-01')
  })

  it('tells which names are new and which are gone, and changes no figures', async () => {
    const report = await importMunicipalities(corpusDir, [await file('津屋崎町', '新津屋崎町')])
    expect(tellImport(report).split('\n')).toEqual([
      '昔の名前を 1804 件にしました。',
      '新しい昔の名前：1 件（福岡県新津屋崎町）',
      'なくなった昔の名前：1 件（福岡県津屋崎町）',
      '今の数値は変わっていません。',
    ])
    expect((await readMunicipalDirectory(corpusDir)).formerNamesOf('402249').map(({ name }) => name)).toEqual(['福間町', '新津屋崎町'])
  })

  it('is checked against the municipalities that come with it', async () => {
    const data = await readFile(join(corpusDir, 'municipalities/municipalities.csv'), 'utf8')
    const next = join(corpusDir, 'next.csv')
    await writeFile(next, data.replace(',福津市,ふくつし,', ',新福津市,しんふくつし,'))
    const old = await file()
    expect((await importMunicipalities(corpusDir, [next, old])).problems[0]?.message).toContain('団体コード 402249 は 新福津市 です')
    const report = await importMunicipalities(corpusDir, [next, await renamed('402249,福津市', '402249,新福津市')])
    expect(report).toMatchObject({ problems: [], former: { added: [], gone: [] }, changes: { renamed: [{ to: '新福津市' }] } })
    expect(tellImport(report)).not.toContain('書き足し')
  })

  async function renamed(from: string, to: string): Promise<string> {
    const path = join(corpusDir, 'renamed.csv')
    await writeFile(path, former.replaceAll(from, to))
    return path
  }
})

describe('refused whole, the old names kept:', () => {
  it.each([
    ['a wrong check digit', [TSUYAZAKI, TSUYAZAKI.replace('402249', '402248')], '団体コード 402248 の検査数字が合いません'],
    ['a successor that is gone itself', [TSUYAZAKI, TSUYAZAKI.replace('402249', '242063')], '団体コード 242063 の自治体は、今はありません'],
    [
      'another name for the code',
      [TSUYAZAKI, TSUYAZAKI.replace('福津市', '宗像市')],
      '団体コード 402249 は 福津市 です（successor_name は 宗像市）',
    ],
    ['an unknown prefecture', [TSUYAZAKI, TSUYAZAKI.replace('福岡県', '福丘県')], '都道府県 福丘県 がありません'],
    ['no name', [TSUYAZAKI, TSUYAZAKI.replace('津屋崎町', '')], 'former_name が空です'],
    ['an empty name among several', [TSUYAZAKI, TSUYAZAKI.replace('津屋崎町', '津屋崎町・')], 'former_name が空です'],
    ['a day that does not exist', [TSUYAZAKI, TSUYAZAKI.replace('2005-01-24', '2005-02-30')], 'changed_on の 2005-02-30 は'],
    ['a month that does not exist', [TSUYAZAKI, TSUYAZAKI.replace('2005-01-24', '2005-13-01')], 'changed_on の 2005-13-01 は'],
    ['a date in another form', [TSUYAZAKI, TSUYAZAKI.replace('2005-01-24', '平成17年1月24日')], 'changed_on の 平成17年1月24日 は'],
    ['a row twice', [TSUYAZAKI, TSUYAZAKI + TSUYAZAKI], `福岡県津屋崎町 は`],
    ['a missing cell', [TSUYAZAKI, TSUYAZAKI.replace('宗像郡,', '')], '列が 5 あります。見出しと同じ 6 にしてください'],
  ] as const)('%s', async (_what, [from, to], message) => {
    const path = await file(from, to)
    const report = await importMunicipalities(corpusDir, [path])
    // The second of two equal rows is one too many.
    const line = lineOf(TSUYAZAKI.trim()) + (to === TSUYAZAKI + TSUYAZAKI ? 1 : 0)
    expect(report.problems).toMatchObject([{ file: path, line, message: expect.stringContaining(message) as string }])
    expect(report.former).toBeNull()
    expect(await kept()).toBe(former)
    expect(tellImport(report)).toContain('問題が 1 件あるため、取り込みませんでした。')
  })

  it('other headings, and two files at once', async () => {
    const headings = await file('former_name,district', 'former_name,county', 'headings.csv')
    expect((await importMunicipalities(corpusDir, [headings])).problems).toMatchObject([
      { line: 1, message: expect.stringContaining('見出しは') as string },
    ])
    const two = [await file('', '', 'one.csv'), await file('', '', 'two.csv')]
    expect((await importMunicipalities(corpusDir, two)).problems).toMatchObject([
      { file: two[1], message: expect.stringContaining('昔の名前のファイルが二つあります') as string },
    ])
    expect(await kept()).toBe(former)
  })
})
