import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { requireCorpus } from '#corpus'

async function emptyFolder(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'corpus-'))
  onTestFinished(() => rm(dir, { recursive: true, force: true }))
  return dir
}

describe('the setting CORPUS_DIR', () => {
  it('is right where vocabularies and municipal data stand', async () => {
    await expect(requireCorpus('corpus')).resolves.toBeUndefined()
  })

  it('is told when it is no folder', async () => {
    const file = join(await emptyFolder(), 'file')
    await writeFile(file, '')
    for (const path of [file, '/no/such/corpus']) {
      await expect(requireCorpus(path)).rejects.toThrow(`設定 CORPUS_DIR=${path} は使えません。フォルダーではないか`)
    }
  })

  it('is told with what the folder lacks', async () => {
    const dir = await emptyFolder()
    await expect(requireCorpus(dir)).rejects.toThrow('中に vocabularies がありません')
    await mkdir(join(dir, 'vocabularies'))
    await expect(requireCorpus(dir)).rejects.toThrow('中に municipalities がありません')
  })
})
