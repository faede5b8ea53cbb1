import type { CDPSession, Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { closeSharedBrowser, openPage, searchField } from './openPage.ts'

afterAll(closeSharedBrowser)

/** An input method at work in the search field of a page, as far as the browser can tell. */
interface InputMethod {
  page: Page
  complaints: string[]
  /** Shows a text under conversion, underlined, in place of the one before. */
  convert(text: string): Promise<unknown>
  /** Takes a text as converted. */
  commit(text: string): Promise<unknown>
  /** A key that the input method uses itself: the page sees it as one of a conversion. */
  pressWithin(key: string): Promise<void>
  /** Enter as browsers send it that do not mark it as a key of the input method, with all that a form does with Enter. */
  pressPlainEnter(): Promise<void>
}

async function openInputMethod(address: string, options: Parameters<typeof openPage>[0] = {}): Promise<InputMethod> {
  const { page, complaints } = await openPage(options)
  await page.goto(address)
  await searchField(page).focus()
  const session: CDPSession = await page.context().newCDPSession(page)
  const key = (type: 'rawKeyDown' | 'keyUp', name: string) =>
    session.send('Input.dispatchKeyEvent', { type, key: name, code: name, windowsVirtualKeyCode: 229 })
  return {
    page,
    complaints,
    convert: (text) => session.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length }),
    commit: (text) => session.send('Input.insertText', { text }),
    async pressPlainEnter() {
      const plain = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
      await session.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...plain })
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...plain })
    },
    async pressWithin(name) {
      await key('rawKeyDown', name)
      await key('keyUp', name)
    },
  }
}

function option(page: Page, name: string | RegExp): Locator {
  return page.getByRole('option', { name })
}

describe('typing through an input method', () => {
  it('offers what the letters under conversion begin, from the first unfinished syllable on', async () => {
    const { page, complaints, convert } = await openInputMethod('/')
    for (const text of ['ｎ', 'な', 'なｋ']) await convert(text)
    await option(page, /中野区（東京都）/).waitFor()
    await convert('なかの')
    await option(page, /中野市（長野県）/).waitFor()
    expect(await page.getByRole('option').first().textContent()).toContain('中野区')
    expect(await searchField(page).getAttribute('aria-expanded')).toBe('true')
    expect(complaints).toEqual([])
  })

  it('looks for the part under conversion, not for what stands before it, and completes that part', async () => {
    const { page, convert, commit } = await openInputMethod('/')
    await commit('窓口の')
    for (const text of ['ｍ', 'ま', 'まｔ', 'まちじ']) await convert(text)
    await option(page, /用語 待ち時間/).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '窓口の待ち時間')
    expect(await searchField(page).inputValue()).toBe('窓口の待ち時間')
  })

  it('completes a word of which the kanji are converted already', async () => {
    const { page, convert, commit } = await openInputMethod('/')
    await commit('若手の職員')
    for (const text of ['ｔ', 'て', 'ていあん']) await convert(text)
    await option(page, /研究会・制度 職員提案制度/).click()
    await page.waitForURL(({ searchParams }) => searchParams.get('q') === '若手の' && searchParams.get('programme') === 'staff-proposals')
  })

  it('neither searches nor opens anything with the Enter that ends a conversion', async () => {
    const { page, convert, commit, pressWithin, pressPlainEnter } = await openInputMethod('/')
    await convert('なかの')
    await option(page, /自治体 中野区/).waitFor()
    await pressWithin('Enter')
    await pressPlainEnter()
    expect(new URL(page.url()).pathname).toBe('/')
    await commit('中野')
    expect(await searchField(page).inputValue()).toBe('中野')
    expect(new URL(page.url()).pathname).toBe('/')
  })

  it('leaves the arrow keys and Escape to a conversion', async () => {
    const { page, convert, pressWithin } = await openInputMethod('/')
    await convert('なかの')
    await option(page, /自治体 中野区/).waitFor()
    await pressWithin('ArrowDown')
    await pressWithin('Escape')
    expect(await searchField(page).getAttribute('aria-activedescendant')).toBeNull()
    expect(await option(page, /自治体 中野区/).isVisible()).toBe(true)
  })

  it('does not search for letters under conversion, and takes a suggestion in the middle of one', async () => {
    const { page, complaints, convert } = await openInputMethod('/search')
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().includes('/api/search')) asked.push(new URL(request.url()).searchParams.get('q') ?? '')
    })
    await convert('なめｒ')
    await option(page, /滑川市（富山県）/).click()
    await page.waitForURL('**municipality=162060**')
    await page.getByRole('button', { name: /滑川市」を外す/ }).waitFor()
    expect(await searchField(page).inputValue()).toBe('')
    expect(asked.filter((q) => q !== '')).toEqual([])
    expect(complaints).toEqual([])
  })
})

