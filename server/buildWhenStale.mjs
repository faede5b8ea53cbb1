import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** What every build depends on besides its sources: the packages, and the rooms' short names in imports. */
const COMMON = ['package-lock.json', 'package.json']
/** Folders within the sources of which nothing is built: results and pictures for the README. */
const LEFT_OUT = new Set(['dist', 'screenshots'])

/**
 * Builds with Vite, unless it was built from exactly these sources and packages. What was built is told by content, not by time: it also holds after
 * files were copied, checked out or restored, and reading 400 files takes 34 to 66 ms on a busy machine. The mark is in the folder that a build empties first, so a build that was cut
 * short counts as none.
 * @param {{ what: string, config: string, outDir: string, sources: string[], root?: string }} job what is built, as the message calls it; the Vite configuration, the
 *   folder that it writes to and the folders that it reads, from the project's root (or another, which has its own lockfile). Ends the process when the build fails.
 */
export function buildWhenStale({ what, config, outDir, sources, root = ROOT }) {
  const markFile = join(root, outDir, '.built-from')
  const mark = markOf(root, sources)
  if (existsSync(markFile) && readFileSync(markFile, 'utf8') === mark) return
  console.error(`${what}を組み立てています…`)
  try {
    execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--logLevel', 'warn'],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
  } catch {
    console.error(`${what}を組み立てられませんでした。上の表示を確かめてください。`)
    process.exit(1)
  }
  writeFileSync(markFile, mark)
}

/**
 * @param {string} root
 * @param {string[]} sources
 */
function markOf(root, sources) {
  const hash = createHash('sha256')
  for (const file of [...COMMON, ...sources.flatMap((folder) => filesIn(root, folder))]) {
    const content = readFileSync(join(root, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/**
 * All files of a folder and its folders, in an order that is the same everywhere.
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesIn(root, folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return LEFT_OUT.has(entry.name) ? [] : filesIn(root, path)
    return entry.isFile() ? [path] : []
  })
}
