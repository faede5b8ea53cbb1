import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchField, searchFor } from './openPage.ts'

afterAll(closeSharedBrowser)

describe('searching', () => {
  it('shows results while typing, keeps them in the address, and Back leads home', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/')
    await page.keyboard.press('/')
    await page.keyboard.type('窓口の待ち時間')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
    await page.locator('main mark').first().waitFor()
    expect(decodeURIComponent(page.url())).toContain('q=窓口の待ち時間')
    const before = await page.getByRole('heading', { level: 2 }).allTextContents()

    await searchField(page).fill('おくやみコーナー')
    await page.locator('mark', { hasText: 'おくやみ' }).first().waitFor()
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).not.toEqual(before)
    // Typing on is a step of its own: Back returns to what was searched, then to where it began.
    await page.goBack()
    await page.waitForURL((url) => decodeURIComponent(url.search).includes('q=窓口の待ち時間'))
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'よその役所の改善を' }).waitFor()
    expect(complaints).toEqual([])
  })

  it('marks the words in any inflected form', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('残業を減らす'))
    await page.locator('main mark').first().waitFor()
    const marks = await page.locator('main mark').allTextContents()
    expect(
      marks.some((text) => /^減ら(し|さ|せ)/.test(text)),
      marks.join(' '),
    ).toBe(true)
  })

  it('opens nothing when Enter ends a conversion of the input method', async () => {
    const { page } = await openPage()
    await page.goto('/')
    const field = searchField(page)
    await field.focus()
    const session = await page.context().newCDPSession(page)
    await session.send('Input.imeSetComposition', { text: 'かいぜん', selectionStart: 4, selectionEnd: 4 })
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 })
    expect(new URL(page.url()).pathname).toBe('/')
    await session.send('Input.insertText', { text: '改善' })
    expect(await field.inputValue()).toBe('改善')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/search?*')
  })

  it('narrows by a facet with the promised number, shows it as a chip, and takes it back', async () => {
    const { page, complaints } = await openPage()
    await page.goto(searchFor('職員'))
    const filters = page.getByRole('complementary', { name: '絞り込み' })
    const name = await filters.getByRole('checkbox', { name: /^人材育成/ }).evaluate((box) => box.closest('label')?.textContent ?? '')
    const promised = /\d+/.exec(name)?.[0] ?? expect.fail(`no number in ${name}`)
    await filters.getByText('人材育成', { exact: true }).click()
    await page.waitForURL('**level=people**')
    await page.getByRole('heading', { level: 2, name: `検索結果 ${promised} 件` }).waitFor()
    await page.getByRole('button', { name: /人材育成」を外す/ }).click()
    await page.waitForURL((url) => !url.search.includes('level='))
    expect(complaints).toEqual([])
  })

  it('moves through the results with the arrow keys and opens one with Enter', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('オフサイトミーティング'))
    await page.locator('main mark').first().waitFor()
    await searchField(page).focus()
    await page.keyboard.press('Escape')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/documents/**')
    await page.getByRole('heading', { level: 1 }).waitFor()
  })

  it.each(['/', '/documents/cases/gifu-2021-okuyami'])(
    'goes on from the field to the results when a search was sent from %s',
    async (start) => {
      const { page } = await openPage()
      await page.goto(start)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('オフサイトミーティング')
      await page.keyboard.press('Enter')
      await page.waitForURL('**/search?*')
      await page.locator('main mark').first().waitFor()
      await expect.poll(() => searchField(page).evaluate((field) => field === document.activeElement)).toBe(true)
      expect(await searchField(page).getAttribute('aria-expanded')).toBe('false')
      const second = await page.locator('[data-hit]').nth(1).getAttribute('href')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL(`**${second ?? ''}`)
    },
  )

  it('leaves the keys of a telephone closed when a search was sent from another page', async () => {
    const { page } = await openPage({ viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true })
    await page.goto('/')
    await searchField(page).fill('会議')
    await page.keyboard.press('Enter')
    await page.locator('main mark').first().waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
  })

  it('offers municipalities by reading and filters by the one chosen', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    await searchField(page).fill('なめり')
    await page.getByRole('option', { name: /自治体 滑川市/ }).click()
    await page.waitForURL('**municipality=162060**')
    await page.getByRole('button', { name: /滑川市」を外す/ }).waitFor()
  })

  it('remembers a search that was sent from another page', async () => {
    const { page } = await openPage()
    await page.goto('/')
    await searchField(page).fill('会議')
    await page.keyboard.press('Enter')
    await page.locator('main mark').first().waitFor()
    await page.goto('/')
    await page.getByRole('region', { name: '最近の検索' }).getByRole('link', { name: '会議' }).waitFor()
  })

  it('answers a page that is not there, and a question that is too long, without asking for them', async () => {
    const { page, complaints } = await openPage()
    await page.goto('/search?page=99')
    await page.getByText('99 ページ目はありません。', { exact: false }).waitFor()
    await page.getByRole('link', { name: /^最後のページ/ }).click()
    await page.locator('[aria-current="page"]', { hasText: /^\d+$/ }).waitFor()
    await page.goto(searchFor('あ'.repeat(501)))
    await page.getByText('一度に探せるのは 500 文字までです。', { exact: false }).waitFor()
    expect(complaints).toEqual([])
  })

  it('offers nothing to press beside an empty list but the ways out of it', async () => {
    const { page } = await openPage()
    await page.goto(`${searchFor('魑魅魍魎')}&level=people`)
    await page.getByRole('heading', { name: '当てはまる資料が見つかりませんでした' }).waitFor()
    expect(await page.getByRole('checkbox').count()).toBe(1)
    expect(await page.getByRole('combobox', { name: '並べ方' }).count()).toBe(0)
    expect(await page.getByText('地図で見る').count()).toBe(0)
    await page.getByRole('button', { name: /人材育成」を外す/ }).click()
    await page.waitForURL((url) => !url.search.includes('level='))
  })

  it('says what to do when nothing is found', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('魑魅魍魎'))
    await page.getByRole('heading', { name: '当てはまる資料が見つかりませんでした' }).waitFor()
  })

  it('pages on, and Back returns to the first page', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('職員'))
    await page.locator('main mark').first().waitFor()
    await page
      .getByRole('link', { name: /^2( ページ目)?$|2 ページ/ })
      .first()
      .click()
    await page.waitForURL('**page=2**')
    await page.getByText('21〜40 件目を表示').waitFor()
    await page.goBack()
    await page.getByText('1〜20 件目を表示').waitFor()
  })

  it('draws no chart of a single year, which would say no more than the number above it', async () => {
    const { page } = await openPage()
    const chart = page.getByRole('toolbar', { name: /^年度ごとの件数/ })
    await page.goto(searchFor('"階数表示器"'))
    await page.getByRole('heading', { name: '検索結果 1 件' }).waitFor()
    expect(await chart.count()).toBe(0)
    await page.goto(searchFor('窓口'))
    await chart.waitFor()
  })

  it('tells what it left out right below the number', async () => {
    const { page } = await openPage()
    await page.goto(searchFor('かいぜん運道'))
    const told = page.getByText('ほかの言葉で探しました')
    await told.waitFor()
    const heightOf = async (what: typeof told) => (await what.boundingBox())?.y ?? Infinity
    expect(await heightOf(told)).toBeLessThan(await heightOf(page.getByRole('toolbar', { name: /^年度ごとの件数/ })))
  })
})
