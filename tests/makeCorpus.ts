import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

export interface TestCorpus {
  dir: string
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
  /** Deletes the folder. */
  dispose(): Promise<void>
}

/** A corpus in a temporary folder with the real vocabularies and municipal data, and the records given by path. */
export async function makeCorpus(records: Readonly<Record<string, string>>): Promise<TestCorpus> {
  const dir = await mkdtemp(join(tmpdir(), 'corpus-test-'))
  for (const shared of ['vocabularies', 'municipalities']) await cp(join('corpus', shared), join(dir, shared), { recursive: true })
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), text)
  }
  for (const [path, text] of Object.entries(records)) await write(path, text)
  return { dir, write, remove: (path) => rm(join(dir, path)), dispose: () => rm(dir, { recursive: true, force: true }) }
}

/** A sound record of a case; fields replace or add lines of the front matter. */
export function caseRecord(title: string, body: string, fields: Readonly<Record<string, string>> = {}): string {
  const lines: Record<string, string> = {
    title: `"${title}"`,
    yomi: 'しけんようのきろく',
    summary: `"${title}についての試験用の記録です。"`,
    type: '事例',
    rights: '{ status: 要約 }',
    sources: '[{ title: 試験, publisher: 試験 }]',
    ...fields,
  }
  const yaml = Object.entries(lines).map(([key, value]) => `${key}: ${value}`)
  return `---\n${yaml.join('\n')}\n---\n\n## 取り組み\n${body}\n`
}
