import type { Tokenizer } from './loadDictionary.ts'

/** The kinds of words that have spellings of their own; names are spelt as they are spelt. */
export type WordKind = 'noun' | 'verb' | 'adjective'

/** A word of the dictionary in its base form. */
export interface Word {
  surface: string
  /** In katakana. */
  reading: string
  kind: WordKind
  /** How unlikely the dictionary finds the word: of several spellings, the lowest cost is the commonest. */
  cost: number
}

/** What the tokenizer keeps of the dictionary, beyond what its types tell: rows of ten bytes, and a text for each. */
interface Buffers {
  dictionary: { buffer: Uint8Array }
  pos_buffer: { buffer: Uint8Array }
  target_map: Readonly<Record<number, readonly number[] | undefined>>
}

/** A row: left id, right id and cost of two bytes each, then where its text begins. */
const ROW = 10
const COST = 4
const TEXT = 6
/** surface,pos,detail 1,detail 2,detail 3,type,form,base,reading,pronunciation */
const READING_FIELD = 8
const FORM_FIELD = 6
const COMMON_NOUNS = new Set(['一般', 'サ変接続', '形容動詞語幹', '副詞可能', 'ナイ形容詞語幹'])
const COMMA = 0x2c
/** Kanji take three bytes in UTF-8, of which the first is one of these; kana begin with 0xe3. */
const FIRST_KANJI = 0xe4
const LAST_KANJI = 0xe9
const BUCKETS = 1 << 16
const MAX_WORDS = 1 << 17

const HALF_CHARACTER = /\p{Surrogate}/u

/**
 * The common nouns, verbs and adjectives with kanji of the loaded dictionary, by reading and by their kanji. The dictionary can only be asked by spelling,
 * so it is walked once; to take no noticeable time, the walk reads bytes and makes strings only of what is asked for.
 */
