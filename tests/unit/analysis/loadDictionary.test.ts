import { readdir, readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import kuromoji from 'kuromoji'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadDictionary, type Tokenizer } from '../../../indexer/analysis/loadDictionary.ts'
import { STARTER_CORPUS } from '../starterCorpus.ts'

let original: Tokenizer
let loaded: Tokenizer
beforeAll(async () => {
  const dicPath = join(dirname(createRequire(import.meta.url).resolve('kuromoji/package.json')), 'dict')
  original = await new Promise((resolve, reject) =>
    kuromoji.builder({ dicPath }).build((error, tokenizer) => (error ? reject(error) : resolve(tokenizer))),
  )
  loaded = await loadDictionary()
})

describe('the loaded dictionary', () => {
  it('cuts the starter corpus exactly as the tokenizer’s own loader does', async () => {
    const folder = join(STARTER_CORPUS, 'cases')
    const files = (await readdir(folder)).slice(0, 25)
    const lines = (await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')))).flatMap((text) => text.split(/[\n。]/))
    expect(lines.length).toBeGreaterThan(1000)
    for (const line of lines) expect(loaded.tokenize(line)).toEqual(original.tokenize(line))
  })

  it.each(['', 'ﾁｰﾑ髙', 'RPA導入２０２２', 'ーーー！？', '🙂', 'すもももももももものうち', 'Ωㄅ한글'])(
    'cuts words that it does not know likewise: %j',
    (text) => {
      expect(loaded.tokenize(text)).toEqual(original.tokenize(text))
    },
  )

  it('has the same rows for every spelling that is looked up, asked once or again', () => {
    const rowsOf = ({ viterbi_builder: { trie }, token_info_dictionary: words }: Tokenizer, text: string) =>
      (words as unknown as { target_map: Record<number, number[]> }).target_map[trie.lookup(text)]
    for (const text of ['改善', 'こと', '一', '々', '市', '改善', 'ない言葉です'])
      expect(rowsOf(loaded, text), text).toEqual(rowsOf(original, text))
    expect(rowsOf(loaded, '改善')?.length).toBeGreaterThan(0)
  })
})
