import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readMunicipalDirectory } from '#corpus'
import { importMunicipalities, tellImport } from '../../../indexer/municipalities/index.ts'
import { factsOf, tellAsOf } from '../../../server/municipalities/facts.ts'
import { STARTER_CORPUS } from '../starterCorpus.ts'

let corpusDir: string
let data: string
beforeEach(async () => {
  corpusDir = await mkdtemp(join(tmpdir(), 'import-'))
  await cp(join(STARTER_CORPUS, 'municipalities'), join(corpusDir, 'municipalities'), { recursive: true })
  const path = join(corpusDir, 'municipalities/municipalities.csv')
  data = (await readFile(path, 'utf8')).replaceAll('\r\n', '\n')
  await writeFile(path, data)
})
afterEach(() => rm(corpusDir, { recursive: true, force: true }))

const FUKUTSU = '402249,福岡県,福津市,ふくつし,city,都市II-3,67033,58781,52.76,'
const FUKUTSU_LINE = `${FUKUTSU}2.5,19,78.5,0.55,319,33.76694444,130.4911111,https://www.city.fukutsu.lg.jp/`
const NEXT_YEAR = (text: string) => text.replace('fiscal_strength_fy2023,staff_fy2023', 'fiscal_strength_fy2024,staff_fy2024')

/** Writes a file to import, made from the data by replacements. */
async function file(changes: readonly (readonly [string, string])[], name = 'new.csv', base = data): Promise<string> {
  const text = changes.reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`${from} is not in the data`)
    return changed.replace(from, to)
  }, base)
  const path = join(corpusDir, name)
  await writeFile(path, text)
  return path
}

const lineOf = (start: string) => data.split('\n').findIndex((line) => line.startsWith(start)) + 1

