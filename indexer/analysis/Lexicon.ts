import type { LexiconTerm, Municipality } from '#model'
import { fold } from './foldText.ts'
import { toKatakana } from './toKatakana.ts'

export interface LexiconMatch {
  /** Offsets in the folded text. */
  start: number
  end: number
  /** What the stretch counts as: the term itself for its synonyms, the official name for a municipality; then its parts. */
  bases: string[]
  /** How the term or name is read, in katakana. */
  reading: string | null
  /** How the spelling that stands here is read, where it counts as another term: 行革 as ギョウカク. */
  speltReading: string | null
}

/** What a spelling counts as. */
type Entry = Pick<LexiconMatch, 'bases' | 'reading' | 'speltReading'>

/** What the dictionary says of terms. */
export interface TermWords {
  /**
   * The content words of which a term consists; none for one that is a single word.
   * @param isTerm whether a piece of it is another term
   */
  partsOf(term: string, isTerm: (piece: string) => boolean): string[]
  /** Whether the dictionary takes a term for one word in spite of its okurigana; then it also knows where it begins and ends (申し込み in 申し込みます). */
  isWord(term: string): boolean
  /** The form under which the dictionary's spellings of a term are brought together; the term itself when it has no other spelling. */
  commonest(term: string): string
  /** How a term is read (katakana), as far as the dictionary knows all of it. */
  readingOf(term: string): string | null
}

/**
 * Names and terms that stay whole, found by longest match.
 * Whole names (中野区, オフサイトミーティング) are looked for in the text itself, before the dictionary can cut them wrongly.
 * Short names (福津) are only accepted where the dictionary, too, sees a word begin and end: 三原 is a city, but 三原則 is not.
 */
export class Lexicon {
  readonly #whole: ReadonlyMap<string, Entry>
  readonly #short: ReadonlyMap<string, Entry>
  readonly #terms: ReadonlyMap<string, string>
  readonly #longestByFirst: ReadonlyMap<string, number>
  readonly #firstOfShort: ReadonlySet<string>
  readonly #byReading = new Map<string, Set<string>>()

  constructor(whole: ReadonlyMap<string, Entry>, short: ReadonlyMap<string, Entry>, terms: ReadonlyMap<string, string>) {
    this.#whole = whole
    this.#short = short
    this.#terms = terms
    const longest = new Map<string, number>()
    for (const key of whole.keys()) longest.set(key[0] ?? '', Math.max(longest.get(key[0] ?? '') ?? 0, key.length))
    this.#longestByFirst = longest
    this.#firstOfShort = new Set([...short.keys()].map((key) => key[0] ?? ''))
    for (const { bases, reading, speltReading } of [...whole.values(), ...short.values()]) {
      for (const sound of [reading, speltReading]) {
        if (sound !== null && bases[0] !== undefined) this.#byReading.set(sound, (this.#byReading.get(sound) ?? new Set()).add(bases[0]))
      }
    }
  }

  /**
   * The longest whole name or term that begins at a place of the folded text.
   * @param afterName whether another name ends here: 東京都|北区 is the ward, but 東|北区|間 is not.
   */
  wholeAt(text: string, start: number, afterName: boolean): LexiconMatch | null {
    const longest = this.#longestByFirst.get(text[start] ?? '') ?? 0
    if (longest === 0) return null
    const reach = text.slice(start, start + longest + MAX_DOTS)
    const dots = JOINT.test(reach) ? MAX_DOTS : 0
    for (let end = Math.min(text.length, start + longest + dots); end > start; end -= 1) {
      const key = dots > 0 ? withoutDots(text.slice(start, end)) : text.slice(start, end)
      const entry = this.#whole.get(key)
      if (entry && standsAlone(text, start, end) && (afterName || !isTorn(text, start, key))) return { start, end, ...entry }
    }
    return null
  }

  /** Whether a short name may begin with this word: most do not, and need no closer look. */
  beginsShort(word: string): boolean {
    return this.#firstOfShort.has(word[0] ?? '')
  }

  /** What a stretch between word boundaries counts as, if it is a short name. */
  short(stretch: string): Entry | undefined {
    return this.#short.get(stretch)
  }

