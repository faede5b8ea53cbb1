import { fold } from './foldText.ts'
import { toKatakana } from './toKatakana.ts'
import { kanjiOf, type Word, type WordKind, type WordTable } from './WordTable.ts'

/**
 * Spellings with more okurigana than usual that 送り仮名の付け方 (昭和48年内閣告示第2号, 通則1 許容) allows besides the usual ones. They may be commoner in the
 * dictionary, but are not how people write the word today.
 */
const ALLOWED_BESIDES = new Set(['表わす', '著わす', '現われる', '行なう', '断わる', '賜わる'])

const KANJI = /[一-鿿々]/
const KANA = /[ぁ-ゖァ-ヺー]/
/** What may be left out at the end: the し of 見直し, the わせ of 打ち合わせ; 引っ張りだこ is more than 引張. */
const OKURIGANA_END = /[一-鿿々][ぁ-ゖ]{1,2}$/
const HIRAGANA_WORD = /^[ぁ-ゖー]{3,}$/
const KATAKANA_WORD = /^[ァ-ヺー]{3,}$/
/** Shorter words change their meaning with the long vowel: カバ is no カバー, コピー no コピ. */
const MIN_STEM = 3
/** Words that the dictionary does not know need more of themselves to be taken for the same. */
const MIN_UNKNOWN_STEM = 4
/** Words that the dictionary does not know and that end so are as a rule written with the mark: ファシリテーター, ウォッチャー. */
const AGENT = /(?:タ|チャ)$/
const SMALL_VOWELS: Readonly<Record<string, string>> = { イ: 'ィ', エ: 'ェ', オ: 'ォ' }
/** Kanji that stand for one kana run: 組みあわせる. */
const LONGEST_READING = 5
const KEPT = 50_000
/** So much commoner is a reading that nobody means the others: 届出 is とどけで, not とどけいで. Of single kanji (後) several are usual. */
const CLEAR_LEAD = 1_000

/**
 * Brings the spellings of one word to one of them, the commonest: 取組, 取組み → 取り組み; 子ども → 子供; コンピュータ → コンピューター; ウエア → ウェア.
 *
 * Two spellings are of one word when they are read the same and have the same kanji in the same order, only with other okurigana, or when the kanji of one are
 * some of the other's and the rest is written in kana. So homophones stay apart (機関, 期間). A spelling that can be read in several ways (後: あと, うしろ) or
 * completed in several (決さい: 決裁, 決済) stands for itself. All this depends on nothing but the dictionary, so records and queries always agree.
 */
export class Spellings {
  readonly #table: WordTable
  /** What was found before, by kind: the same words come again and again. */
  readonly #commonest: Readonly<Record<WordKind, Map<string, string>>> = { noun: new Map(), verb: new Map(), adjective: new Map() }
  readonly #readings: Readonly<Record<WordKind, Map<string, string | null>>> = { noun: new Map(), verb: new Map(), adjective: new Map() }
  readonly #pieces = new Map<string, string | null>()

  constructor(table: WordTable) {
    this.#table = table
  }

