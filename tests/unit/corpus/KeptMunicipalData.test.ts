import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { KEPT_VERSION, KeptMunicipalData, readMunicipalDirectory, type MunicipalDirectory } from '#corpus'
import { STARTER_CORPUS } from '../starterCorpus.ts'

let folder: string
let corpusDir: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'))
  corpusDir = await mkdtemp(join(tmpdir(), 'municipal-'))
  await cp(join(STARTER_CORPUS, 'municipalities'), join(corpusDir, 'municipalities'), { recursive: true })
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
  await rm(corpusDir, { recursive: true, force: true })
})

/** Knows whether the files were read, or what was kept of them was taken. */
class WatchedData extends KeptMunicipalData {
  wasReadAnew = false
  override put(...read: Parameters<KeptMunicipalData['put']>): void {
    this.wasReadAnew = true
    super.put(...read)
  }
}

/** Reads the data as a start of the library does. */
async function start(version?: number): Promise<{ directory: MunicipalDirectory; wasReadAnew: boolean }> {
  const kept = new WatchedData(folder, version)
  const directory = await readMunicipalDirectory(corpusDir, kept)
  await kept.save()
  return { directory, wasReadAnew: kept.wasReadAnew }
}

const keptFile = () => join(folder, 'municipal-data.jsonl')
const sourceFile = (name: string) => join(corpusDir, 'municipalities', name)

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(from)) throw new Error(`${from} is not in ${file}`)
  await writeFile(file, text.replace(from, to))
}

/** All that a directory knows, and what it finds by code and by name. */
function knowledgeOf(directory: MunicipalDirectory): unknown {
  const { all, former, sources } = directory
  return { all, former, sources, found: all.map(({ code, name }) => [directory.byCode(code), directory.named(name)]) }
}

const GROUPS = 'code,fiscal_year,similar_group\n402249,2020,都市II-1\n402249,2019,都市I-1\n'

describe('municipal data that an earlier start kept', () => {
  it.each(['', GROUPS])(
    'are taken for the same files, and equal to what is read from them (groups of earlier years: %j)',
    async (groups) => {
      if (groups !== '') await writeFile(sourceFile('groups.csv'), groups)
      expect((await start()).wasReadAnew).toBe(true)
      const second = await start()
      expect(second.wasReadAnew).toBe(false)
      const fresh = await readMunicipalDirectory(corpusDir)
      expect(fresh.sources.earlierGroups.size).toBe(groups === '' ? 0 : 2)
      expect(knowledgeOf(second.directory)).toStrictEqual(knowledgeOf(fresh))
      expect(await readdir(folder)).toEqual(['municipal-data.jsonl'])
    },
  )

  it.each([
    ['municipalities.csv', '67033', '67034'],
    ['prefectures.csv', '富山県,とやまけん', '富山県,とやまがた'],
    ['former-municipalities.csv', '戸井町', '外井町'],
    ['groups.csv', '都市II-1', '都市II-2'],
    ['sources.yaml', 'names_as_of: ', 'names_as_of: # '],
  ])('are not taken when %s has changed by a few bytes', async (name, from, to) => {
    await writeFile(sourceFile('groups.csv'), GROUPS)
    const before = await start()
    await edit(sourceFile(name), from, to)
    const { directory, wasReadAnew } = await start()
    expect(wasReadAnew).toBe(true)
    expect(knowledgeOf(directory)).not.toEqual(knowledgeOf(before.directory))
    expect(knowledgeOf(directory)).toStrictEqual(knowledgeOf(await readMunicipalDirectory(corpusDir)))
    expect((await start()).wasReadAnew).toBe(false)
  })

  it.each(['groups.csv', 'sources.yaml'])('are not taken when %s is gone or has come back', async (name) => {
    await writeFile(sourceFile('groups.csv'), GROUPS)
    await start()
    const text = await readFile(sourceFile(name))
    await rm(sourceFile(name))
    expect((await start()).wasReadAnew).toBe(true)
    await writeFile(sourceFile(name), '')
    // Empty is not the same as absent, even where the same data come of it.
    expect((await start()).wasReadAnew).toBe(true)
    await writeFile(sourceFile(name), text)
    const { directory, wasReadAnew } = await start()
    expect(wasReadAnew).toBe(true)
    expect(directory.groupIn('402249', 2020)).toBe('都市II-1')
  })

  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['cut off in its first line', (bytes: Buffer) => bytes.subarray(0, 20)],
    ['empty', () => Buffer.alloc(0)],
    ['without its first line', (bytes: Buffer) => bytes.subarray(bytes.indexOf('\n') + 1)],
    ['changed in one figure', (bytes: Buffer) => Buffer.from(bytes.toString().replace(',67033,', ',67034,'))],
    ['longer', (bytes: Buffer) => Buffer.concat([bytes, Buffer.from(' ')])],
    ['no text at all', (bytes: Buffer) => Buffer.alloc(bytes.length, 0xff)],
  ])('are read anew and mended when their file is %s', async (_what, damage) => {
    await start()
    const whole = await readFile(keptFile())
    const damaged = damage(whole)
    expect(damaged.equals(whole)).toBe(false)
    await writeFile(keptFile(), damaged)
    const { directory, wasReadAnew } = await start()
    expect(wasReadAnew).toBe(true)
    expect(knowledgeOf(directory)).toStrictEqual(knowledgeOf(await readMunicipalDirectory(corpusDir)))
    expect((await readFile(keptFile())).equals(whole)).toBe(true)
  })

  it('are read anew by another version of the reading', async () => {
    await start(1001)
    expect((await start(1001)).wasReadAnew).toBe(false)
    expect((await start(1002)).wasReadAnew).toBe(true)
    expect((await start(1002)).wasReadAnew).toBe(false)
  })
})

