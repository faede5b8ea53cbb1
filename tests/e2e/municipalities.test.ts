import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { closeSharedBrowser, openPage, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

const FUKUTSU = '/municipalities/402249'

const peerNames = (page: Page) => page.locator('section[aria-labelledby^="step-"] h4 a').allTextContents()

async function choose(page: Page, written: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '自治体を選ぶ' }).click()
  await page.getByRole('combobox', { name: 'あなたの自治体の名前' }).fill(written)
  await page.getByRole('option', { name: new RegExp(name) }).click()
  await page.getByRole('region', { name: 'あなたの自治体' }).getByRole('link', { name }).waitFor()
}

describe('the page of a municipality', () => {
  it('shows the facts with their dates, former names, the records by programme and year, and the peers', async () => {
    const { page, complaints } = await openPage()
    await page.goto(FUKUTSU)
    await page.getByRole('heading', { level: 1, name: '福津市' }).waitFor()
    for (const text of [
      'ふくつし',
      '類似団体 都市Ⅱ-3',
      '67,033人',
      '2020年国勢調査',
      '宗像郡福間町',
      '宗像郡津屋崎町',
      '2005年1月24日まで',
    ])
      await page.locator('main').getByText(text, { exact: false }).first().waitFor()
    const table = page.getByRole('table', { name: /研究会・制度と年度/ })
    for (const year of ['2020', '2021']) await table.getByRole('link', { name: new RegExp(`^チーム経営研究会、${year}、`) }).waitFor()
    await page.getByRole('heading', { level: 3, name: '同じ類似団体' }).waitFor()
    expect((await peerNames(page)).length).toBeGreaterThan(5)
    expect(complaints).toEqual([])
  })

  it('leads from a cell of the table to its year', async () => {
    const { page } = await openPage()
    await page.goto('/municipalities/131148')
    await page
      .getByRole('link', { name: /2021、/ })
      .first()
      .click()
    await page.waitForURL('**#year-2021')
    await expect.poll(async () => (await page.locator('#year-2021').boundingBox())?.y ?? -1).toBeLessThan(900)
  })

  it('leads to the prefecture, whose peers are prefectures and whose municipalities stand there', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/municipalities/244724')
    await page.getByRole('main').getByRole('link', { name: '三重県', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: '三重県' }).waitFor()
    await page.getByRole('heading', { level: 2, name: 'ほかの都道府県', exact: true }).waitFor()
    await page.locator('section[aria-labelledby^="step-"] h4').first().waitFor()
    expect((await peerNames(page)).every((name) => /[都道府県]$/.test(name))).toBe(true)
    await page
      .getByRole('main')
      .getByRole('link', { name: /^南伊勢町/ })
      .first()
      .waitFor()
    expect(complaints).toEqual([])
  })

  it.each([
    { width: 1280, height: 800 },
    { width: 375, height: 700 },
  ])('says within the first screen or right after it who is like it and does what ($width px)', async (viewport) => {
    const { page } = await openPage({ viewport })
    await page.goto(FUKUTSU)
    const shelf = page.getByRole('region', { name: '似た自治体がしていること' })
    const first = shelf.getByRole('article').first()
    await first.waitFor()
    expect(await first.getByText(/同じ類似団体（都市Ⅱ-3）で、人口は/).count()).toBe(1)
    expect((await first.getByRole('listitem').getByRole('link').boundingBox())?.y ?? Infinity).toBeLessThan(1.5 * viewport.height)
    const names = await shelf.getByRole('heading', { level: 3 }).getByRole('link').allTextContents()
    expect(new Set(names).size).toBe(6)
    await shelf.getByRole('link', { name: /似た自治体 .*の一覧と比較/ }).click()
    await expect.poll(async () => (await page.locator('#peers').boundingBox())?.y ?? Infinity).toBeLessThan(100)
  })

  it.each(['402249', '244724', '131148', '162060', '141003', '240001', '394050'])(
    'of %s shows on the first screen of a phone what one like it did',
    async (code) => {
      const { page } = await openPage({ viewport: { width: 375, height: 812 } })
      await page.goto(`/municipalities/${code}`)
      const title = page.getByRole('article').first().getByRole('listitem').getByRole('link').first()
      await title.waitFor()
      const { y = Infinity, height = 0 } = (await title.boundingBox()) ?? {}
      expect(y + height).toBeLessThanOrEqual(812)
      const figures = page.locator('main header .figures')
      expect(await figures.isVisible()).toBe(false)
      await page.locator('main header summary').click()
      await figures.getByText('面積').waitFor()
    },
  )

  it('of a prefecture keeps what its towns did apart from its own work', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/municipalities/240001')
    const own = page.getByRole('region', { name: '三重県の資料' })
    const ofTowns = page.getByRole('region', { name: '県内の市区町村の資料' })
    await ofTowns.getByRole('article').first().waitFor()
    expect((await own.boundingBox())?.y ?? 0).toBeLessThan((await ofTowns.boundingBox())?.y ?? 0)
    expect(await ofTowns.getByRole('link', { name: /^四日市市/ }).count()).toBeGreaterThan(0)
    const answer = await page.request.get('/api/municipalities/240001')
    const { records, within } = (await answer.json()) as { records: number; within: { records: number } }
    await page.getByRole('link', { name: `県内 ${records + within.records} 件の資料を検索ページで開く` }).click()
    await page
      .getByRole('heading', { name: `${records + within.records} 件` })
      .or(page.getByText(`${records + within.records} 件`))
      .first()
      .waitFor()
    expect(complaints).toEqual([])
  })

  it('shows the records of its peers where there are none from here', async () => {
    const { page } = await openPage()
    const answer = await page.request.get('/api/municipalities?limit=2000')
    const { municipalities } = (await answer.json()) as { municipalities: { code: string; records: number; kind: string }[] }
    const bare = municipalities.find(({ records, kind }) => records === 0 && kind === 'town') ?? expect.fail('every town has records')
    await page.goto(`/municipalities/${bare.code}`)
    const shelf = page.getByRole('region', { name: 'この自治体の事例は、まだありません' })
    await shelf.getByRole('article').first().waitFor()
    expect(await shelf.getByText('類似団体').count()).toBeGreaterThan(0)
  })

  it('says so where no municipality has the code', async () => {
    const { page } = await openPage()
    await page.goto('/municipalities/999999')
    await page.getByRole('heading', { level: 1, name: 'この自治体は見つかりません' }).waitFor()
  })
})

