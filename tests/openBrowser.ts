import { chromium, type Browser } from 'playwright-core'
import { findBrowser } from './provideBrowser.mjs'

/** Without these, Chromium looks for its own services at every start; a closed network refuses that, and the console fills. */
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--disable-gpu',
]

/** The system's Chromium, headless. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findBrowser()
  if (!executablePath) throw new Error('no Chromium: run npm test, which provides it, or set CHROMIUM_BIN')
  // Chromium's sandbox does not start for root, as which containers run.
  return chromium.launch({ executablePath, args: process.getuid?.() === 0 ? [...QUIET, '--no-sandbox'] : QUIET })
}
