import { execFileSync } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'

const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
  .toString()
  .split('\0')
  .filter((file) => file !== '')
const code = files.filter((file) => /\.(ts|mjs|js|svelte|css)$/.test(file) && file !== 'ui/api/schema.d.ts')

describe('the tree', () => {
  it('has only the agreed top level', () => {
    const allowed = new Set([
      'server',
      'ui',
      'corpus',
      'indexer',
      'tests',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'README.md',
      'LICENSE',
    ])
    const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))]
    expect(top.filter((name) => !name.startsWith('.') && !allowed.has(name))).toEqual([])
  })

  it('holds no file over 1 MB', async () => {
    const large = await Promise.all(files.map(async (file) => ((await stat(file).catch(() => null))?.size ?? 0) > 1_000_000 && file))
    expect(large.filter(Boolean)).toEqual([])
  })

  it('has no names that say nothing', () => {
    expect(code.filter((file) => /(^|\/)(utils?|helpers?|misc|common|manager)(\/|\.)/i.test(file))).toEqual([])
  })

  it('leaves nothing to do, skips nothing, waits for no clock', async () => {
    const marks = [
      ['TO', 'DO'],
      ['FIX', 'ME'],
      ['HA', 'CK'],
    ]
      .map((parts) => parts.join(''))
      .join('|')
    const forbidden = new RegExp(
      `\\b(${marks})\\b|\\b(it|test|describe)\\.(skip|only|todo|fails)\\b|waitForTimeout\\(|@ts-(ignore|nocheck)|eslint-disable`,
    )
    const found: string[] = []
    for (const file of code) {
      if (file === 'tests/house/tree.test.ts') continue
      for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries())
        if (forbidden.test(line)) found.push(`${file}:${index + 1}: ${line.trim()}`)
    }
    expect(found).toEqual([])
  })

  it('imports tests from nowhere but tests', async () => {
    const rooms = code.filter((file) => /^(server|indexer|ui)\//.test(file))
    const found = await Promise.all(rooms.map(async (file) => /from '[^']*tests\//.test(await readFile(file, 'utf8')) && file))
    expect(found.filter(Boolean)).toEqual([])
  })
})
