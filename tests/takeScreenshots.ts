import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildReadingRoom } from '../server/buildReadingRoom.mjs'
import { launchLibrary } from './launchLibrary.ts'
import { openBrowser } from './openBrowser.ts'

/** The pictures of the README: name, address, and a text that stands there when the page is complete. */
const PICTURES = [{ name: 'search', path: `/search?q=${encodeURIComponent('若手職員の提案が通らない')}`, ready: '件目を表示' }]

const FOLDER = join(import.meta.dirname, '..', 'ui', 'screenshots')

buildReadingRoom()
const dataDir = await mkdtemp(join(tmpdir(), 'library-pictures-'))
const library = await launchLibrary({ DATA_DIR: dataDir, PORT: '0' }, ['--import', 'tsx', 'server/main.ts'])
const browser = await openBrowser()
try {
  const page = await browser.newPage({
    locale: 'ja-JP',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  })
  for (const { name, path, ready } of PICTURES) {
    await page.goto(library.url + path)
    await page.getByText(ready).first().waitFor()
    await page.waitForLoadState('networkidle')
    const file = join(FOLDER, `${name}.png`)
    await page.screenshot({ path: file })
    console.log(file)
  }
} finally {
  await browser.close()
  await library.stop()
  await rm(dataDir, { recursive: true, force: true })
}