  /** The commonest spelling of a word of the dictionary in its base form; the word itself when it has no other. */
  commonest(surface: string, kind: WordKind): string {
    const kept = this.#commonest[kind].get(surface)
    if (kept !== undefined) return kept
    const path = [surface]
    for (let next = this.#next(surface, kind); !path.includes(next); next = this.#next(next, kind)) path.push(next)
    // One spelling may lead to another and that one further; of those that lead to one another, any will do, but always the same.
    const last = this.#next(path.at(-1) ?? surface, kind)
    const spelling = path.slice(path.indexOf(last)).reduce((first, other) => (other < first ? other : first))
    bound(this.#commonest[kind]).set(surface, spelling)
    return spelling
  }

  #next(surface: string, kind: WordKind): string {
    if (KATAKANA_WORD.test(surface)) return this.#longVowel(this.#smallVowel(surface))
    if (HIRAGANA_WORD.test(surface)) return this.#ofKana(surface, kind)
    return KANJI.test(surface) ? this.#withKanji(surface, kind) : surface
  }

  /**
   * The word that the dictionary knows under another spelling than this one, which it cut into pieces; null when there is none.
   * @param reading of the pieces in katakana, where all of them have one; it may be wrong.
   */
  ofPieces(surface: string, reading: string | null, kind: WordKind): string | null {
    if (!KANJI.test(surface) || !KANA.test(surface)) return null
    const key = `${kind} ${surface} ${reading}`
    let spelling = this.#pieces.get(key)
    if (spelling === undefined) {
      spelling = this.#ofPieces(surface, reading, kind)
      bound(this.#pieces).set(key, spelling)
    }
    return spelling === null ? null : this.commonest(spelling, kind)
  }

  #ofPieces(surface: string, reading: string | null, kind: WordKind): string | null {
    const kanji = kanjiOf(surface)
    const sameKanji =
      kanji.length > 1 ? this.#table.withKanji(kanji).filter((word) => word.kind === kind && dropsOkurigana(surface, word.surface)) : []
    const [first] = sameKanji
    if (first && sameKanji.every((word) => word.reading === first.reading)) return this.#commonestOf(kanji, first.reading, kind)
    return reading === null ? null : this.#resolve(surface, reading, kind)
  }

  /** The noun that two kanji are if their okurigana are left out, where the dictionary knows one alone: 見直 is 見直し. */
  ofKanji(surface: string): string | null {
    const nouns = this.#table.withKanji(surface).filter((word) => word.kind === 'noun' && OKURIGANA_END.test(word.surface))
    const [first] = nouns
    return first && nouns.every((word) => word.reading === first.reading) ? this.#commonestOf(surface, first.reading, 'noun') : null
  }

  /** The reading of a word in katakana, if the dictionary knows one alone or one that is far commoner than the others. */
  readingOf(surface: string, kind: WordKind): string | null {
    const kept = this.#readings[kind].get(surface)
    if (kept !== undefined) return kept
    const [best, ...others] = this.#table
      .writtenAs(surface)
      .filter((word) => word.kind === kind)
      .sort((one, other) => one.cost - other.cost)
    const rivals = others.filter(({ reading }) => reading !== best?.reading)
    const isClear = rivals.every(({ cost }) => kanjiOf(surface).length > 1 && cost - (best?.cost ?? 0) >= CLEAR_LEAD)
    const only = best && isClear ? best.reading : null
    bound(this.#readings[kind]).set(surface, only)
    return only
  }

  /** The words with kanji that are read so (katakana), each in its commonest spelling. */
  readAs(reading: string): string[] {
    const words = this.#table.readAs(reading).sort((a, b) => a.cost - b.cost)
    return [...new Set(words.map(({ surface, kind }) => this.commonest(surface, kind)))]
  }

  /** The word with kanji as which one in kana counts: さまざま is 様々. Where several are read so (つくる: 作る, 創る, 造る) it stands for itself. */
  #ofKana(surface: string, kind: WordKind): string {
    if (!this.#table.writtenAs(surface).some((word) => word.kind === kind)) return surface
    const words = this.#table.readAs(toKatakana(surface)).filter((word) => word.kind === kind)
    // Words in old kanji (學ぶ) stand in no text, for texts are folded.
    const [only, ...others] = new Set(words.map((word) => this.commonest(fold(word.surface), kind)))
    return only !== undefined && others.length === 0 ? only : surface
  }

  #withKanji(surface: string, kind: WordKind): string {
    const reading = this.readingOf(surface, kind)
    return reading === null ? surface : (this.#resolve(surface, reading, kind) ?? surface)
  }

  /** The commonest spelling of the word that is read so and has the kanji of this spelling, or more where this one has kana. */
  #resolve(surface: string, reading: string, kind: WordKind): string | null {
    const kanji = kanjiOf(surface)
    const fuller = KANA.test(surface)
      ? this.#table
          .readAs(reading)
          .filter((word) => word.kind === kind && kanjiOf(word.surface) !== kanji && isMixedSpelling(surface, word.surface))
      : []
    const completions = [...new Set(fuller.map((word) => kanjiOf(word.surface)))]
    return this.#commonestOf(completions.length === 1 ? (completions[0] ?? kanji) : kanji, reading, kind)
  }

  #commonestOf(kanji: string, reading: string, kind: WordKind): string | null {
    const spellings = this.#table
      .withKanji(kanji)
      .filter((word) => word.kind === kind && word.reading === reading && this.readingOf(word.surface, kind) === reading)
    const usual = spellings.filter(({ surface }) => !ALLOWED_BESIDES.has(surface))
    return (usual.length > 0 ? usual : spellings).reduce<Word | null>(commoner, null)?.surface ?? null
  }