  /** The terms and names that are read so (katakana). */
  readAs(reading: string): string[] {
    return [...(this.#byReading.get(reading) ?? [])]
  }

  /** Whether a word in its commonest spelling is a term. */
  isTerm(word: string): boolean {
    return this.#terms.has(word)
  }

  /** The term as which a word counts whose commonest spelling this is; the word itself when it is no term. */
  termOf(word: string): string {
    return this.#terms.get(word) ?? word
  }
}

/** Between words in katakana a dot or a space may stand or not: オフサイト・ミーティング, ワーキング グループ. */
const JOINT = /[・ ]/
const MAX_DOTS = 4

function withoutDots(text: string): string {
  return text.replace(/(?<=[ァ-ヶー])[・ ](?=[ァ-ヶー])/g, '')
}

/** A term in Latin letters or katakana must not be part of a longer word in the same script: RPA in RPAX, カイゼン in カイゼンベース; one in hiragana no verb. */
function standsAlone(text: string, start: number, end: number): boolean {
  const joins = (left: string | undefined, right: string | undefined) =>
    left !== undefined &&
    right !== undefined &&
    ((/[a-z0-9]/.test(left) && /[a-z0-9]/.test(right)) || (/[ァ-ヶー]/.test(left) && /[ァ-ヶー]/.test(right)))
  const isInflected = POLITE.test(text.slice(end, end + 2)) && STEM.test(text.slice(start, end))
  return !joins(text[start - 1], text[start]) && !joins(text[end - 1], text[end]) && !isInflected
}

/** In つながりました stands the verb つながる, which the dictionary knows, and not the noun. */
const STEM = /^[ぁ-ゖ]+[いきぎしちにびみりえけせてねめれ]$/
const POLITE = /^ま[すしせ]/

/** Names with a stem of one character also arise where two words meet: 空港|区域, 東北|区間. Then a kanji stands before them. */
function isTorn(text: string, start: number, key: string): boolean {
  return key.length === 2 && MUNICIPAL_SUFFIX.test(key) && /\p{Script=Han}/u.test(text[start - 1] ?? '')
}

const MUNICIPAL_SUFFIX = /[都道府県市区町村]$/

/** Builds the lexicon from the municipal names and the editable terms. */
export function buildLexicon(municipalities: readonly Municipality[], terms: readonly LexiconTerm[], words: TermWords): Lexicon {
  const whole = new Map<string, Entry>()
  const short = new Map<string, Entry>()
  const names = new Map<string, string>()
  for (const { name, kana } of municipalities) addMunicipality(fold(name), toKatakana(kana), whole, short)
  for (const { term, synonyms } of terms) for (const spelling of [term, ...synonyms]) names.set(words.commonest(fold(spelling)), fold(term))
  for (const { term, yomi, synonyms } of terms) {
    const base = fold(term)
    const reading = toKatakana(yomi ?? base)
    for (const spelling of [term, ...synonyms].filter((written) => !words.isWord(fold(written)))) {
      const parts = words.partsOf(fold(spelling), (piece) => names.has(piece)).map((part) => names.get(part) ?? part)
      whole.set(fold(spelling), {
        bases: [...new Set([base, ...parts])],
        reading: /^[ァ-ヶー]+$/.test(reading) ? reading : null,
        speltReading: fold(spelling) === base || !HAN.test(spelling) ? null : words.readingOf(fold(spelling)),
      })
    }
  }
  return new Lexicon(whole, short, names)
}

/** 中野区 counts as itself and as 中野, so that either finds it; 中野 alone counts as 中野 and thus meets both 中野区 and 中野市. */
function addMunicipality(name: string, reading: string, whole: Map<string, Entry>, short: Map<string, Entry>): void {
  const stem = name === '北海道' ? name : name.replace(MUNICIPAL_SUFFIX, '')
  // 津市: the stem of one character would match everywhere, so only the whole name counts.
  const isWhole = stem.length < 2 || stem === name
  for (const spelling of spellingsOf(name)) whole.set(spelling, { bases: isWhole ? [name] : [name, stem], reading, speltReading: null })
  if (isWhole) return
  for (const spelling of spellingsOf(stem))
    short.set(spelling, { bases: [stem], reading: reading.replace(READ_SUFFIX, ''), speltReading: null })
}

/** The small ヶ of a name, folded to ケ, is read が and also written so: 鶴ヶ島, 鶴ケ島, 鶴が島. */
function spellingsOf(name: string): string[] {
  return /.ケ./.test(name) ? [name, name.replace(/(?<=.)ケ(?=.)/, 'が')] : [name]
}

const HAN = /\p{Script=Han}/u
const READ_SUFFIX = /(?:ト|ドウ|フ|ケン|シ|ク|チョウ|マチ|ソン|ムラ)$/
