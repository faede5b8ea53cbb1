import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
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
/** Builds in a process of its own, as another start does; its exit code. */
async function buildApart(): Promise<number> {
  const module = new URL('../../../server/buildWhenStale.mjs', import.meta.url).href
  const job = JSON.stringify({ what: '試し', config: 'vite.config.js', outDir: 'dist', sources: ['src'], root })
  const script = `import { buildWhenStale } from ${JSON.stringify(module)}; buildWhenStale(${job})`
  const started = spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'ignore' })
  const [code] = (await once(started, 'exit')) as [number]
  return code
}

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

  it('shows the earlier build, whole, until the next one is, and leaves nothing else behind', async () => {
    build()
    // What a killed build left: no process has a number that high.
    await mkdir(join(root, '.building-4194305-1', 'dist'), { recursive: true })
    await write('src/main.js', "console.log('second')")
    const starts = Promise.all([buildApart(), buildApart()])
    const seen = new Set<string>()
    const look = async () => seen.add((await readdir(join(root, 'dist')).catch(() => ['gone aside'])).sort().join(' '))
    const watching = setInterval(() => void look(), 2)
    expect(await starts).toEqual([0, 0])
    clearInterval(watching)
    expect(await built()).toContain('second')
    seen.delete('gone aside')
    expect([...seen]).toEqual(['.built-from main.js'])
    expect((await readdir(root)).filter((name) => name.startsWith('.'))).toEqual([])
  })

  it('takes a build that was cut short for none', async () => {
    build()
    await rm(join(root, 'dist', '.built-from'))
    expect(await builds()).toBe(true)
  })
})
