import { inject, onTestFinished } from 'vitest'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { openBrowser } from '../openBrowser.ts'

let browser: Promise<Browser> | null = null

/** One browser for all tests of a file. */
export function sharedBrowser(): Promise<Browser> {
  browser ??= openBrowser()
  return browser
}

export async function closeSharedBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = null
}

export interface Watched {
  page: Page
  /** Everything that the console said, and requests that went elsewhere. An empty list is what every test expects. */
  complaints: string[]
}

/** A page of a fresh visitor, in Japanese, that notes every message of the console and every request to another host. */
export async function openPage(options: BrowserContextOptions = {}, url: string = inject('libraryUrl')): Promise<Watched> {
  const context = await (
    await sharedBrowser()
  ).newContext({ locale: 'ja-JP', baseURL: url, viewport: { width: 1280, height: 900 }, ...options })
  onTestFinished(() => context.close())
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) complaints.push(`request: ${request.url()}`)
  })
  return { page, complaints }
}

/** The search page for a question, with its answer on the screen. */
export function searchFor(question: string): string {
  return `/search?q=${encodeURIComponent(question)}`
}

/** The search field of a page. */
export function searchField(page: Page): Locator {
  return page.getByRole('combobox', { name: 'ことばで探す' })
}