describe('the peers', () => {
  it('are weighed by sliders with the keyboard; the address keeps it, and it can be taken back', async () => {
    const { page, complaints } = await openPage()
    await page.goto(FUKUTSU)
    await page.locator('section[aria-labelledby^="step-"] h4').first().waitFor()
    const before = await peerNames(page)
    await page.getByText('何を重く見るか').click()
    const slider = page.getByRole('slider', { name: '面積' })
    await slider.focus()
    await page.keyboard.press('End')
    await page.waitForURL('**area=3**')
    const answered = page.waitForResponse((response) => response.url().includes('area=3') && response.url().includes('population=0'))
    await page.getByRole('slider', { name: '人口' }).press('Home')
    await page.waitForURL('**population=0**')
    await answered
    await page.locator('.steps[aria-busy="false"]').waitFor()
    await expect.poll(async () => (await peerNames(page)).join()).not.toBe(before.join())
    expect(await slider.getAttribute('aria-valuetext')).toBe('重く見る')
    const weighed = await peerNames(page)

    await page.reload()
    await page.locator('section[aria-labelledby^="step-"] h4').first().waitFor()
    expect(await peerNames(page)).toEqual(weighed)

    await page.getByRole('button', { name: '重みを元に戻す' }).click()
    await page.waitForURL((url) => url.search === '')
    await expect.poll(async () => (await peerNames(page)).join()).toBe(before.join())
    await page.getByRole('button', { name: '元に戻す', exact: true }).click()
    await page.waitForURL('**area=3**')
    expect(complaints).toEqual([])
  })

  it('can be narrowed to those with cases and to those without', async () => {
    const { page } = await openPage()
    await page.goto(FUKUTSU)
    const badges = page.locator('section[aria-labelledby^="step-"] .cases')
    await badges.first().waitFor()
    await page.getByRole('button', { name: '事例あり', exact: true }).click()
    await page.waitForURL('**cases=with**')
    const kinds = async () => [...new Set((await badges.allTextContents()).map((text) => text.trim().replace(/（.*）/, '')))].sort()
    await expect.poll(kinds).toEqual(['事例あり'])
    await page.getByRole('button', { name: '事例なし', exact: true }).click()
    await page.waitForURL('**cases=without**')
    await expect.poll(kinds).toEqual(['事例はまだありません', '参加者の一覧などに名前だけ'])
  })

  it('come as a file for a spreadsheet', async () => {
    const { page } = await openPage()
    await page.goto(FUKUTSU)
    const link = page.getByRole('link', { name: '似た自治体を CSV でダウンロード' })
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
    expect(download.suggestedFilename()).toMatch(/\.csv$/)
  })
})

