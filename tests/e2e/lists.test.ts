import { readFile } from 'node:fs/promises'
import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import type { SimilarResponse } from '../../server/documents/documentShapes.ts'
import type { MunicipalityDetail, PeersAnswer } from '../../server/municipalities/municipalityShapes.ts'
import { closeSharedBrowser, openPage, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

const FUKUTSU = '/municipalities/402249'
/** Of 2023, the year of the groups. */
const RECORD = '/documents/cases/gifu-2021-okuyami'
/** Among the records like it some are of municipalities like 福津市, but not the first. */
const WITH_LATER_PEERS = '/documents/cases/memuro-2025-1kakari-1dx'

async function answerOf<T>(page: Page, path: string): Promise<T> {
  return (await (await page.request.get(path)).json()) as T
}

async function chooseFukutsu(page: Page): Promise<void> {
  await page.addInitScript(() => localStorage.setItem('my-municipality', JSON.stringify({ code: '402249', name: '福津市' })))
}

/** Presses a link to a file. @returns the name and the lines after the headings */
async function download(page: Page, what: string): Promise<{ name: string; lines: string[] }> {
  const link = page.getByRole('link', { name: `${what}を CSV でダウンロード`, exact: true })
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()])
  const text = await readFile(await file.path(), 'utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  return { name: file.suggestedFilename(), lines: text.split('\r\n').slice(1, -1) }
}

describe('each list comes as a file', () => {
  it('on the page of a municipality: its records and those of its peers', async () => {
    const { page, complaints } = await openPage()
    await page.goto(FUKUTSU)
    const { records } = await answerOf<MunicipalityDetail>(page, `/api${FUKUTSU}`)
    const own = await download(page, '福津市の資料')
    expect([own.name, own.lines.length]).toEqual(['検索結果.csv', records])
    const { total } = await answerOf<{ total: number }>(page, `/api${FUKUTSU}/peer-records?limit=1`)
    const ofPeers = await download(page, '福津市に似た自治体の事例')
    expect([ofPeers.name, ofPeers.lines.length]).toEqual(['福津市に似た自治体の事例.csv', total])
    expect(complaints).toEqual([])
  })

  it('on the page of a prefecture: its own records and those within', async () => {
    const { page } = await openPage()
    await page.goto('/municipalities/240001')
    const { records, within } = await answerOf<MunicipalityDetail>(page, '/api/municipalities/240001')
    expect((await download(page, '三重県の資料')).lines).toHaveLength(records)
    expect((await download(page, '三重県と県内の市区町村の資料')).lines).toHaveLength(records + within.records)
  })

  it('on the page of a record: those like it, and what differs from the own municipality', async () => {
    const { page, complaints } = await openPage()
    await chooseFukutsu(page)
    await page.goto(RECORD)
    await page.getByRole('region', { name: 'あなたの自治体との違い：岐阜市' }).waitFor()
    const title = await page.getByRole('heading', { level: 1 }).innerText()
    const { similar } = await answerOf<SimilarResponse>(page, `/api${RECORD}/similar`)
    const likeIt = await download(page, `「${title}」に似ている資料`)
    expect(likeIt.lines).toHaveLength(similar.length)
    const difference = await download(page, '福津市と岐阜市の違い')
    expect([difference.name, difference.lines.length]).toEqual(['福津市と岐阜市の比較.csv', 7])
    expect(complaints).toEqual([])
  })

  it('but not where nothing can be compared', async () => {
    const { page } = await openPage()
    await page.addInitScript(() => localStorage.setItem('my-municipality', JSON.stringify({ code: '400009', name: '福岡県' })))
    const compared: string[] = []
    page.on('request', (request) => compared.push(...(request.url().match(/compare/) ?? [])))
    await page.goto(RECORD)
    await page.getByRole('link', { name: /に似ている資料を CSV でダウンロード$/ }).waitFor()
    expect(await page.getByRole('link', { name: /の違いを CSV でダウンロード$/ }).count()).toBe(0)
    expect(compared).toEqual([])
  })

  it('on the home page: the map and every municipality; beside results the map of these', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/')
    expect((await download(page, '都道府県ごとの資料の件数')).lines).toHaveLength(47)
    const { total } = await answerOf<{ total: number }>(page, '/api/municipalities?limit=1')
    expect((await download(page, '全国の自治体の一覧')).lines).toHaveLength(total)
    await page.goto(`${searchFor('窓口')}&sort=year-asc`)
    await page.getByText('地図で見る').click()
    await page.getByRole('button', { name: '表', exact: true }).click()
    const rows = page.getByRole('table', { name: '都道府県ごとの資料の件数' }).locator('tbody tr')
    const shown = await rows.evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent.trim()).join()))
    const { lines } = await download(page, '都道府県ごとの資料の件数')
    expect(lines.map((line) => line.slice(line.indexOf(',') + 1)).toSorted()).toEqual(shown.toSorted())
    expect(complaints).toEqual([])
  })
})

