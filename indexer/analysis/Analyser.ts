import type { LexiconTerm, Municipality } from '#model'
import { findYears, yearWord } from './findYears.ts'
import { DictionaryWords, type DictionaryWord } from './DictionaryWords.ts'
import { foldText } from './foldText.ts'
import { katakanaHalves, katakanaParts } from './katakanaParts.ts'
import { buildLexicon, type Lexicon, type TermWords } from './Lexicon.ts'
import { loadMorphology, type Morpheme, type Morphology } from './Morphology.ts'

/** A word of a text with its exact place in the original. */
export interface Token {
  surface: string
  /** UTF-16 offsets in the original text. */
  start: number
  end: number
  /** What the word counts as when searching: the base form first, then narrower or wider forms at the same place. */
  bases: string[]
  /** Reading of the surface in katakana, where the dictionary knows it. */
  reading: string | null
  /** Reading of the base form in katakana, where the dictionary, the lexicon or the municipal data know it. */
  baseReading: string | null
  /** Reading of the surface in katakana where it counts as something else: 行革 stands for 行政改革, the noun 気づき for 気付く. */
  speltReading: string | null
  /** Content words are searched; particles, auxiliaries and signs are not. */
  isContent: boolean
  /** Proper nouns tell one text from another better than other words that are as rare. */
  isName: boolean
  /** Pieces of words (the 者 of 高齢者), numbers and ない stand in nearly every text: they rank what is found, but decide nothing. */
  isBound: boolean
  /** Of those, what belongs to the word behind it: a prefix, a number before its counter. */
  opens: boolean
}

/** Raise when the analysis of the same text gives other tokens than before: everything is indexed anew. */
export const ANALYSIS_VERSION = 10

/** What ends the name of a municipality or prefecture. */
const AREA = /[都道府県市区町村]/

/** Turns text into tokens; the same one serves records and queries, or they would drift apart. */
export class Analyser {
  readonly #morphology: Morphology
  readonly #lexicon: Lexicon
  readonly #words: DictionaryWords
  #last: { text: string; stretches: readonly Stretch[] } | null = null

  constructor(morphology: Morphology, lexicon: Lexicon) {
    this.#morphology = morphology
    this.#lexicon = lexicon
    this.#words = new DictionaryWords(morphology.spellings)
  }

  /** All tokens in order; surfaces joined equal the text. */
  analyse(original: string): Token[] {
    const { text, starts, ends } = foldText(original)
    const tokens: Token[] = []
    const push: Push = (start, end, rest) => {
      const last = tokens.at(-1)
      // One original character can fold to several units (㌢ → センチ); a word that begins inside it belongs to the token before.
      const at = { start: Math.max(starts[start] ?? 0, last?.end ?? 0), end: ends[end - 1] ?? 0 }
      if (last && at.start >= at.end) last.bases.push(...(rest.isContent ? rest.bases : []))
      else {
        // Named one by one: to spread the two objects takes twice as long as all else here.
        const { bases, reading, baseReading, speltReading, isContent, isName, isBound, opens } = rest
        const surface = original.slice(at.start, at.end)
        tokens.push({
          surface,
          start: at.start,
          end: at.end,
          bases: [...bases],
          reading,
          baseReading,
          speltReading,
          isContent,
          isName,
          isBound,
          opens,
        })
      }
    }
    for (const { start, end, bases, reading, speltReading } of this.#stretches(text)) {
      if (bases)
        push(start, end, {
          bases,
          reading: null,
          baseReading: reading,
          speltReading,
          isContent: true,
          isName: false,
          isBound: false,
          opens: false,
        })
      else this.#analyseGap(text.slice(start, end), start, push, AREA.exec(text.charAt(start - 1))?.[0] ?? '')
    }
    return tokens
  }

  /**
   * A text as it is compared character by character: folded, with years and terms in the one form under which all their spellings are searched
   * (令和4年度 → 2022年度, カイゼン → 改善).
   */
  comparable(original: string): string {
    const { text } = foldText(original)
    return this.#stretches(text)
      .map(({ start, end, bases }) => bases?.[0] ?? text.slice(start, end))
      .join('')
  }