describe('a new year', () => {
  it('replaces the data, keeps the old groups and tells what changed', async () => {
    const path = await file(
      [
        [FUKUTSU, '402249,福岡県,福津市,ふくつし,city,都市III-3,101033,67033,52.8,'],
        ['滑川市,なめりかわし', '新滑川市,しんなめりかわし'],
        [data.split('\n').find((line) => line.startsWith('394050')) ?? '', ''],
      ],
      'new.csv',
      NEXT_YEAR(data),
    )
    const report = await importMunicipalities(corpusDir, [path])
    const directory = await readMunicipalDirectory(corpusDir)
    expect(report).toMatchObject({ problems: [], before: 2023, after: 2024, earlierYears: [2023] })
    expect(directory.sources.years).toEqual({ census: 2020, industry: 2020, finance: 2024, staff: 2024 })
    expect(directory.byCode('402249')).toMatchObject({ similarGroup: '都市III-3', population: 101_033, areaKm2: 52.8 })
    expect(directory.groupIn('402249', 2023)).toBe('都市II-3')
    expect(directory.groupIn('402249', 2024)).toBe('都市III-3')
    expect(directory.groupIn('402249', 2020)).toBeNull()
    expect(directory.groupIn('394050', 2023)).toBe('町村I-1')
    const told = tellImport(report)
    expect(told).toContain('自治体データを 2023年度（令和5年度） から 2024年度（令和6年度） に改めました。')
    expect(told).toContain('新しい団体：なし')
    expect(told).toContain('なくなった団体：1 件（高知県梼原町 394050）')
    expect(told).toContain('名前の変わった団体：1 件（富山県 滑川市 → 新滑川市）')
    expect(told).toContain('類似団体の変わった団体：1 件（福岡県福津市 都市II-3 → 都市III-3）')
    expect(told).toContain('数値の変わった団体：人口 1 団体、面積 1 団体、産業別の割合 0 団体、財政力指数 0 団体、職員数 0 団体')
  })

  it('may be CRLF with a byte order mark, as spreadsheets save it', async () => {
    const path = await file([], 'excel.csv', `\uFEFF${data.replaceAll('\n', '\r\n')}`)
    expect((await importMunicipalities(corpusDir, [path])).problems).toEqual([])
    expect(await readFile(join(corpusDir, 'municipalities/municipalities.csv'), 'utf8')).toBe(data)
  })

  it('says so when shares of industry are said to be of a newer census and none of them has changed', async () => {
    const dated = data.replace('population_2020,population_2015', 'population_2025,population_2020')
    const doubt = '産業別の割合は 2025年の国勢調査とされましたが、前の値と全部同じです。'
    expect(tellImport(await importMunicipalities(corpusDir, [await file([], 'new.csv', NEXT_YEAR(dated))]))).toContain(doubt)
    const other = dated.replace('1973395,1952356,1121.26,0.5,14.2,85.3', '1973395,1952356,1121.26,0.6,14.2,85.2')
    expect(other).not.toBe(dated)
    await writeFile(join(corpusDir, 'municipalities/municipalities.csv'), data)
    expect(tellImport(await importMunicipalities(corpusDir, [await file([], 'new.csv', NEXT_YEAR(other))]))).not.toContain(doubt)
  })

  it('may bring the population of a census of which the shares of industry are not known yet', async () => {
    const dated = data.replace('population_2020,population_2015', 'population_2025,population_2020').replaceAll('_pct,', '_pct_2020,')
    const report = await importMunicipalities(corpusDir, [await file([], 'new.csv', NEXT_YEAR(dated))])
    expect(report.problems).toEqual([])
    const directory = await readMunicipalDirectory(corpusDir)
    expect(directory.sources.years).toEqual({ census: 2025, industry: 2020, finance: 2024, staff: 2024 })
    const fukutsu = directory.byCode('402249') ?? expect.fail('no 福津市')
    const asOf = Object.fromEntries(factsOf(fukutsu, directory).map((fact) => [fact.id, fact.asOf]))
    expect(asOf).toMatchObject({ population: '2025年国勢調査', industry: '2020年国勢調査' })
    expect(tellAsOf(directory)).toContain('人口は2025年、産業は2020年の国勢調査')
  })

  it('of the past only adds its groups', async () => {
    const path = await file([[FUKUTSU, FUKUTSU.replace('都市II-3', '都市II-1')]], 'old.csv', data.replaceAll('fy2023', 'fy2020'))
    const report = await importMunicipalities(corpusDir, [path])
    expect(report).toMatchObject({ problems: [], before: 2023, after: 2023, changes: null, earlierYears: [2020] })
    expect(tellImport(report)).toContain('類似団体の区分だけを取り込みました')
    expect((await readMunicipalDirectory(corpusDir)).groupIn('402249', 2020)).toBe('都市II-1')
    expect(await readFile(join(corpusDir, 'municipalities/municipalities.csv'), 'utf8')).toBe(data)
  })

  it('leaves no temporary files', async () => {
    await importMunicipalities(corpusDir, [await file([], 'new.csv', NEXT_YEAR(data))])
    expect((await readdir(join(corpusDir, 'municipalities'))).sort()).toEqual([
      'former-municipalities.csv',
      'groups.csv',
      'municipalities.csv',
      'prefectures.csv',
      'sources.yaml',
    ])
  })
})

