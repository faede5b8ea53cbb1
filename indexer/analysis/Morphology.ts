import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import kuromoji from 'kuromoji'
import { LibraryError } from '#model'
import { Spellings } from './Spellings.ts'
import { WordTable } from './WordTable.ts'

/** A word as the dictionary sees it; places are UTF-16 offsets in the text given. */
export interface Morpheme {
  surface: string
  start: number
  end: number
  /** Base form (終止形), or the surface for words that the dictionary does not know. */
  base: string
  /** Reading in katakana, where the dictionary knows it. */
  reading: string | null
  pos: string
  posDetail: string
  /** How the word is inflected (連用形); null for words that are not. */
  form: string | null
}

/**
 * The tokenizer's cost grows with the square of an unbroken run (10,000 × ア takes 19 s), so no piece is longer than this.
 * @see https://github.com/takuyaa/kuromoji.js
 */
const MAX_PIECE = 256
/** What the tokenizer cannot take: astral characters drop the text that follows, NUL and lone surrogates throw. They become words of their own. */
const UNSAFE = /[\u{10000}-\u{10FFFF}]|[\uD800-\uDFFF]|\0/gu
const PIECE_END = /[。、！？!?\n]/

type Tokenizer = kuromoji.Tokenizer<kuromoji.IpadicFeatures>

/** Cuts Japanese text into words with the IPADIC dictionary, guarding against the inputs that break the tokenizer. */
export class Morphology {
  readonly #tokenizer: Tokenizer
  /** The spellings of the dictionary's words. */
  readonly spellings: Spellings

  constructor(tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer
    this.spellings = new Spellings(new WordTable(tokenizer))
  }

  /** All words in order. Surfaces joined equal the text. */
  cut(text: string): Morpheme[] {
    const morphemes: Morpheme[] = []
    let start = 0
    for (const unsafe of text.matchAll(UNSAFE)) {
      this.#cutSafe(text, start, unsafe.index, morphemes)
      morphemes.push(singleCharacter(unsafe[0], unsafe.index))
      start = unsafe.index + unsafe[0].length
    }
    this.#cutSafe(text, start, text.length, morphemes)
    return morphemes
  }

  /** Cuts a stretch without unsafe characters, piece by piece. */
  #cutSafe(text: string, from: number, to: number, into: Morpheme[]): void {
    for (let start = from; start < to;) {
      const end = pieceEnd(text, start, to)
      this.#cutPiece(text.slice(start, end), start, into)
      start = end
    }
  }

  #cutPiece(piece: string, offset: number, into: Morpheme[]): void {
    for (const token of this.#tokenizer.tokenize(piece)) {
      // Positions count characters from 1; without astral ones, characters are UTF-16 units.
      const start = offset + token.word_position - 1
      into.push({
        surface: token.surface_form,
        start,
        end: start + token.surface_form.length,
        base: !token.basic_form || token.basic_form === '*' ? token.surface_form : token.basic_form,
        reading: token.reading && token.reading !== '*' ? token.reading : null,
        pos: token.pos,
        posDetail: token.pos_detail_1,
        form: !token.conjugated_form || token.conjugated_form === '*' ? null : token.conjugated_form,
      })
    }
  }
}

/** A character that the dictionary cannot know: rare kanji count as nouns, all else as signs. */
function singleCharacter(character: string, start: number): Morpheme {
  const pos = /\p{L}/u.test(character) ? '名詞' : '記号'
  return { surface: character, start, end: start + character.length, base: character, reading: null, pos, posDetail: '一般', form: null }
}

function pieceEnd(text: string, start: number, to: number): number {
  const limit = Math.min(start + MAX_PIECE, to)
  for (let end = start; end < limit; end += 1) if (PIECE_END.test(text[end] ?? '')) return end + 1
  return limit
}

let loading: Promise<Morphology> | null = null

/** Loads the dictionary once; callers at the same time share the load, and a failed load can be tried again. */
export function loadMorphology(): Promise<Morphology> {
  loading ??= build().catch((error: unknown) => {
    loading = null
    throw error
  })
  return loading
}

function build(): Promise<Morphology> {
  const packageFile = createRequire(import.meta.url).resolve('kuromoji/package.json')
  const dicPath = join(dirname(packageFile), 'dict')
  return new Promise((resolve, reject) => {
    kuromoji.builder({ dicPath }).build((error, tokenizer) => {
      if (error) reject(new LibraryError('NO_DICTIONARY', '日本語の辞書が読めません。npm ci をやり直してください。', { cause: error }))
      else resolve(new Morphology(tokenizer))
    })
  })
}
