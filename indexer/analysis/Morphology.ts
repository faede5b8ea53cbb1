import { LibraryError } from '#model'
import { loadDictionary, type Tokenizer } from './loadDictionary.ts'
import { Spellings } from './Spellings.ts'
import { WordLattice } from './WordLattice.ts'
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
  /** A suffix that says what is counted: the 回 of 三回. */
  isCounter: boolean
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

/** Cuts Japanese text into words with the IPADIC dictionary, guarding against the inputs that break the tokenizer. */
export class Morphology {
  readonly #lattice: WordLattice
  /** The spellings of the dictionary's words. */
  readonly spellings: Spellings

  constructor(tokenizer: Tokenizer) {
    this.#lattice = new WordLattice(tokenizer)
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
    for (const { start, end, features } of this.#lattice.cut(piece)) {
      const [, pos = '', posDetail = '', posKind, , , form, base, reading] = features
      const surface = piece.slice(start, end)
      into.push({
        surface,
        start: offset + start,
        end: offset + end,
        base: !base || base === '*' ? surface : base,
        reading: reading && reading !== '*' ? reading : null,
        pos,
        posDetail,
        isCounter: posKind === '助数詞',
        form: !form || form === '*' ? null : form,
      })
    }
  }
}

/** A character that the dictionary cannot know: rare kanji count as nouns, all else as signs. */
function singleCharacter(character: string, start: number): Morpheme {
  const pos = /\p{L}/u.test(character) ? '名詞' : '記号'
  const end = start + character.length
  return { surface: character, start, end, base: character, reading: null, pos, posDetail: '一般', isCounter: false, form: null }
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

async function build(): Promise<Morphology> {
  const tokenizer = await loadDictionary().catch((cause: unknown) => {
    throw new LibraryError('NO_DICTIONARY', '日本語の辞書が読めません。npm ci をやり直してください。', { cause })
  })
  return new Morphology(tokenizer)
}
