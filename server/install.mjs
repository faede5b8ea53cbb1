import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const LOWEST_MAJOR = 20
const LOWEST_MINOR = 19

/**
 * Plain JavaScript without dependencies, because it runs before anything is installed.
 * Stops with one clear line on a Node that is too old.
 */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = major > LOWEST_MAJOR || (major === LOWEST_MAJOR && minor >= LOWEST_MINOR)
  if (isEnough) return
  console.error(
    `Node.js ${LOWEST_MAJOR}.${LOWEST_MINOR} 以上が必要です（今は ${process.versions.node}）。https://nodejs.org/ から入れ直してください。`,
  )
  process.exit(1)
}

/** Installs the packages of the lockfile, unless exactly these are installed already. */
export function installPackages() {
  const stampFile = join(ROOT, 'node_modules', '.installed-from')
  const stamp = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return
  console.error('必要なパッケージを入れています（初回は数分かかることがあります）…')
  runNpm(['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'])
  writeFileSync(stampFile, stamp)
}

/** @param {string[]} args */
function runNpm(args) {
  const npm = process.env.npm_execpath
  /** @type {import('node:child_process').ExecFileSyncOptions} */
  const options = { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }
  try {
    if (npm) execFileSync(process.execPath, [npm, ...args], options)
    else execFileSync(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options)
  } catch {
    console.error('パッケージを入れられませんでした。上の表示を見て、ネットワークとディスクの空きを確かめてください。')
    process.exit(1)
  }
}