describe('the map', () => {
  it('is walked with the arrow keys and filters with Enter', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('職員'))
    await page.getByText('地図で見る').click()
    const map = page.getByRole('group', { name: /都道府県ごとの件数の地図/ })
    await map.getByRole('button', { name: /^北海道/ }).focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key)
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^宮城県/)
    await page.keyboard.press('Enter')
    await page.waitForURL('**prefecture=040002**')
    await map.locator('[aria-pressed="true"]', { hasText: '宮城' }).waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => !url.searchParams.has('prefecture'))
    expect(complaints).toEqual([])
  })

  it('has a table of the same counts, sortable, and is that table on paper', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('窓口'))
    await page.getByText('地図で見る').click()
    await page.getByRole('button', { name: '表', exact: true }).click()
    const table = page.getByRole('table', { name: '都道府県ごとの資料の件数' })
    const counts = async () => (await table.locator('td').allTextContents()).map(Number)
    const byCount = await counts()
    expect(byCount).toHaveLength(47)
    expect(byCount).toEqual(byCount.toSorted((a, b) => b - a))
    await table.getByRole('button', { name: '都道府県の順に並べる' }).click()
    expect(await table.getByRole('rowheader').first().innerText()).toBe('北海道')
    await page.getByRole('button', { name: '地図', exact: true }).click()
    expect(await table.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'print' })
    expect(await table.isVisible()).toBe(true)
  })

  it('leads from the home page to the records of a prefecture, with room on a narrow phone', async () => {
    const { page } = await openPage({ viewport: { width: 320, height: 700 } })
    await page.goto('/')
    const tile = page.getByRole('group', { name: /都道府県ごとの件数の地図/ }).getByRole('link', { name: /^富山県/ })
    expect((await tile.boundingBox())?.width ?? 0).toBeGreaterThan(20)
    await tile.click()
    await page.waitForURL('**/search?prefecture=160008')
  })
})

