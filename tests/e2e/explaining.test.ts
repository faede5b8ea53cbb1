import { AxeBuilder } from '@axe-core/playwright'
import type { Locator, Page, Route } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchField, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

const WHY = /が当てはまった理由$/

async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
}

/** What the page asks of the server to learn why the hits were found: the query of each such request. */
function reasonsAsked(page: Page): URLSearchParams[] {
  const asked: URLSearchParams[] = []
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url())
    if (pathname === '/api/search' && searchParams.has('explain')) asked.push(searchParams)
  })
  return asked
}

/** The panel that a button opens. */
async function panelOf(page: Page, why: Locator): Promise<Locator> {
  return page.locator(`[id="${await why.getAttribute('aria-controls')}"]`)
}

/** The title of a record that is on the first page of both searches. */
async function titleInBoth(page: Page, one: string, other: string): Promise<string> {
  const titlesOf = async (q: string) => {
    const { hits } = (await (await page.request.get(`/api${searchFor(q)}`)).json()) as { hits: { title: string }[] }
    return hits.map(({ title }) => title)
  }
  const titles = await titlesOf(other)
  return (await titlesOf(one)).find((title) => titles.includes(title)) ?? expect.fail('no record in both')
}

/** Holds back the real answers to the question for reasons of one search until they are let go. */
async function holdReasons(page: Page, q: string): Promise<{ letGo: () => Promise<void> }> {
  const held: (() => void)[] = []
  await page.route(isForReasons(q), async (route) => {
    const response = await route.fetch()
    await new Promise<void>((release) => held.push(release))
    await route.fulfill({ response })
  })
  return {
    async letGo() {
      for (const release of held) release()
      await page.unrouteAll({ behavior: 'wait' })
    },
  }
}

function isForReasons(q: string): (url: URL) => boolean {
  return ({ pathname, searchParams }) => pathname === '/api/search' && searchParams.has('explain') && searchParams.get('q') === q
}

describe('why a hit matched', () => {
  it('opens and closes by keyboard, and says in which form a word was found', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('残業を減らした'))
    const why = page.getByRole('button', { name: WHY }).first()
    await why.focus()
    await page.keyboard.press('Enter')
    expect(await why.getAttribute('aria-expanded')).toBe('true')
    const reasons = page.locator(`[id="${await why.getAttribute('aria-controls')}"]`)
    await reasons.getByText('「減らした」').waitFor()
    await reasons.getByText('語尾の違い').first().waitFor()
    await page.keyboard.press('Space')
    await reasons.waitFor({ state: 'hidden' })
    expect(complaints).toEqual([])
  })

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 320, colorScheme: 'dark' },
  ] as const)('opened, has nothing that axe finds, needs no sideways scrolling, and stays off paper ($width px)', async (look) => {
    const { width, colorScheme } = look
    const { page } = await openPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })
    await page.goto(searchFor('令和4年度 カイゼンの取組'))
    const why = page.getByRole('button', { name: WHY })
    for (const place of [0, 1, 2]) await why.nth(place).click()
    await page.getByText('資料の年度（同じ年度）').first().waitFor()
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByText('資料の年度（同じ年度）').first().isVisible()).toBe(false)
  })
})

