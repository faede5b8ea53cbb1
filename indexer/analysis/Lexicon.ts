import type { LexiconTerm, Municipality } from '#model'
import { fold } from './foldText.ts'

export interface LexiconMatch {
  /** Offsets in the folded text. */
  start: number
  end: number
  /** What the stretch counts as: the term itself for its synonyms, the official name for a municipality. */
  bases: string[]
}

/**
 * Names and terms that stay whole, found by longest match.
 * Whole names (中野区, オフサイトミーティング) are looked for in the text itself, before the dictionary can cut them wrongly.
 * Short names (福津) are only accepted where the dictionary, too, sees a word begin and end: 三原 is a city, but 三原則 is not.
 */
export class Lexicon {
  readonly #whole: ReadonlyMap<string, string[]>
  readonly #short: ReadonlyMap<string, string[]>
  readonly #longestByFirst: ReadonlyMap<string, number>

  constructor(whole: ReadonlyMap<string, string[]>, short: ReadonlyMap<string, string[]>) {
    this.#whole = whole
    this.#short = short
    const longest = new Map<string, number>()
    for (const key of whole.keys()) longest.set(key[0] ?? '', Math.max(longest.get(key[0] ?? '') ?? 0, key.length))
    this.#longestByFirst = longest
  }

  /**
   * The longest whole name or term that begins at a place of the folded text.
   * @param afterName whether another name ends here: 東京都|北区 is the ward, but 東|北区|間 is not.
   */
  wholeAt(text: string, start: number, afterName: boolean): LexiconMatch | null {
    const longest = this.#longestByFirst.get(text[start] ?? '') ?? 0
    for (let end = Math.min(text.length, start + longest); end > start; end -= 1) {
      const key = text.slice(start, end)
      const bases = this.#whole.get(key)
      if (bases && standsAlone(text, start, end) && (afterName || !isTorn(text, start, key))) return { start, end, bases }
    }
    return null
  }

  /** What a stretch between word boundaries counts as, if it is a short name. */
  short(stretch: string): string[] | undefined {
    return this.#short.get(stretch)
  }
}

/** A term in Latin letters or katakana must not be part of a longer word in the same script: RPA in RPAX, カイゼン in カイゼンベース. */
function standsAlone(text: string, start: number, end: number): boolean {
  const joins = (left: string | undefined, right: string | undefined) =>
    left !== undefined &&
    right !== undefined &&
    ((/[a-z0-9]/.test(left) && /[a-z0-9]/.test(right)) || (/[ァ-ヶー]/.test(left) && /[ァ-ヶー]/.test(right)))
  return !joins(text[start - 1], text[start]) && !joins(text[end - 1], text[end])
}

/** Names with a stem of one character also arise where two words meet: 空港|区域, 東北|区間. Then a kanji stands before them. */
function isTorn(text: string, start: number, key: string): boolean {
  return key.length === 2 && MUNICIPAL_SUFFIX.test(key) && /\p{Script=Han}/u.test(text[start - 1] ?? '')
}

const MUNICIPAL_SUFFIX = /[都道府県市区町村]$/

/** Builds the lexicon from the municipal names and the editable terms. */
export function buildLexicon(municipalities: readonly Municipality[], terms: readonly LexiconTerm[]): Lexicon {
  const whole = new Map<string, string[]>()
  const short = new Map<string, string[]>()
  for (const { name } of municipalities) addMunicipality(fold(name), whole, short)
  for (const { term, synonyms } of terms) {
    const base = fold(term)
    for (const spelling of [term, ...synonyms]) whole.set(fold(spelling), [base])
  }
  return new Lexicon(whole, short)
}

/** 中野区 counts as itself and as 中野, so that either finds it; 中野 alone counts as 中野 and thus meets both 中野区 and 中野市. */
function addMunicipality(name: string, whole: Map<string, string[]>, short: Map<string, string[]>): void {
  const stem = name === '北海道' ? name : name.replace(MUNICIPAL_SUFFIX, '')
  // 津市: the stem of one character would match everywhere, so only the whole name counts.
  if (stem.length < 2 || stem === name) {
    whole.set(name, [name])
    return
  }
  whole.set(name, [name, stem])
  short.set(stem, [stem])
}
