import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { buildWhenStale } from '../../../server/buildWhenStale.mjs'

const CONFIG = `export default {
  build: { ssr: 'src/main.js', outDir: 'dist', emptyOutDir: true, rolldownOptions: { output: { entryFileNames: 'main.js' } } },
}`

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'build-test-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  await mkdir(join(root, 'src', 'dist'), { recursive: true })
  await write('package.json', '{ "type": "module" }')
  await write('package-lock.json', '{}')
  await write('vite.config.js', CONFIG)
  await write('src/main.js', "console.log('first')")
})

const write = (file: string, text: string) => writeFile(join(root, file), text)
const built = () => readFile(join(root, 'dist', 'main.js'), 'utf8')
const build = () => buildWhenStale({ what: '試し', config: 'vite.config.js', outDir: 'dist', sources: ['src'], root })
/** Builds, and tells whether anything was built. */
async function builds(): Promise<boolean> {
  const timeOf = async () => (await stat(join(root, 'dist', 'main.js')).catch(() => null))?.mtimeMs ?? 0
  const before = await timeOf()
  build()
  return (await timeOf()) > before
}

describe('building when stale', () => {
  it('builds once, and again only after something that is built from has changed', async () => {
    expect(await builds()).toBe(true)
    expect(await builds()).toBe(false)
    await write('src/more.js', 'export const more = 1')
    expect(await builds()).toBe(true)
    await rm(join(root, 'src', 'more.js'))
    expect(await builds()).toBe(true)
    await write('package-lock.json', '{ "lockfileVersion": 3 }')
    expect(await builds()).toBe(true)
    await write('src/dist/result.js', 'what another build wrote')
    expect(await builds()).toBe(false)
  })

  it('sees an edit that keeps length and time', async () => {
    build()
    const source = join(root, 'src', 'main.js')
    const { atime, mtime } = await stat(source)
    await write('src/main.js', "console.log('later')")
    await utimes(source, atime, mtime)
    build()
    expect(await built()).toContain('later')
  })

  it('takes a build that was cut short for none', async () => {
    build()
    await rm(join(root, 'dist', '.built-from'))
    expect(await builds()).toBe(true)
  })
})