describe('refused whole, the old data kept:', () => {
  const refusals: [string, [string, string][], string][] = [
    ['a wrong check digit', [[FUKUTSU, FUKUTSU.replace('402249', '402248')]], '団体コード 402248 の検査数字が合いません'],
    ['a code without its zero', [['012025,', '12025,']], '団体コード 12025 の検査数字が合いません'],
    ['a duplicate code', [[FUKUTSU, FUKUTSU.replace('402249', '402231')]], 'と重なっています'],
    ['a missing population', [[FUKUTSU, FUKUTSU.replace('67033', '')]], 'population_2020 が空です'],
    ['a group that does not exist', [[FUKUTSU, FUKUTSU.replace('都市II-3', '都市V-3')]], '類似団体の区分 都市V-3 はありません'],
    [
      'a group of another kind',
      [[FUKUTSU, FUKUTSU.replace('都市II-3', '町村II-0')]],
      'kind の city は、類似団体の区分 町村II-0 に入りません',
    ],
    ['a kind that does not exist', [[FUKUTSU, FUKUTSU.replace(',city,', ',metropolis,')]], 'kind の metropolis はありません'],
    ['an unknown prefecture', [[FUKUTSU, FUKUTSU.replace('福岡県', '福丘県')]], '都道府県 福丘県 がありません'],
    ['another prefecture', [[FUKUTSU, FUKUTSU.replace('福岡県', '佐賀県')]], '団体コード 402249 は 佐賀県 のものではありません'],
    [
      'a number with a comma',
      [[FUKUTSU, FUKUTSU.replace('67033', '"67,033"')]],
      'population_2020 の 67,033 は、0 以上の整数で書いてください',
    ],
    ['a negative number', [[FUKUTSU, FUKUTSU.replace('52.76', '-52.76')]], 'area_km2 の -52.76 は、0 より大きい数で書いてください'],
    ['no area', [[FUKUTSU, FUKUTSU.replace('52.76', '0')]], 'area_km2 の 0 は、0 より大きい数で書いてください'],
    [
      'a website that is a script',
      [[FUKUTSU_LINE, FUKUTSU_LINE.replace('https://', 'javascript:alert(1)//')]],
      'website の javascript:alert(1)//',
    ],
    ['katakana', [[FUKUTSU, FUKUTSU.replace('ふくつし', 'フクツシ')]], 'ひらがなで書いてください'],
    ['a missing cell', [[FUKUTSU, FUKUTSU.replace('52.76,', '')]], '列が 16 あります。見出しと同じ 17 にしてください'],
    ['an open quotation mark', [[FUKUTSU, FUKUTSU.replace('福津市', '"福津市')]], '引用符'],
  ]
  it.each(refusals)('%s', async (_what, changes, message) => {
    const path = await file(changes)
    const before = await filesOf(corpusDir)
    const report = await importMunicipalities(corpusDir, [path])
    expect(report.problems[0]?.message).toContain(message)
    expect(report.problems[0]).toMatchObject({
      file: path,
      line: changes[0]?.[0].startsWith(FUKUTSU) ? lineOf('402249') : lineOf('012025'),
    })
    expect(tellImport(report)).toMatch(/取り込みませんでした。今までのデータはそのままです。$/)
    expect(await filesOf(corpusDir)).toEqual(before)
  })

  it.each([
    [
      'a wrong heading',
      (text: string) => text.replace('similar_group', 'group'),
      '見出しの 6 列目は similar_group にしてください（今は group',
    ],
    ['no heading', (text: string) => text.slice(text.indexOf('\n') + 1), '見出しの 1 列目は code'],
    [
      'shares of two years',
      (text: string) => text.replace('primary_pct', 'primary_pct_2020'),
      '（primary_pct、secondary_pct、tertiary_pct）の年は、三つとも同じにしてください',
    ],
    ['no rows', (text: string) => text.slice(0, text.indexOf('\n') + 1), '自治体の行がありません'],
    ['nothing', () => '\n', 'ファイルが空です'],
  ])('%s', async (_what, change, message) => {
    const report = await importMunicipalities(corpusDir, [await file([], 'new.csv', change(data))])
    expect(report.problems).toMatchObject([{ line: 1, message: expect.stringContaining(message) as string }])
  })

  it('a file that was cut off, unless the reader says that it was not', async () => {
    const path = await file([], 'cut.csv', data.split('\n').slice(0, 1000).join('\n'))
    expect((await importMunicipalities(corpusDir, [path])).problems[0]?.message).toContain('742 団体がありません')
    expect((await importMunicipalities(corpusDir, [path], true)).changes?.gone).toHaveLength(742)
  })

  it('another encoding, a missing file, two files of one year, and every problem at once', async () => {
    const sjis = join(corpusDir, 'sjis.csv')
    await writeFile(sjis, Buffer.from([0x8e, 0xa9, 0x8e, 0xa1, 0x91, 0xcc]))
    const good = await file([], 'good.csv')
    const bad = await file([
      ['012025,', '012026,'],
      [FUKUTSU, FUKUTSU.replace('67033', '')],
    ])
    const { problems } = await importMunicipalities(corpusDir, [sjis, join(corpusDir, 'none.csv'), good, await file([], 'same.csv'), bad])
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('Shift_JIS'),
      expect.stringContaining('ファイルが読めません'),
      expect.stringContaining('012026'),
      expect.stringContaining('population_2020 が空です'),
      expect.stringContaining('2023年度（令和5年度）のファイルが二つあります'),
    ])
  })
})

async function filesOf(dir: string): Promise<Record<string, string>> {
  const folder = join(dir, 'municipalities')
  const names = await readdir(folder)
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)))
}
