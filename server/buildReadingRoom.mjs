import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const UI = join(ROOT, 'ui')
const STAMP_FILE = join(UI, 'dist', '.built-from')

/** Builds the reading room, unless it was built from exactly these sources and packages. */
export function buildReadingRoom() {
  const stamp = stampOfSources()
  if (existsSync(STAMP_FILE) && readFileSync(STAMP_FILE, 'utf8') === stamp) return
  console.error('画面を組み立てています…')
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', UI, '--logLevel', 'warn'], {
      cwd: ROOT,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  } catch {
    console.error('画面を組み立てられませんでした。上の表示を確かめてください。')
    process.exit(1)
  }
  writeFileSync(STAMP_FILE, stamp)
}

function stampOfSources() {
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')))
  const files = readdirSync(UI, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.startsWith(join(UI, 'dist')))
    .sort()
  for (const file of files) hash.update(file.slice(UI.length)).update(readFileSync(file))
  return hash.digest('hex')
}