  /** ソフトウエア and ソフトウェア are one word: the one that the dictionary knows, or that with the small vowel. Source: 外来語の表記 (平成3年内閣告示第2号) 留意事項その2. */
  #smallVowel(surface: string): string {
    const small = surface.replace(/ウ([イエオ])/g, (_, vowel: string) => `ウ${SMALL_VOWELS[vowel] ?? ''}`)
    if (small === surface || this.isNoun(small)) return small
    return this.isNoun(surface) ? surface : small
  }

  /** サーバ and サーバー are one word: the one that the dictionary knows with the mark, or else without. Source of the habit: JIS Z 8301:2008 G.6.2.2 b). */
  #longVowel(surface: string): string {
    const stem = surface.replace(/ー+$/, '')
    if (stem.length < MIN_STEM) return surface
    if (this.isNoun(`${stem}ー`)) return `${stem}ー`
    if (this.isNoun(stem)) return stem
    if (stem.length < MIN_UNKNOWN_STEM) return surface
    return AGENT.test(stem) ? `${stem}ー` : stem
  }

  /** Whether the dictionary has it as a common noun. */
  isNoun(surface: string): boolean {
    return this.#table.writtenAs(surface).some(({ kind }) => kind === 'noun')
  }
}

/** Unknown words are without number: the memory must not grow with what people type. */
function bound<Found>(found: Map<string, Found>): Map<string, Found> {
  if (found.size >= KEPT) found.clear()
  return found
}

/** The commoner of two spellings; of verbs and adjectives the one with more okurigana (代わる, 申し込む), which is the rule for them. */
function commoner(best: Word | null, word: Word): Word {
  if (!best) return word
  const longer = word.kind === 'noun' ? 0 : word.surface.length - best.surface.length
  if (longer !== 0) return longer > 0 ? word : best
  if (word.cost !== best.cost) return word.cost < best.cost ? word : best
  return word.surface < best.surface ? word : best
}

/** Whether a spelling is another with less okurigana between its kanji: 申込み of 申し込み, 組合わせ of 組み合わせ. The end must be the same. */
function dropsOkurigana(spelling: string, full: string): boolean {
  if (spelling === full || spelling.at(-1) !== full.at(-1)) return false
  const ends = (word: string) => word.split(/[一-鿿々]/)
  const fullEnds = ends(full)
  return ends(spelling).every((end, index) => (fullEnds[index] ?? '').endsWith(end))
}

/** Whether a spelling writes some kanji of another in kana: 子ども of 子供, 見なおし of 見直し. */
function isMixedSpelling(spelling: string, full: string): boolean {
  const pattern = [...full.replaceAll(/(.)々/g, '$1$1')].map((character) =>
    KANJI.test(character) ? `(?:${character}|[ぁ-ゖァ-ヺー]{1,${LONGEST_READING}})` : `${character}?`,
  )
  return new RegExp(`^${pattern.join('')}$`).test(spelling.replaceAll(/(.)々/g, '$1$1'))
}