describe('on paper', () => {
  it.each(['402249', '244724', '141003', '240001'])('the time line of %s has every record, on the screen the first few', async (code) => {
    const { page } = await openPage()
    await page.goto(`/municipalities/${code}`)
    const { records, within } = await answerOf<MunicipalityDetail>(page, `/api/municipalities/${code}`)
    const articles = page.locator('#records, #within').getByRole('article')
    await articles.first().waitFor()
    const onScreen = await articles.count()
    expect(onScreen).toBeLessThan(records + within.records)
    await page.emulateMedia({ media: 'print' })
    expect(await articles.count()).toBe(records + within.records)
    await page.emulateMedia({ media: 'screen' })
    expect(await articles.count()).toBe(onScreen)
    const rest = page.getByRole('button', { name: /^残りの/ })
    // Each goes when it is pressed: the first of those left, as often as there are some.
    for (let left = await rest.count(); left > 0; left -= 1) await rest.first().click()
    expect(await articles.count()).toBe(records + within.records)
  })

  it('what is folded away on the screen is passed by the keyboard', async () => {
    const { page } = await openPage()
    await page.goto(FUKUTSU)
    const last = page.locator('#records').getByRole('article').last().getByRole('link').last()
    await last.focus()
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toMatch(/^残りの \d+ 件も表示$/)
  })
})

describe('the head of a municipality', () => {
  it.each([1280, 375])('dates its figures and leads to the sources (%i px)', async (width) => {
    const { page, complaints } = await openPage({ viewport: { width, height: 812 } })
    await page.goto(FUKUTSU)
    const head = page.locator('main header')
    if (width < 1000) {
      await head.getByText('人口 67,033人（2020年）・面積 52.76').waitFor()
      await head.locator('summary').click()
    }
    await head.locator('.figures li').first().waitFor()
    const figures = await head.locator('.figures li').allInnerTexts()
    expect(figures.map((text) => text.replaceAll(/\s/g, ''))).toEqual([
      '人口67,033人（2020年）',
      '面積52.76km²',
      '産業の構造第1次2.5%、第2次19.0%、第3次78.5%（2020年）',
      '財政力指数0.55（2023年度）',
      '人口千人あたりの職員数4.8人（2023年度、人口は2020年）',
    ])
    await head.getByText('類似団体 都市Ⅱ-3（2023年度）').waitFor()
    await head.getByRole('link', { name: '数字の時点と出典' }).click()
    await expect.poll(async () => (await page.getByRole('heading', { name: '数字で見る' }).boundingBox())?.y ?? Infinity).toBeLessThan(812)
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id }) => id)).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('a record', () => {
  it('tells the group that held in its year, where that is known', async () => {
    const { page } = await openPage()
    await page.goto(RECORD)
    const facts = page.locator('dl', { hasText: '当時の類似団体' })
    expect(await facts.locator('div', { hasText: '当時の類似団体' }).innerText()).toMatch(/当時の類似団体\s+中核市/)
    await page.goto('/documents/presentations/pres-2022-nakano')
    await page.getByRole('heading', { level: 1, name: /中野区/ }).waitFor()
    expect(await page.getByText('当時の類似団体').count()).toBe(0)
  })

  it('names among those like it first what comes from municipalities like the own one, and why', async () => {
    const { page, complaints } = await openPage()
    await page.goto(WITH_LATER_PEERS)
    const shelf = page.getByRole('region', { name: '似ている資料' })
    const titles = async () => shelf.getByRole('article').locator('> a').allInnerTexts()
    await shelf.getByRole('article').first().waitFor()
    expect(await shelf.getByText('福津市に似た自治体から').count()).toBe(0)
    const before = await titles()

    await chooseFukutsu(page)
    await page.reload()
    await shelf.getByText('福津市に似た自治体から').first().waitFor()
    const { peers } = await answerOf<PeersAnswer>(page, `/api${FUKUTSU}/peers?withExamples=true&limit=40`)
    const { similar } = await answerOf<SimilarResponse>(page, `/api${WITH_LATER_PEERS}/similar`)
    const codes = new Set(peers.map(({ municipality }) => municipality.code))
    const isOfPeer = ({ document: { municipalities } }: SimilarResponse['similar'][number]) =>
      municipalities.length <= 3 && municipalities.some(({ code }) => codes.has(code))
    const first = similar.filter(isOfPeer).map(({ document }) => document.title)
    expect(first.length).toBeGreaterThan(0)
    expect(await titles()).toEqual([...first, ...before.filter((title) => !first.includes(title))])
    expect(await shelf.getByText(/^福津市に似た自治体から　.+：.+。$/).count()).toBe(first.length)
    expect(complaints).toEqual([])
  })
})
