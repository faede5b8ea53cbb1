import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

/** Names 188 municipalities. */
const PARTICIPANTS = '/documents/programmes/chiiki-keiei-jichitai'

describe('a record of many places', () => {
  it('has its title on the first screen of a phone, and leads to all of them', async () => {
    const { page } = await openPage({ viewport: { width: 375, height: 740 } })
    await page.goto(PARTICIPANTS)
    const title = page.getByRole('heading', { level: 1, name: /参加した自治体の一覧/ })
    await title.waitFor()
    expect((await title.boundingBox())?.y ?? Infinity).toBeLessThan(500)
    const places = page.locator('main header a[href^="/municipalities/"]:visible')
    expect(await places.count()).toBe(6)
    const more = page.getByRole('button', { name: 'ほか 182 団体を表示' })
    await more.focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => places.count()).toBe(188)
    expect(await places.nth(6).evaluate((place) => place === document.activeElement)).toBe(true)
    expect(await more.count()).toBe(0)
  })

  it('has all of them on paper, below the title', async () => {
    const { page } = await openPage()
    await page.goto(PARTICIPANTS)
    const title = page.getByRole('heading', { level: 1 })
    await title.waitFor()
    await page.emulateMedia({ media: 'print' })
    const places = page.locator('main header a[href^="/municipalities/"]:visible')
    expect(await places.count()).toBe(188)
    expect((await places.first().boundingBox())?.y ?? 0).toBeGreaterThan((await title.boundingBox())?.y ?? Infinity)
  })
})

it('the page of a place prints without a table that paper cuts off', async () => {
  const { page } = await openPage()
  await page.goto('/municipalities/131148')
  const records = page.getByRole('region', { name: 'この自治体の資料' })
  await records.getByRole('table').waitFor()
  await page.emulateMedia({ media: 'print' })
  expect(await records.getByRole('table').isVisible()).toBe(false)
  expect(await records.getByText('2021、2022、2025（6 件）').isVisible()).toBe(true)
})

it('letters of twice the size need no sideways scrolling on a phone', async () => {
  const { page } = await openPage({ viewport: { width: 375, height: 740 } })
  for (const path of [
    '/',
    searchFor('令和4年度 中野区 人材育成'),
    '/documents/cases/gifu-2021-okuyami',
    '/municipalities/131148',
    '/help',
  ]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth), { message: path }).toBeLessThanOrEqual(375)
  }
})
