import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { closeSharedBrowser, openPage, searchField, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

const YUSUHARA = { code: '394050', name: '梼原町' }

const chooseMine = (page: Page) => page.addInitScript((mine) => localStorage.setItem('my-municipality', JSON.stringify(mine)), YUSUHARA)

/** What the page says of the place, and what it shows in place of hits. */
async function leadsOn(page: Page, label: string, code: string): Promise<void> {
  await page.getByText(`「${label}」の資料は、この図書室にはまだありません。`, { exact: true }).waitFor()
  const peers = page.getByRole('region', { name: `${label}に似た自治体から` })
  await peers.getByRole('article').first().waitFor()
  expect(await peers.getByText('類似団体').count()).toBeGreaterThan(0)
  const link = page.getByRole('main').getByRole('link', { name: `${label}に似た自治体の事例を見る` })
  expect(await link.getAttribute('href')).toBe(`/municipalities/${code}`)
}

describe('a municipality without records', () => {
  it.each([
    { path: searchFor('鶴ヶ島市'), label: '鶴ヶ島市（埼玉県）', code: '112411', width: 1280, colorScheme: 'light' },
    { path: '/search?municipality=112411', label: '鶴ヶ島市（埼玉県）', code: '112411', width: 375, colorScheme: 'dark' },
    { path: searchFor('広島県府中市'), label: '府中市（広島県）', code: '342084', width: 375, colorScheme: 'light' },
  ] as const)('leads to its peers in place of hits: $path ($width px, $colorScheme)', async ({ path, label, code, width, colorScheme }) => {
    const { page, complaints } = await openPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })
    await page.goto(path)
    await leadsOn(page, label, code)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
    expect(complaints).toEqual([])
  })

  it('leads there by the keyboard, from its suggestion on, and its chip can be taken back', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/search')
    await searchField(page).fill('鶴ヶ島市')
    await page.getByRole('option', { name: /鶴ヶ島市/ }).waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**municipality=112411**')
    await leadsOn(page, '鶴ヶ島市（埼玉県）', '112411')
    const link = page.getByRole('link', { name: '鶴ヶ島市（埼玉県）に似た自治体の事例を見る' })
    await link.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '鶴ヶ島市' }).waitFor()
    await page.goBack()
    await page.getByRole('button', { name: '自治体「鶴ヶ島市」を外す' }).click()
    await page.waitForURL((url) => !url.searchParams.has('municipality'))
    await page.getByText('まだありません').waitFor({ state: 'detached' })
    await page.getByRole('article').first().waitFor()
    expect(complaints).toEqual([])
  })

  it('is told in a line above what the other words find', async () => {
    const { page, complaints } = await openPage({ viewport: { width: 375, height: 800 } })
    await page.goto(searchFor('広島県府中市 窓口'))
    await page.getByText('「府中市（広島県）」の資料は、この図書室にはまだありません。この名前を除いて探しました。').waitFor()
    expect(await page.getByRole('link', { name: '府中市（広島県）に似た自治体の事例を見る' }).getAttribute('href')).toBe(
      '/municipalities/342084',
    )
    expect(await page.getByRole('region', { name: /に似た自治体から/ }).count()).toBe(0)
    expect(complaints).toEqual([])
  })

  it('is no condition on what similar ones have where it is the own one', async () => {
    const { page, complaints } = await openPage()
    await chooseMine(page)
    await page.goto(searchFor('梼原町の窓口'))
    const mine = page.getByRole('region', { name: '梼原町に似た自治体から' })
    await mine.getByRole('article').first().waitFor()
    const told = await mine.getByText(/^いまの条件に合うもの/).innerText()
    await page.goto(searchFor('窓口'))
    await mine.getByRole('article').first().waitFor()
    expect(await mine.getByText(/^いまの条件に合うもの/).innerText()).toBe(told)
    await page.goto(searchFor('梼原町'))
    await leadsOn(page, '梼原町（高知県）', YUSUHARA.code)
    expect(await page.getByText('いまの条件に合う').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