export class WordTable {
  readonly #tokenizer: Tokenizer
  readonly #buffers: Buffers
  readonly #rows: DataView
  readonly #texts: Uint8Array
  readonly #decoder = new TextDecoder()
  readonly #kinds = new Map<number, WordKind | null>()
  readonly #byReading = new Int32Array(BUCKETS).fill(-1)
  readonly #byKanji = new Int32Array(BUCKETS).fill(-1)
  readonly #nextRead = new Int32Array(MAX_WORDS)
  readonly #nextKanji = new Int32Array(MAX_WORDS)
  readonly #words = new Int32Array(MAX_WORDS)

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer
    this.#buffers = tokenizer.token_info_dictionary as unknown as Buffers
    const { buffer } = this.#buffers.dictionary
    this.#rows = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
    this.#texts = this.#buffers.pos_buffer.buffer
    this.#walk()
  }

  /** The words that are written so. */
  writtenAs(surface: string): Word[] {
    // The trie fails on the empty text and on half of a character of two units.
    const place = surface === '' || HALF_CHARACTER.test(surface) ? -1 : this.#tokenizer.viterbi_builder.trie.lookup(surface)
    return (this.#buffers.target_map[place] ?? []).flatMap((row) => this.#wordAt(row) ?? [])
  }

  /** The words with kanji that are read so (katakana). */
  readAs(reading: string): Word[] {
    return this.#chain(this.#byReading, this.#nextRead, hashOf(new TextEncoder().encode(reading))).filter(
      (word) => word.reading === reading,
    )
  }

  /** The words that have these kanji in this order, and kana among them or not. 々 counts as the kanji that it repeats. */
  withKanji(kanji: string): Word[] {
    return this.#chain(this.#byKanji, this.#nextKanji, hashOf(new TextEncoder().encode(kanji))).filter(
      ({ surface }) => kanjiOf(surface) === kanji,
    )
  }

  #chain(heads: Int32Array, next: Int32Array, hash: number): Word[] {
    const words: Word[] = []
    for (let number = heads[hash] ?? -1; number >= 0; number = next[number] ?? -1) {
      const word = this.#wordAt(this.#words[number] ?? 0)
      if (word) words.push(word)
    }
    return words
  }

  #wordAt(row: number): Word | null {
    const kind = this.#kindOf(row)
    if (kind === null) return null
    const fields = this.#fieldsAt(row)
    return { surface: fields[0] ?? '', reading: fields[READING_FIELD] ?? '', kind, cost: this.#rows.getInt16(row + COST, true) }
  }

  #fieldsAt(row: number): string[] {
    const start = this.#rows.getInt32(row + TEXT, true)
    return this.#decoder.decode(this.#texts.subarray(start, this.#texts.indexOf(0, start))).split(',')
  }

  /** The kind of a row's words; rows of one left id are words of one kind and form. */
  #kindOf(row: number): WordKind | null {
    const leftId = this.#rows.getUint16(row, true)
    let kind = this.#kinds.get(leftId)
    if (kind === undefined) {
      kind = kindOf(this.#fieldsAt(row))
      this.#kinds.set(leftId, kind)
    }
    return kind
  }

  #walk(): void {
    let count = 0
    const rows = this.#rows
    for (let row = 0; row + ROW <= rows.byteLength && count < MAX_WORDS; row += ROW) {
      const start = rows.getInt32(row + TEXT, true)
      // Behind the last row there are only zeros.
      if (row > 0 && start === 0) break
      if (this.#kindOf(row) === null) continue
      const kanji = this.#hashKanji(start)
      if (kanji < 0) continue
      const reading = this.#hashReading(start)
      this.#words[count] = row
      this.#nextKanji[count] = this.#byKanji[kanji] ?? -1
      this.#byKanji[kanji] = count
      this.#nextRead[count] = this.#byReading[reading] ?? -1
      this.#byReading[reading] = count
      count += 1
    }
  }

  /** Hash of the kanji of the surface that begins here; -1 when it has none. */
  #hashKanji(start: number): number {
    const texts = this.#texts
    let hash = 0
    let from = -1
    for (let at = start; texts[at] !== COMMA;) {
      const lead = texts[at] ?? 0
      const isKanji = lead >= FIRST_KANJI && lead <= LAST_KANJI
      if (isKanji) from = at
      if (isKanji || (from >= 0 && isIterationMark(texts, at))) {
        for (let byte = from; byte < from + 3; byte += 1) hash = step(hash, texts[byte] ?? 0)
      }
      at += lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4
    }
    return from < 0 ? -1 : hash & (BUCKETS - 1)
  }

  #hashReading(start: number): number {
    const texts = this.#texts
    let at = start
    for (let field = 0; field < READING_FIELD; at += 1) if (texts[at] === COMMA) field += 1
    let hash = 0
    for (; texts[at] !== COMMA && texts[at] !== 0; at += 1) hash = step(hash, texts[at] ?? 0)
    return hash & (BUCKETS - 1)
  }
}

/** The kanji of a word in order, 々 as the one that it repeats. */
export function kanjiOf(surface: string): string {
  let kanji = ''
  for (const character of surface) {
    if (character === '々') kanji += kanji.at(-1) ?? ''
    else if (character >= '一' && character <= '鿿') kanji += character
  }
  return kanji
}

function kindOf(fields: readonly string[]): WordKind | null {
  const [, pos, detail = ''] = fields
  if (pos === '名詞') return COMMON_NOUNS.has(detail) ? 'noun' : null
  if (detail !== '自立' || fields[FORM_FIELD] !== '基本形') return null
  if (pos === '動詞') return 'verb'
  return pos === '形容詞' ? 'adjective' : null
}

function isIterationMark(texts: Uint8Array, at: number): boolean {
  return texts[at] === 0xe3 && texts[at + 1] === 0x80 && texts[at + 2] === 0x85
}

function hashOf(bytes: Uint8Array): number {
  return bytes.reduce(step, 0) & (BUCKETS - 1)
}

/** One step of Bernstein's string hash (times 33, xor). */
function step(hash: number, byte: number): number {
  return (Math.imul(hash, 33) ^ byte) | 0
}