describe("the reader's own municipality", () => {
  it('is chosen once, kept over a reload, taken back and removed', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/')
    await choose(page, 'ふくつ', '福津市')
    await page.getByRole('heading', { level: 2, name: '福津市に似た自治体から' }).waitFor()
    await page.reload()
    const box = page.getByRole('region', { name: 'あなたの自治体' })
    await box.getByRole('link', { name: '福津市' }).waitFor()
    await box.getByRole('button', { name: '外す', exact: true }).click()
    await box.getByRole('button', { name: '自治体を選ぶ' }).waitFor()
    await page.getByRole('button', { name: '元に戻す' }).click()
    await box.getByRole('link', { name: '福津市' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('brings what similar ones have before all results, with the reason', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('窓口'))
    await choose(page, '福津市', '福津市')
    const section = page.getByRole('region', { name: '福津市に似た自治体から' })
    await section.getByRole('article').first().waitFor()
    expect(await section.getByText('類似団体').count()).toBeGreaterThan(0)
    await section.getByRole('link', { name: /件をすべて見る/ }).click()
    await page.waitForURL('**municipality=**')
    await section.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('says nothing of similar ones where the words name a place', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('窓口'))
    await choose(page, '福津市', '福津市')
    const section = page.getByRole('region', { name: '福津市に似た自治体から' })
    await section.waitFor()
    await page.goto(searchFor('津市'))
    await page.getByRole('article').first().waitFor()
    await page.waitForLoadState('networkidle')
    expect(await section.count()).toBe(0)
  })

  it('is forgotten where it exists no longer, and can be chosen anew', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/')
    await page.evaluate(() => localStorage.setItem('my-municipality', JSON.stringify({ code: '999999', name: '架空市' })))
    await page.reload()
    await page.getByText('「架空市」は、いまの自治体の一覧にないため外しました').waitFor()
    expect(await page.evaluate(() => localStorage.getItem('my-municipality'))).toBeNull()
    await choose(page, 'ふくつ', '福津市')
    expect(complaints).toEqual([])
  })

  it('is kept where it was only renamed', async () => {
    const { page } = await openPage()
    await page.addInitScript(() => localStorage.setItem('my-municipality', JSON.stringify({ code: '402249', name: '昔の名前の市' })))
    await page.goto('/')
    await page.getByRole('heading', { level: 2, name: /に似た自治体から/ }).waitFor()
  })

  it('is found by a former name, which the answer explains; what no place is called is told', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/')
    await page.getByRole('button', { name: '自治体を選ぶ' }).click()
    const field = page.getByRole('combobox', { name: 'あなたの自治体の名前' })
    await field.fill('ない市')
    await field.press('Enter')
    await page.getByText('「ない市」という自治体は見つかりません。', { exact: false }).waitFor()
    await field.fill('久居市')
    await page.getByRole('option', { name: /津市.*旧久居市/ }).waitFor()
    await field.press('Enter')
    await page.getByText('久居市は、いまの津市です。津市を、あなたの自治体にしました。').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('stands beside the municipality of a record, in figures', async () => {
    const { page, complaints } = await openPage()
    await page.goto(FUKUTSU)
    await page.getByRole('button', { name: '自分の自治体にする' }).click()
    await page.goto('/documents/presentations/pres-2022-nakano')
    const section = page.getByRole('region', { name: 'あなたの自治体との違い' })
    await section.getByRole('columnheader', { name: '福津市' }).waitFor()
    const population = section.getByRole('row', { name: /^人口 / })
    expect(await population.innerText()).toMatch(/67,033人[\s\S]*344,880人[\s\S]*倍/)
    expect(complaints).toEqual([])
  })

  it.each([
    { path: '/', ready: '福津市に似た自治体から', width: 1280, colorScheme: 'light' },
    { path: searchFor('窓口'), ready: '似た自治体の一覧', width: 375, colorScheme: 'dark' },
    { path: '/documents/presentations/pres-2022-nakano', ready: 'あなたの自治体との違い', width: 375, colorScheme: 'light' },
    { path: `${FUKUTSU}?area=3`, ready: '同じ類似団体', width: 375, colorScheme: 'dark' },
  ] as const)('leaves nothing for axe to find on $path ($width px, $colorScheme)', async ({ path, ready, width, colorScheme }) => {
    const { page, complaints } = await openPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })
    await page.addInitScript(() => localStorage.setItem('my-municipality', JSON.stringify({ code: '402249', name: '福津市' })))
    await page.goto(path)
    await page.getByText(ready).first().waitFor()
    if (path.startsWith('/search')) {
      await page.getByText('地図で見る').click()
      await page.getByRole('group', { name: /都道府県ごとの件数の地図/ }).waitFor()
    }
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(complaints).toEqual([])
  })
})
