import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
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
