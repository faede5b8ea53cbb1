import { afterAll, describe, expect, it } from 'vitest'
import type { Page } from 'playwright-core'
import { closeSharedBrowser, openPage, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

const NAKANO = '/municipalities/131148'

/** What has the keyboard; the name that a screen reader says, or the text. */
function reached(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    const labelled = element?.closest('label') ?? element
    return element === document.body ? 'nothing' : (labelled?.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  })
}

/** Presses a button by key, as nobody does with a mouse. */
async function press(page: Page, name: RegExp | string, role: 'button' | 'link' = 'button'): Promise<void> {
  const pressed = page.getByRole(role, { name }).first()
  await pressed.focus()
  await page.keyboard.press('Enter')
}

describe('who shows more of a list goes on at the first that is new', () => {
  it('of the worries', async () => {
    const { page } = await openPage()
    await page.goto('/')
    const links = page.getByRole('region', { name: '悩みから始める' }).getByRole('link')
    await press(page, /^ほか \d+ 件を表示$/)
    await expect.poll(() => reached(page)).toBe((await links.nth(12).innerText()).replaceAll(/\s+/g, ' '))
  })

  it('of a facet, and stays on the button that folds it again', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('窓口'))
    const choices = page.getByRole('group', { name: '悩み', exact: true }).getByRole('listitem')
    await press(page, /^ほか \d+ 件を表示$/)
    await expect.poll(() => choices.count()).toBeGreaterThan(8)
    await expect.poll(() => reached(page)).toBe((await choices.nth(8).innerText()).replaceAll(/\s+/g, ' '))
    await press(page, '少なく表示')
    await expect.poll(() => reached(page)).toMatch(/^ほか \d+ 件を表示$/)
  })

  it('of the records of a place, and of its peers', async () => {
    const { page } = await openPage()
    await page.goto(NAKANO)
    const years = page.getByRole('region', { name: 'この自治体の資料' }).locator('ol > li:visible')
    await years.first().waitFor()
    const before = await years.count()
    await press(page, /^残りの \d+ 件も表示$/)
    await expect.poll(() => years.count()).toBeGreaterThan(before)
    expect(await years.nth(before).evaluate((year) => year.contains(document.activeElement))).toBe(true)
    const peers = page.locator('#peers article')
    await expect.poll(() => peers.count()).toBe(10)
    await press(page, 'さらに表示')
    await expect.poll(() => peers.count()).toBe(20)
    await expect.poll(() => peers.nth(10).evaluate((peer) => peer.contains(document.activeElement))).toBe(true)
  })
})

describe('where a press changes the list and goes with it, the keyboard goes on at the new number', () => {
  it.each([
    { what: 'a filter is taken back', path: `${searchFor('窓口')}&type=case`, name: /^資料の種類「事例」を外す$/, role: 'button' },
    { what: 'all filters are', path: `${searchFor('窓口')}&type=case`, name: /^条件をすべて外す$/, role: 'button' },
    { what: 'a word is exchanged', path: searchFor('かいぜん運道'), name: /運動$/, role: 'link' },
    {
      what: 'a condition stood in the way',
      path: `${searchFor('窓口')}&type=book&year=2022`,
      name: /^資料の種類「書籍」を外す/,
      role: 'link',
    },
  ] as const)('$what', async ({ path, name, role }) => {
    const { page } = await openPage()
    await page.goto(path)
    await page.getByRole('heading', { name: /^検索結果/ }).waitFor()
    await page.waitForLoadState('networkidle')
    await press(page, name, role)
    await expect.poll(() => reached(page)).toMatch(/^検索結果 \d+ 件$/)
  })
})

it('Escape leaves the choice of the own municipality', async () => {
  const { page } = await openPage()
  await page.goto(searchFor('窓口'))
  await press(page, '自分の自治体を選ぶ')
  await expect.poll(() => page.getByRole('combobox', { name: 'あなたの自治体の名前' }).count()).toBe(1)
  await page.keyboard.press('Escape')
  await expect.poll(() => reached(page)).toBe('自分の自治体を選ぶ')
})