/** Small municipal data that hold something of everything that is read. */
const SMALL_DATA: Readonly<Record<string, string>> = {
  'prefectures.csv': 'code,name,kana\n010006,北海道,ほっかいどう\n400009,福岡県,ふくおかけん\n',
  'municipalities.csv': [
    'code,prefecture,name,kana,kind,similar_group,population_2020,population_2015,area_km2,primary_pct,secondary_pct,tertiary_pct,fiscal_strength_fy2023,staff_fy2023,lat,lng,website',
    '012025,北海道,函館市,はこだてし,core-city,中核市,251084,265979,677.87,3.6,17.2,79.2,0.46,2000,41.7687,140.7291,https://www.city.hakodate.hokkaido.jp/',
    '402249,福岡県,福津市,ふくつし,city,都市II-1,67033,58781,52.76,,,,,,,,',
    '',
  ].join('\n'),
  'former-municipalities.csv':
    'prefecture,former_name,district,successor_code,successor_name,changed_on\n北海道,戸井町,亀田郡,012025,函館市,2004-12-01\n',
  'groups.csv': GROUPS,
  'sources.yaml':
    'names_as_of: 2024-01-01\ncredits:\n  - { what: 名前, source: 総務省, via: 窓口, url: "https://example.org/", licence: CC BY }\n',
}

/** A change of the small data that is refused, for each thing that is checked. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['prefectures.csv', '010006', '010007'],
  ['prefectures.csv', '北海道', ''],
  ['municipalities.csv', 'lat', 'x'],
  ['municipalities.csv', '012025', '12025'],
  ['municipalities.csv', '402249,福岡県,福津市', '012025,北海道,函館市'],
  ['municipalities.csv', '福岡県', '北海道'],
  ['municipalities.csv', '函館市', ''],
  ['municipalities.csv', 'はこだてし', '函館'],
  ['municipalities.csv', 'core-city', 'town'],
  ['municipalities.csv', '中核市', '大都市'],
  ['municipalities.csv', '265979', 'x'],
  ['municipalities.csv', '677.87', '0'],
  ['municipalities.csv', '79.2', '80.2'],
  ['municipalities.csv', '41.7687', '14'],
  ['municipalities.csv', 'https:', 'ftp:'],
  ['municipalities.csv', '2000', '"2000'],
  ['former-municipalities.csv', '012025', ''],
  ['groups.csv', '都市I-1', '大都市'],
  ['groups.csv', ',2019', ''],
  ['sources.yaml', 'source', 'x'],
]

/** What each version kept of the small data and refused of their changes, as a hash. A version that was used once keeps its line. */
const MADE_BY_VERSION: Readonly<Record<number, string>> = {
  2: '29f17bb5e32c5b11',
}

it('the version is another whenever something else is made of the same files: raise KEPT_VERSION and add what the new one makes', async () => {
  const writeAll = () => Promise.all(Object.entries(SMALL_DATA).map(([name, text]) => writeFile(sourceFile(name), text)))
  await writeAll()
  await start()
  const [, packed = ''] = (await readFile(keptFile(), 'utf8')).split('\n')
  const refusals: string[] = []
  for (const [name, from, to] of REFUSED) {
    await edit(sourceFile(name), from, to)
    const error: unknown = await readMunicipalDirectory(corpusDir).catch((cause: unknown) => cause)
    expect(error, `${from} as ${to} in ${name}`).toMatchObject({ code: 'BAD_MUNICIPAL_DATA' })
    refusals.push(`${name} ${from} ${to}`)
    await writeAll()
  }
  const made = createHash('sha256').update(packed).update(refusals.join('\n')).digest('hex').slice(0, 16)
  expect({ version: KEPT_VERSION, made }).toEqual({ version: KEPT_VERSION, made: MADE_BY_VERSION[KEPT_VERSION] })
  expect(new Set(Object.values(MADE_BY_VERSION)).size).toBe(Object.keys(MADE_BY_VERSION).length)
})

describe('bad municipal data', () => {
  it('stop a start in the same words, whether or not sound data were kept, and are not kept', async () => {
    const makeBad = () => edit(sourceFile('municipalities.csv'), '012025,', '12025,')
    const makeSound = () => edit(sourceFile('municipalities.csv'), '12025,', '012025,')
    await makeBad()
    const refused = await readMunicipalDirectory(corpusDir).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'BAD_MUNICIPAL_DATA', message: expect.stringContaining('団体コード 12025') as string })
    await expect(start()).rejects.toEqual(refused)
    expect(await readdir(folder)).toEqual([])

    await makeSound()
    await start()
    const kept = await readFile(keptFile())
    await makeBad()
    await expect(start()).rejects.toEqual(refused)
    expect((await readFile(keptFile())).equals(kept)).toBe(true)
  })
})

describe('a folder that cannot be written', () => {
  it('is told when the data are saved; they are read all the same', async () => {
    // Nobody, root neither, can replace a folder by a file.
    await mkdir(keptFile())
    const kept = new KeptMunicipalData(folder)
    expect((await readMunicipalDirectory(corpusDir, kept)).byCode('402249')?.name).toBe('福津市')
    await expect(kept.save()).rejects.toMatchObject({
      code: 'MUNICIPAL_DATA_NOT_KEPT',
      message: expect.stringContaining(keptFile()) as string,
    })
    expect(await readdir(folder)).toEqual(['municipal-data.jsonl'])
  })
})