describe('typing in romaji', () => {
  it('chooses a municipality by keyboard alone, told apart from its namesake', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    await searchField(page).focus()
    await page.keyboard.type('nakano')
    await option(page, /中野市（長野県）/).waitFor()
    await page.keyboard.press('ArrowDown')
    const active = await searchField(page).getAttribute('aria-activedescendant')
    const chosen = page.locator(`[id="${active ?? ''}"]`)
    expect([await chosen.getAttribute('aria-selected'), await chosen.textContent()]).toEqual([
      'true',
      expect.stringMatching(/中野区（東京都）/) as string,
    ])
    await page.keyboard.press('Enter')
    await page.waitForURL('**municipality=131148**')
  })

  it('completes a term and searches for it', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    await searchField(page).fill('若手 matiz')
    await option(page, /用語 待ち時間/).click()
    await page.waitForURL((url) => url.searchParams.get('q') === '若手 待ち時間')
    expect(await searchField(page).inputValue()).toBe('若手 待ち時間')
  })

  it('opens a record by the reading of a word in its title', async () => {
    const { page } = await openPage()
    await page.goto('/')
    await searchField(page).fill('omoidebana')
    await option(page, /思い出話も聞くおくやみコーナー/).click()
    await page.waitForURL('**/documents/cases/gifu-2021-okuyami')
  })

  it('closes with Escape and tells how many there are', async () => {
    const { page } = await openPage()
    await page.goto('/')
    await searchField(page).fill('nakano')
    await option(page, /自治体 中野区/).waitFor()
    const shown = await page.getByRole('option').count()
    await page
      .getByRole('status')
      .filter({ hasText: `候補が ${shown} 件あります` })
      .waitFor()
    await searchField(page).press('Escape')
    await option(page, /自治体 中野区/).waitFor({ state: 'hidden' })
    expect(await searchField(page).getAttribute('aria-expanded')).toBe('false')
    expect(await searchField(page).inputValue()).toBe('nakano')
  })

  it('shows nothing of an earlier beginning that is answered later', async () => {
    const { page } = await openPage()
    await page.goto('/')
    const held: (() => void)[] = []
    await page.route('**/api/suggest?q=naka&**', async (route) => {
      const response = await route.fetch()
      await new Promise<void>((release) => held.push(release))
      // The page has dropped the request by now; then there is nobody to answer.
      await route.fulfill({ response }).catch(() => {})
    })
    const early = page.waitForRequest('**/api/suggest?q=naka&**')
    await searchField(page).fill('naka')
    await early
    await searchField(page).fill('hukutu')
    await option(page, /福津市（福岡県）/).waitFor()
    for (const release of held) release()
    await page.unrouteAll({ behavior: 'wait' })
    expect(await option(page, /福津市（福岡県）/).isVisible()).toBe(true)
    expect(await option(page, /自治体 中野区/).count()).toBe(0)
  })

  it('says that a text is too long which the field takes only the beginning of', async () => {
    const { page } = await openPage()
    await page.goto('/search')
    const told = page.getByRole('status').filter({ hasText: '一度に探せるのは 500 文字までです。' })
    await searchField(page).focus()
    await page.keyboard.insertText('窓口の待ち時間 '.repeat(50))
    expect(await searchField(page).inputValue()).toBe('窓口の待ち時間 '.repeat(70).slice(0, 400))
    expect(await told.count()).toBe(0)
    await page.keyboard.insertText('窓口の待ち時間 '.repeat(20))
    await told.waitFor()
    expect(await searchField(page).inputValue()).toBe('窓口の待ち時間 '.repeat(70).slice(0, 500))
    await searchField(page).fill('窓口')
    await told.waitFor({ state: 'hidden' })
  })

  it('can be chosen from by touch on a narrow screen', async () => {
    const { page } = await openPage({ viewport: { width: 375, height: 720 }, hasTouch: true, isMobile: true })
    await page.goto('/search')
    await searchField(page).fill('hukutu')
    await option(page, /福津市（福岡県）/).tap()
    await page.waitForURL('**municipality=402249**')
  })
})
