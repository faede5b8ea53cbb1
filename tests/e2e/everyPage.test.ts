import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

const PAGES: readonly { name: string; path: string; ready: string }[] = [
  { name: 'home', path: '/', ready: '悩みから始める' },
  { name: 'search', path: searchFor('若手職員の提案が通らない'), ready: '件目を表示' },
  { name: 'search with filters', path: `${searchFor('窓口')}&level=operations&year=2022`, ready: '条件をすべて外す' },
  { name: 'nothing found', path: searchFor('魑魅魍魎'), ready: '見つかりませんでした' },
  { name: 'record', path: '/documents/presentations/pres-2022-nakano', ready: '似ている資料' },
  { name: 'municipality', path: '/municipalities/402249', ready: '同じ類似団体' },
  { name: 'prefecture', path: '/municipalities/240001', ready: 'ほかの都道府県' },
  { name: 'municipality without records', path: '/municipalities/273210', ready: 'まだありません' },
  { name: 'help', path: '/help', ready: 'キーボードでの操作' },
  { name: 'lost', path: '/no/such/page', ready: 'ページが見つかりません' },
  { name: 'record that is not there', path: '/documents/cases/none', ready: 'この資料は見つかりません' },
  { name: 'municipality that is not there', path: '/municipalities/999999', ready: 'この自治体は見つかりません' },
  { name: 'address cut short in a character', path: '/documents/cases/%E7%AA', ready: 'ページが見つかりません' },
]

/** What is not there is a 404, and Chromium says so in the console. */
const NOT_THERE = /見つかりません$/
const EXPECTED_404 = /^error: Failed to load resource: the server responded with a status of 404/

describe.each(PAGES)('$name', ({ path, ready }) => {
  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 375, colorScheme: 'dark' },
  ] as const)('has nothing that axe finds, and a silent console ($width px, $colorScheme)', async ({ width, colorScheme }) => {
    const { page, complaints } = await openPage({ viewport: { width, height: 800 }, colorScheme, reducedMotion: 'reduce' })
    await page.goto(path)
    await page.getByText(ready).first().waitFor()
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)).toEqual([])
    expect(complaints.filter((complaint) => !(NOT_THERE.test(ready) && EXPECTED_404.test(complaint)))).toEqual([])
  })

  it('needs no sideways scrolling at 320 px', async () => {
    const { page } = await openPage({ viewport: { width: 320, height: 700 } })
    await page.goto(path)
    await page.getByText(ready).first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })

  it('has Japanese as its language, one main heading and a title of its own', async () => {
    const { page } = await openPage()
    await page.goto(path)
    await page.getByText(ready).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('ja')
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1)
    expect(await page.title()).toContain('自治体改善事例ライブラリ')
  })
})
