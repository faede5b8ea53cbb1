import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Names under which systems install Chromium or a browser built from it. */
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of the Chromium for browser tests: CHROMIUM_BIN, or the first on PATH; null when there is none. */
export function findBrowser() {
  const set = process.env.CHROMIUM_BIN
  if (set) return existsSync(set) ? set : null
  const folders = (process.env.PATH ?? '').split(delimiter)
  return BROWSERS.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) => existsSync(path)) ?? null
}

/** Makes sure that there is a browser with Japanese fonts: installs both on Debian as root, elsewhere says what to install and stops. */
export function provideBrowser() {
  const missing = [findBrowser() ? null : 'chromium', hasJapaneseFont() ? null : 'fonts-noto-cjk'].filter((name) => name !== null)
  if (missing.length === 0) return
  if (canInstall()) {
    console.error(`Installing ${missing.join(' and ')} for the browser tests …`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    /** @type {import('node:child_process').ExecFileSyncOptions} */
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env }
    execFileSync('apt-get', ['update', '-qq'], options)
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing, 'fontconfig'], options)
    if (findBrowser() && hasJapaneseFont()) return
  }
  console.error(
    [
      `The browser tests need: ${missing.join(', ')}.`,
      '  Debian/Ubuntu: sudo apt-get install chromium fonts-noto-cjk',
      '  macOS:         brew install --cask chromium (Japanese fonts are there)',
      '  elsewhere:     install Chromium or Chrome and Noto Sans CJK, then set CHROMIUM_BIN to the browser',
    ].join('\n'),
  )
  process.exit(1)
}

function hasJapaneseFont() {
  if (process.platform !== 'linux') return true
  const { status, stdout } = spawnSync('fc-list', [':lang=ja', 'family'])
  return status === 0 && stdout.toString().trim() !== ''
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
}