  /**
   * Where a text that is already comparable stands in an original, as UTF-16 offsets: 改善運動 stands in カイゼン運動.
   * A place that begins or ends inside a rewritten term or year covers all of it.
   */
  placesOf(comparable: string, original: string): { start: number; end: number }[] {
    if (comparable === '') return []
    const { text, starts, ends } = foldText(original)
    const sources: { start: number; end: number }[] = []
    let compared = ''
    for (const { start, end, bases } of this.#stretches(text)) {
      const piece = bases?.[0] ?? text.slice(start, end)
      const isRewritten = piece !== text.slice(start, end)
      for (let unit = 0; unit < piece.length; unit += 1) {
        const [first, last] = isRewritten ? [start, end - 1] : [start + unit, start + unit]
        sources.push({ start: starts[first] ?? 0, end: ends[last] ?? 0 })
      }
      compared += piece
    }
    const places: { start: number; end: number }[] = []
    for (let at = compared.indexOf(comparable); at >= 0; at = compared.indexOf(comparable, at + comparable.length)) {
      places.push({ start: sources[at]?.start ?? 0, end: sources[at + comparable.length - 1]?.end ?? 0 })
    }
    return places
  }

  /** Cuts a folded text into years, whole names and terms (with what they count as) and the gaps between them; those of the last text are kept. */
  #stretches(text: string): readonly Stretch[] {
    if (this.#last?.text !== text) this.#last = { text, stretches: this.#cutIntoStretches(text) }
    return this.#last.stretches
  }

