import { execFileSync, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { buildReadingRoom } from '../server/buildReadingRoom.mjs'
import { buildServer } from '../server/buildServer.mjs'
import { installPackages, requireNode } from '../server/install.mjs'
import { provideBrowser } from './provideBrowser.mjs'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules', '.bin')

/**
 * Everything that must hold, cheapest first, so that a slip shows early: a name, a command, its arguments.
 * @type {[string, string, string[]][]}
 */
const STEPS = [
  ['types', 'tsc', []],
  ['types of the reading room', 'svelte-check', ['--tsconfig', 'ui/tsconfig.json', '--fail-on-warnings']],
  ['lint', 'eslint', ['--config', 'tests/house/eslint.config.js', '--max-warnings', '0', '.']],
  ['format', 'prettier', ['--check', '--log-level', 'warn', '.']],
  ['unused code', 'knip', ['--config', 'tests/house/knip.json', '--no-progress']],
  ['tests', 'vitest', ['run', '--config', 'tests/vitest.config.ts', ...process.argv.slice(2)]],
]

requireNode()
installPackages()
provideBrowser()
buildReadingRoom()
// Here and not in the test that starts it as npm start does: a start has a time limit, a build on a busy machine has none.
buildServer()
for (const [name, command, args] of STEPS) {
  console.log(`\n--- ${name}`)
  const started = Date.now()
  const { status } = spawnSync(join(BIN, command), args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) {
    console.error(`--- ${name}: failed`)
    process.exit(status ?? 1)
  }
  console.log(`--- ${name}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
}
console.log(`\nall checks passed on Node ${execFileSync(process.execPath, ['--version']).toString().trim()}`)
