import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type kuromoji from 'kuromoji'

export type Tokenizer = kuromoji.Tokenizer<kuromoji.IpadicFeatures>

/** The tokenizer's dictionaries with what its types do not tell. */
interface Dictionaries extends Omit<kuromoji.DynamicDictionaries, 'trie' | 'loadTrie'> {
  trie: { lookup(text: string): number; commonPrefixSearch(text: string): { k: string; v: number }[] }
  loadTrie(base: Int32Array, check: Int32Array): void
  token_info_dictionary: kuromoji.TokenInfoDictionary & { target_map: (number[] | undefined)[] }
  loadConnectionCosts(costs: Int16Array): void
  loadUnknownDictionaries(
    rows: Uint8Array,
    texts: Uint8Array,
    map: Uint8Array,
    categories: Uint8Array,
    compatible: Uint32Array,
    invoke: Uint8Array,
  ): void
}

/** The files of the dictionary; the largest come first, so that none is waited for alone. */
const FILES = [
  ...(['tid_pos', 'base', 'check', 'tid', 'cc', 'tid_map'] as const),
  ...(['unk', 'unk_pos', 'unk_map', 'unk_char', 'unk_compat', 'unk_invoke'] as const),
]
type FileName = (typeof FILES)[number]

/** Node has four threads for files and for unpacking; the start of the engine and the reading of the corpus need some, too. */
const AT_ONCE = 2

const unzip = promisify(gunzip)
const load = createRequire(import.meta.url)

/**
 * Loads the tokenizer with the IPADIC dictionary of its package; what it then knows is the same as with its own loader. That one takes about twice
 * the time, for it unpacks 77 MB in pieces of 16 kB, copies all of them twice, and makes lists for 326,000 spellings of which a start asks for hundreds.
 * @throws what reading and unpacking throw where a file of the dictionary is missing or broken.
 */
export async function loadDictionary(): Promise<Tokenizer> {
  const folder = join(dirname(load.resolve('kuromoji/package.json')), 'dict')
  const files = {} as Record<FileName, ArrayBuffer>
  const waiting = [...FILES]
  const unpackNext = async (): Promise<void> => {
    const name = waiting.shift()
    if (name === undefined) return
    files[name] = await unpack(join(folder, `${name}.dat.gz`))
    return unpackNext()
  }
  const unpacked = Promise.all(Array.from({ length: AT_ONCE }, unpackNext))
  // The code is read while other threads unpack.
  const NewDictionaries = load('kuromoji/src/dict/DynamicDictionaries.js') as new () => Dictionaries
  const NewTokenizer = load('kuromoji/src/Tokenizer.js') as new (dictionaries: Dictionaries) => Tokenizer
  await unpacked
  const bytes = (name: FileName) => new Uint8Array(files[name])

  const dictionaries = new NewDictionaries()
  dictionaries.loadTrie(new Int32Array(files.base), new Int32Array(files.check))
  dictionaries.token_info_dictionary.loadDictionary(bytes('tid')).loadPosVector(bytes('tid_pos'))
  loadRowsWhenAsked(dictionaries, new Int32Array(files.tid_map))
  dictionaries.loadConnectionCosts(new Int16Array(files.cc))
  const compatible = new Uint32Array(files.unk_compat)
  const [rows, texts, map] = [bytes('unk'), bytes('unk_pos'), bytes('unk_map')]
  dictionaries.loadUnknownDictionaries(rows, texts, map, bytes('unk_char'), compatible, bytes('unk_invoke'))
  return new NewTokenizer(dictionaries)
}

/** A gzip file ends with the length of its content (RFC 1952, 2.3.1), which lets it be unpacked in one piece. */
async function unpack(path: string): Promise<ArrayBuffer> {
  const packed = await readFile(path)
  const length = packed.readUInt32LE(packed.length - 4)
  const { buffer, byteOffset, byteLength } = await unzip(packed, { chunkSize: Math.max(length, SMALLEST_CHUNK) })
  const isWhole = byteLength === buffer.byteLength
  return (isWhole ? buffer : buffer.slice(byteOffset, byteOffset + byteLength)) as ArrayBuffer
}

/** zlib takes no smaller one (Z_MIN_CHUNK). */
const SMALLEST_CHUNK = 64

/**
 * The tokenizer looks for the rows of a spelling in `target_map`, by the number that the trie has for the spelling. So a spelling gets its list there when
 * the trie first finds it.
 * @param packed the number of spellings; then for each, in ascending order, its number in the trie, how many rows it has, and these.
 */
function loadRowsWhenAsked({ trie, token_info_dictionary }: Dictionaries, packed: Int32Array): void {
  const places: number[] = []
  for (let at = 1, left = packed[0] ?? 0; left > 0; left -= 1, at += 2 + (packed[at + 1] ?? 0)) places[packed[at] ?? 0] = at
  const rows: (number[] | undefined)[] = []
  token_info_dictionary.target_map = rows
  const list = (number: number) => {
    const at = places[number]
    if (at !== undefined) rows[number] ??= Array.from(packed.subarray(at + 2, at + 2 + (packed[at + 1] ?? 0)))
  }
  const find = trie.commonPrefixSearch.bind(trie)
  trie.commonPrefixSearch = (text) => {
    const found = find(text)
    for (const { v } of found) list(v)
    return found
  }
  const lookup = trie.lookup.bind(trie)
  trie.lookup = (text) => {
    const number = lookup(text)
    list(number)
    return number
  }
}
