import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** What every build depends on besides its sources: the packages, and the rooms' short names in imports. */
const COMMON = ['package-lock.json', 'package.json']
/** Folders within the sources of which nothing is built: results and pictures for the README. */
const LEFT_OUT = new Set(['dist', 'screenshots'])

/**
 * Builds with Vite, unless it was built from exactly these sources and packages. What was built is told by content, not by time: it also holds after
 * files were copied, checked out or restored, and reading 400 files takes 34 to 66 ms on a busy machine. Each process builds into a folder of its own and
 * puts it in place only when it is whole, so that of several starts at once none shows what another is still building; a build that was cut short counts as none.
 * @param {{ what: string, config: string, outDir: string, sources: string[], root?: string }} job what is built, as the message calls it; the Vite configuration, the
 *   folder for the result, named dist, and the folders that are read, from the project's root (or another, which has its own lockfile). Ends the process when the
 *   build fails.
 */
export function buildWhenStale({ what, config, outDir, sources, root = ROOT }) {
  const place = join(root, outDir)
  const mark = markOf(root, sources)
  if (markIn(place) === mark) return
  console.error(`${what}を組み立てています…`)
  removeAbandoned(dirname(place))
  const own = join(dirname(place), `.building-${process.pid}-${Date.now()}`)
  // Named dist within it: what leaves results alone leaves this alone as well.
  const result = join(own, 'dist')
  try {
    execFileSync(
      process.execPath,
      [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--config', config, '--outDir', result, '--logLevel', 'warn'],
      {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      },
    )
  } catch {
    rmSync(own, { recursive: true, force: true })
    console.error(`${what}を組み立てられませんでした。上の表示を確かめてください。`)
    process.exit(1)
  }
  writeFileSync(join(result, MARK), mark)
  putInPlace(result, place, mark)
  rmSync(own, { recursive: true, force: true })
}

/** The sources that a build was made from, as one hash; stands in the build itself. */
const MARK = '.built-from'
const OWN = /^\.building-(\d+)-/

/** @param {string} folder */
function markIn(folder) {
  const file = join(folder, MARK)
  return existsSync(file) ? readFileSync(file, 'utf8') : null
}

/**
 * A folder cannot be renamed onto one that holds files: what stands there goes aside first. Another process may put its own build there at that very moment;
 * then its build is looked at again, and most often it is the same.
 * @param {string} result
 * @param {string} place
 * @param {string} mark
 */
function putInPlace(result, place, mark) {
  for (let turn = 0; markIn(place) !== mark; turn += 1) {
    try {
      if (existsSync(place)) renameSync(place, `${result}-before-${turn}`)
      renameSync(result, place)
    } catch (failure) {
      if (!isTaken(failure)) throw failure
    }
  }
}

/** @param {unknown} failure */
function isTaken(failure) {
  return failure instanceof Error && 'code' in failure && ['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(String(failure.code))
}

/**
 * What killed builds left behind.
 * @param {string} folder
 */
function removeAbandoned(folder) {
  for (const name of readdirSync(folder)) {
    const [, builder] = OWN.exec(name) ?? []
    if (builder !== undefined && !isRunning(Number(builder))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** @param {number} processId */
function isRunning(processId) {
  try {
    return process.kill(processId, 0)
  } catch (failure) {
    return failure instanceof Error && 'code' in failure && failure.code === 'EPERM'
  }
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