  #cutIntoStretches(text: string): Stretch[] {
    const years = new Map(findYears(text).map((year) => [year.start, year]))
    const stretches: Stretch[] = []
    let gap = 0
    const closeGap = (end: number) => {
      if (end > gap) stretches.push({ start: gap, end, bases: null, reading: null, speltReading: null })
    }
    for (let at = 0; at < text.length;) {
      const year = years.get(at)
      const whole = year
        ? { end: year.end, bases: [yearWord(year.year)], reading: null, speltReading: null }
        : this.#lexicon.wholeAt(text, at, at === gap)
      if (!whole) {
        at += 1
        continue
      }
      closeGap(at)
      stretches.push({ start: at, end: whole.end, bases: whole.bases, reading: whole.reading, speltReading: whole.speltReading })
      at = gap = whole.end
    }
    closeGap(text.length)
    return stretches
  }

  /** The distinct content words of a text in order of appearance, each under its first base form. */
  words(original: string): string[] {
    return [...new Set(this.analyse(original).flatMap((token) => (token.isContent ? (token.bases[0] ?? []) : [])))]
  }

  /**
   * The words that are read so, as they are searched for: what somebody may mean who typed no kanji. Terms and names first.
   * @param reading in katakana
   */
  wordsRead(reading: string): string[] {
    const words = this.#morphology.spellings.readAs(reading).map((word) => this.#lexicon.termOf(word))
    return [...new Set([...this.#lexicon.readAs(reading), ...words])]
  }

  /** Whether the dictionary has a word as a common noun. */
  isNoun(word: string): boolean {
    return this.#morphology.spellings.isNoun(word)
  }

  /** @param area the 市 or 県 of a name that ends where the gap begins: 滑川市|民 is about 市民, too. */
  #analyseGap(gap: string, offset: number, push: Push, area: string): void {
    const morphemes = this.#morphology.cut(gap)
    for (let index = 0; index < morphemes.length;) {
      const first = morphemes[index] as Morpheme
      const name = this.#shortNameAt(morphemes, index)
      if (name) {
        push(offset + first.start, offset + name.last.end, {
          bases: name.bases,
          reading: null,
          baseReading: name.reading,
          speltReading: null,
          isContent: true,
          isName: true,
          isBound: false,
          opens: false,
        })
        index += name.count
      } else {
        const { word, count } = this.#words.at(morphemes, index)
        const { start, end, reading, baseReading, speltReading, isContent, isName, opens } = word
        // The dictionary does not see what the term before it ends: the 者 of 障害|者 is a suffix, too.
        const isBound = word.isBound || (index === 0 && offset > 0 && first.pos === '名詞' && ONE_KANJI.test(first.surface))
        const joined = index === 0 && area !== '' ? area + first.surface : ''
        const wider = joined !== '' && count === 1 && this.#morphology.spellings.isNoun(joined) ? [joined] : []
        const bases = [...(this.#compound(first) ?? word.bases).map((base) => this.#lexicon.termOf(base)), ...wider]
        push(offset + start, offset + end, { bases, reading, baseReading, speltReading, isContent, isName, isBound, opens })
        index += count
      }
    }
  }

  /**
   * What a run of katakana counts as that the dictionary leaves whole without knowing it: all of it without dots, then the known words between the dots
   * and those of which it consists. ステップアップセミナー is also ステップ, アップ and セミナー. Pieces of foreign names, which nobody knows, only stand in
   * the way of better matches. Null for all other words.
   */
  #compound({ surface, reading }: Morpheme): string[] | null {
    if (reading !== null || !KATAKANA_RUN.test(surface)) return null
    const words = surface.split(DOT).filter((word) => word !== '')
    if (words.length === 0) return null
    const parts = words.map((word) => katakanaParts(word, (piece) => this.#isWord(piece)).map((part) => this.#commonest(part)))
    const spelt = words.map((word, index) => ((parts[index] ?? []).length > 0 ? (parts[index] ?? []).join('') : this.#commonest(word)))
    const between = words.length > 1 ? spelt.filter((word) => this.#isWord(word)) : []
    return [...new Set([spelt.join(''), ...between, ...parts.flat()])]
  }

  #commonest(word: string): string {
    return this.#morphology.spellings.commonest(word, 'noun')
  }

  #isWord(piece: string): boolean {
    const word = this.#commonest(piece)
    return this.#morphology.spellings.isNoun(word) || this.#lexicon.isTerm(word)
  }

  /** A short municipal name that covers whole words from here: 福|津, but not the 三原 of 三|原則. */
  #shortNameAt(
    morphemes: readonly Morpheme[],
    index: number,
  ): { bases: string[]; reading: string | null; count: number; last: Morpheme } | null {
    const MAX_WORDS = 4
    if (!this.#lexicon.beginsShort(morphemes[index]?.surface ?? '')) return null
    for (let count = Math.min(MAX_WORDS, morphemes.length - index); count > 0; count -= 1) {
      const run = morphemes.slice(index, index + count)
      const name = this.#lexicon.short(run.map(({ surface }) => surface).join(''))
      const last = run.at(-1)
      if (name && last) return { ...name, count, last }
    }
    return null
  }
}

const DOT = '・'
const ONE_KANJI = /^\p{Script=Han}$/u
const KATAKANA_RUN = /^[ァ-ヺー・]{3,}$/

type Push = (start: number, end: number, rest: Omit<Token, 'surface' | 'start' | 'end'>) => void

/** A stretch of a folded text: a year, name or term with what it counts as, or a gap between them. */
interface Stretch {
  start: number
  end: number
  bases: string[] | null
  reading: string | null
  speltReading: string | null
}

/** Loads the dictionary and builds the analyser for a corpus's names and terms. */
export async function loadAnalyser(municipalities: readonly Municipality[], terms: readonly LexiconTerm[]): Promise<Analyser> {
  const morphology = await loadMorphology()
  return new Analyser(morphology, buildLexicon(municipalities, terms, termWords(morphology)))
}

function termWords(morphology: Morphology): TermWords {
  const words = new DictionaryWords(morphology.spellings)
  const known = new Map<string, DictionaryWord[]>()
  const wordsOf = (term: string) => {
    let found = known.get(term)
    if (found) return found
    found = []
    const morphemes = morphology.cut(term)
    for (let index = 0; index < morphemes.length;) {
      const { word, count } = words.at(morphemes, index)
      found.push(word)
      index += count
    }
    known.set(term, found)
    return found
  }
  return {
    partsOf(term, isTerm) {
      const isWord = (piece: string) => morphology.spellings.isNoun(morphology.spellings.commonest(piece, 'noun')) || isTerm(piece)
      if (!morphology.spellings.isNoun(term)) {
        const parts = katakanaParts(term, isWord)
        if (parts.length > 0) return parts
        const halves = katakanaHalves(term, isWord)
        if (halves.length > 0) return halves
      }
      const content = wordsOf(term).filter(({ isContent }) => isContent)
      // Single characters (化, 感) say nothing by themselves.
      return content.length < 2 ? [] : content.flatMap(({ bases }) => bases[0] ?? []).filter((base) => base.length > 1)
    },
    isWord: (term) => /[一-鿿].*[ぁ-ゖ]$/.test(term) && wordsOf(term).length === 1,
    commonest(term) {
      const [only, ...others] = wordsOf(term)
      // とりくみ is a noun and stands for the noun alone, though the dictionary sees the verb in it.
      if (!only || others.length > 0 || (only.speltReading !== null && only.reading !== only.baseReading)) return term
      return only.bases[0] ?? term
    },
    readingOf(term) {
      const readings = wordsOf(term).map(({ reading }) => reading)
      return readings.includes(null) ? null : readings.join('')
    },
  }
}
