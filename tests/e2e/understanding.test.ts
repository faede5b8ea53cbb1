import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchField, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

describe('filters in words', () => {
  it('stand as chips; taking one back takes it out of the words, and Back undoes that', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('令和4年度 研修'))
    const chip = page.getByRole('button', { name: '言葉「令和4年度」から読み取った条件、年度「2022年度（令和4年度）」を外す' })
    await chip.waitFor()
    const bars = page.getByRole('button', { name: /^2022年度.*件/ })
    if ((await bars.count()) > 0) expect(await bars.first().getAttribute('aria-pressed')).toBe('true')
    await chip.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === '研修')
    expect(await searchField(page).inputValue()).toBe('研修')
    expect(await searchField(page).evaluate((field) => field === document.activeElement)).toBe(true)
    await page.goBack()
    await chip.waitFor()
    expect(await searchField(page).inputValue()).toBe('令和4年度 研修')
    expect(complaints).toEqual([])
  })

  it('go with the particle that joined them to the rest', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('中野区の窓口'))
    await page.getByRole('button', { name: /^言葉「中野区」から読み取った条件.*を外す$/ }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '窓口')
    expect(await searchField(page).inputValue()).toBe('窓口')
    expect(complaints).toEqual([])
  })

  it('are one for a range of years; a year taken out of it leaves the others', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('令和3〜5年度の研修'))
    const chip = page.getByRole('button', { name: /^言葉「令和3〜5年度」から読み取った条件、年度「2021年度.*から2023年度.*まで」を外す$/ })
    await chip.waitFor()
    await page
      .getByRole('button', { name: /^2022年度.*件/ })
      .first()
      .click()
    await page.waitForURL(({ searchParams }) => searchParams.get('q') === '研修')
    expect(new URL(page.url()).searchParams.getAll('year').sort()).toEqual(['2021', '2023'])
    await chip.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })

  it('can be looked for as words instead', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('人材育成'))
    await page.getByRole('button', { name: '「人材育成」を条件にせず、言葉として探す' }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '「人材育成」')
    await page.getByText('「人材育成」を含む', { exact: true }).waitFor()
    await page.locator('main mark', { hasText: '人材育成' }).first().waitFor()
    expect(complaints).toEqual([])
  })

  it('are checked in the panel, where unchecking one takes it out of the words', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('人材育成 窓口'))
    const filters = page.getByRole('complementary', { name: '絞り込み' })
    const box = filters.getByRole('checkbox', { name: /^人材育成/ })
    await box.waitFor()
    expect(await box.isChecked()).toBe(true)
    await filters.getByText('人材育成', { exact: true }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '窓口' && !url.searchParams.has('level'))
    await filters.getByRole('checkbox', { name: /^人材育成/, checked: false }).waitFor()
  })
})

describe('a name that several places bear', () => {
  it.each([1280, 375, 320])('is asked about at a width of %i, and the answer takes its place', async (width) => {
    const { page, complaints } = await openPage({ viewport: { width, height: 800 } })
    await page.goto(searchFor('中野 窓口'))
    const question = page.getByRole('group', { name: '「中野」はどの自治体ですか。' })
    await question.waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await question.getByRole('button', { name: /^中野区（東京都）/ }).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '窓口' && url.searchParams.get('municipality') === '131148')
    await page.getByRole('button', { name: /中野区（?.*」を外す/ }).waitFor()
    await question.waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
  })
})

describe('operators', () => {
  it('are told in one line, and a phrase is marked as a whole', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('「提案制度」 -研修'))
    await page.getByText('「提案制度」を含む', { exact: true }).waitFor()
    await page.locator('main mark').getByText('提案制度', { exact: true }).first().waitFor()
    expect(complaints).toEqual([])
  })

  it.each([
    ['窓口 -研修', '言葉「-研修」から読み取った条件、「研修」を除くことをやめる', '窓口'],
    ['「三重県」を除く発表会', '言葉「「三重県」を除く」から読み取った条件、「三重県」を除くことをやめる', '発表会'],
    ['中野区・滑川市以外の窓口', '言葉「中野区・滑川市以外の」から読み取った条件、「中野区、滑川市」を除くことをやめる', '窓口'],
  ])('what %s leaves out stands as a chip; taken back, it goes out of the words', async (words, name, left) => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor(words))
    const chip = page.getByRole('button', { name, exact: true })
    await chip.waitFor()
    await chip.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.searchParams.get('q') === left)
    expect(await searchField(page).evaluate((field) => field === document.activeElement)).toBe(true)
    await chip.waitFor({ state: 'detached' })
    await page.goBack()
    await chip.waitFor()
    expect(complaints).toEqual([])
  })
})
