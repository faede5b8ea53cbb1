import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { STARTER_CORPUS } from '../starterCorpus.ts'

const ROOT = join(import.meta.dirname, '../../..')
const FIXTURES = join(ROOT, 'tests/fixtures/bad-input')
let corpusDir: string

beforeEach(async () => {
  corpusDir = await mkdtemp(join(tmpdir(), 'check-'))
  for (const name of ['vocabularies', 'municipalities']) await cp(join(STARTER_CORPUS, name), join(corpusDir, name), { recursive: true })
  await cp(join(FIXTURES, 'good.md'), join(corpusDir, 'cases/good.md'))
})
afterEach(() => rm(corpusDir, { recursive: true, force: true }))

/** Runs `npm run check` without npm. */
function check(env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'indexer/cli.ts', 'check'], {
    cwd: ROOT,
    env: { ...process.env, CORPUS_DIR: corpusDir, ...env },
    encoding: 'utf8',
  })
  return { status, stdout, lines: stderr.trimEnd().split('\n') }
}

it('a sound corpus passes', () => expect(check()).toEqual({ status: 0, stdout: 'レコード 1 件、問題 0 件\n', lines: [''] }))

it('many bad records in one corpus are all listed, one line each, and the check fails', async () => {
  const names = ['broken-yaml', 'unknown-code', 'wrong-level', 'missing-field', 'shift-jis', 'empty-file', 'no-front-matter', 'wrong-shelf']
  const expected: string[] = []
  for (const name of names) {
    const [file] = await readdir(join(FIXTURES, name, 'cases'))
    await cp(join(FIXTURES, name, 'cases', file ?? ''), join(corpusDir, 'cases', `${name}.md`))
    const { problems } = JSON.parse(await readFile(join(FIXTURES, name, 'expected.json'), 'utf8')) as { problems: string[] }
    expected.push(
      ...problems.filter((line) => line.startsWith(`cases/${file}:`)).map((line) => line.replace(`cases/${file}:`, `cases/${name}.md:`)),
    )
  }
  const { status, stdout, lines } = check()
  expect(lines.sort()).toEqual(expected.sort())
  expect(stdout).toBe(`レコード 1 件、問題 ${expected.length} 件\n`)
  expect(status).toBe(1)
})

it('a corpus that is not there, or a wrong setting, is one line and no stack', () => {
  expect(check({ CORPUS_DIR: join(corpusDir, 'nowhere') })).toMatchObject({
    status: 1,
    lines: [expect.stringContaining(join(corpusDir, 'nowhere'))],
  })
  expect(check({ PORT: 'three' })).toMatchObject({
    status: 1,
    lines: ['設定 PORT=three は使えません。0 から 65535 までの整数を指定してください。'],
  })
})

it.each([
  [['check', '--nonsense'], '知らない指定'],
  [['check', 'more'], '余分な指定'],
  [['import-municipalities'], 'ファイルの指定がありません'],
  [['nonsense'], 'そのコマンドはありません'],
])('%j is told in Japanese, on one line, with what is allowed', (words, wrong) => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'indexer/cli.ts', ...words], { cwd: ROOT, encoding: 'utf8' })
  expect(stderr.trimEnd().split('\n')).toEqual([expect.stringMatching(new RegExp(`^${wrong}.*npm run index`))])
  expect(status).toBe(1)
})