describe('the reasons of a page', () => {
  it('are asked for once, for the same search, when the first of them is opened', async () => {
    const { page, complaints } = await openPage()
    const asked = reasonsAsked(page)
    const plain = page.waitForRequest('**/api/search?**')
    await page.goto(`${searchFor('窓口の待ち時間')}&type=case&sort=year-desc&page=2`)
    const why = page.getByRole('button', { name: WHY })
    await why.first().waitFor()
    expect(asked).toEqual([])
    await why.first().click()
    await (await panelOf(page, why.first())).getByText('「待ち時間」').first().waitFor()
    for (const place of [1, 2, 3]) {
      await why.nth(place).click()
      // At once: it was there before.
      expect(await (await panelOf(page, why.nth(place))).innerText()).toContain('「窓口」')
    }
    const same = new URL((await plain).url()).searchParams
    same.set('explain', 'true')
    expect(asked.map(String)).toEqual([String(same)])
    expect(complaints).toEqual([])
  })

  it('are dropped with the results: what stays open tells of the new ones, and what comes late is not shown', async () => {
    const { page, complaints } = await openPage()
    const [early, later] = ['残業', '残業を減らした'] as const
    const title = await titleInBoth(page, early, later)
    const held = await holdReasons(page, early)
    await page.goto(searchFor(early))
    const why = page.getByRole('button', { name: `「${title}」が当てはまった理由`, exact: true })
    await why.click()
    const panel = await panelOf(page, why)
    await panel.getByText('理由を調べています。').waitFor()
    await searchField(page).fill(later)
    await panel.getByText('「減らした」').waitFor()
    const told = await panel.innerText()
    const late = page.waitForEvent('requestfinished', (request) => isForReasons(early)(new URL(request.url())))
    await held.letGo()
    await (await late).response()
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    expect(await panel.innerText()).toBe(told)
    // The earlier list, kept for a moment, comes back with its own reasons, which have come meanwhile.
    const asked = reasonsAsked(page)
    await searchField(page).fill(early)
    await panel.getByText('「減らした」').waitFor({ state: 'detached' })
    expect(await panel.innerText()).toContain('「残業」')
    expect(asked).toEqual([])
    expect(complaints).toEqual([])
  })

  it('that cannot be had are told of, and asked for again by a button that leaves the focus where they will be', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('残業を減らした'))
    // The server's own refusal, of a question that it cannot read.
    const spoil = (route: Route) => route.continue({ url: route.request().url().replace('explain=true', 'explain=x') })
    await page.route(isForReasons('残業を減らした'), spoil)
    const why = page.getByRole('button', { name: WHY }).first()
    await why.click()
    const panel = await panelOf(page, why)
    const retry = panel.getByRole('button', { name: 'もう一度試す' })
    await retry.waitFor()
    expect(await panel.innerText()).toContain('パラメーター explain')
    expect(await violationsOn(page)).toEqual([])
    await page.unrouteAll({ behavior: 'wait' })
    await retry.focus()
    await page.keyboard.press('Enter')
    await panel.getByText('語尾の違い').first().waitFor()
    expect(await retry.count()).toBe(0)
    expect(await why.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(complaints.filter((complaint) => !complaint.includes('status of 400'))).toEqual([])
  })
})

describe('a search that finds nothing', () => {
  it('leads to what may have been meant', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('オフサイトミーテング'))
    await page.getByRole('link', { name: 'オフサイトミーティング', exact: true }).click()
    await page.locator('main mark', { hasText: 'オフサイトミーティング' }).first().waitFor()
    expect(await searchField(page).inputValue()).toBe('オフサイトミーティング')
    expect(complaints).toEqual([])
  })

  it('names the filter to drop with the number that is found without it', async () => {
    const { page } = await openPage()
    await page.goto(`${searchFor('窓口')}&level=operations&year=1950`)
    const way = page.getByRole('link', { name: /^年度「1950年度（昭和25年度）」を外す/ })
    const promised = /(\d+)\s*$/.exec((await way.textContent()) ?? '')?.[1] ?? expect.fail('no number')
    await way.click()
    await page.getByRole('heading', { level: 2, name: `検索結果 ${promised} 件` }).waitFor()
    expect(new URL(page.url()).searchParams.get('year')).toBeNull()
  })

  it.each([
    { width: 1280, colorScheme: 'dark' },
    { width: 320, colorScheme: 'light' },
  ] as const)('has nothing that axe finds, and needs no sideways scrolling ($width px)', async ({ width, colorScheme }) => {
    const { page } = await openPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })
    await page.goto(`${searchFor('オフサイトミーテング 取組')}&level=operations&year=1950`)
    await page.getByText('もしかして').waitFor()
    await page.getByText('次のように変えると見つかります。').waitFor()
    expect(await violationsOn(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  it('names a word that it went on without', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('離任の面談'))
    await page.getByText('「離任」を含む資料はないため、ほかの言葉で探しました。').waitFor()
    await page.getByRole('link', { name: '離職の面談', exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '離職の面談')
  })
})
