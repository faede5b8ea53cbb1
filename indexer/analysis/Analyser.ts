import type { LexiconTerm, Municipality } from '#model'
import { findYears, yearWord } from './findYears.ts'
import { foldText } from './foldText.ts'
import { buildLexicon, type Lexicon } from './Lexicon.ts'
import { loadMorphology, type Morpheme, type Morphology } from './Morphology.ts'

/** A word of a text with its exact place in the original. */
export interface Token {
  surface: string
  /** UTF-16 offsets in the original text. */
  start: number
  end: number
  /** What the word counts as when searching: the base form first, then narrower or wider forms at the same place. */
  bases: string[]
  reading: string | null
  /** Content words are searched; particles, auxiliaries and signs are not. */
  isContent: boolean
}

/** Raise when the analysis of the same text gives other tokens than before: everything is indexed anew. */
export const ANALYSIS_VERSION = 2

const CONTENT_POS = new Set(['名詞', '動詞', '形容詞', '副詞', '接頭詞'])
const EMPTY_DETAILS = new Set(['非自立', '代名詞', '特殊', '助詞類接続', '動詞非自立的'])
/** Words so general that they say nothing about a text. */
const EMPTY_WORDS = new Set([
  'する',
  'ある',
  'いる',
  'なる',
  'できる',
  'れる',
  'られる',
  'せる',
  'こと',
  'もの',
  'ため',
  'よう',
  'くる',
  'いう',
  'おる',
  '行う',
  '等',
  'お',
  'ご',
  'さん',
  '様',
  '氏',
])

/** Turns text into tokens; the same one serves records and queries, or they would drift apart. */
export class Analyser {
  readonly #morphology: Morphology
  readonly #lexicon: Lexicon

  constructor(morphology: Morphology, lexicon: Lexicon) {
    this.#morphology = morphology
    this.#lexicon = lexicon
  }

  /** All tokens in order; surfaces joined equal the text. */
  analyse(original: string): Token[] {
    const { text, starts, ends } = foldText(original)
    const tokens: Token[] = []
    const push = (start: number, end: number, rest: Pick<Token, 'bases' | 'reading' | 'isContent'>) => {
      const last = tokens.at(-1)
      // One original character can fold to several units (㌢ → センチ); a word that begins inside it belongs to the token before.
      const at = { start: Math.max(starts[start] ?? 0, last?.end ?? 0), end: ends[end - 1] ?? 0 }
      if (last && at.start >= at.end) last.bases.push(...(rest.isContent ? rest.bases : []))
      else tokens.push({ surface: original.slice(at.start, at.end), ...at, ...rest, bases: [...rest.bases] })
    }
    for (const { start, end, bases } of this.#stretches(text)) {
      if (bases) push(start, end, { bases, reading: null, isContent: true })
      else this.#analyseGap(text.slice(start, end), start, push)
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

  /** Cuts a folded text into years, whole names and terms (with what they count as) and the gaps between them. */
  #stretches(text: string): { start: number; end: number; bases: string[] | null }[] {
    const years = new Map(findYears(text).map((year) => [year.start, year]))
    const stretches: { start: number; end: number; bases: string[] | null }[] = []
    let gap = 0
    const closeGap = (end: number) => {
      if (end > gap) stretches.push({ start: gap, end, bases: null })
    }
    for (let at = 0; at < text.length;) {
      const year = years.get(at)
      const whole = year ? { end: year.end, bases: [yearWord(year.year)] } : this.#lexicon.wholeAt(text, at, at === gap)
      if (!whole) {
        at += 1
        continue
      }
      closeGap(at)
      stretches.push({ start: at, end: whole.end, bases: whole.bases })
      at = gap = whole.end
    }
    closeGap(text.length)
    return stretches
  }

  /** The distinct content words of a text in order of appearance, each under its first base form. */
  words(original: string): string[] {
    return [...new Set(this.analyse(original).flatMap((token) => (token.isContent ? (token.bases[0] ?? []) : [])))]
  }

  #analyseGap(
    gap: string,
    offset: number,
    push: (start: number, end: number, rest: Pick<Token, 'bases' | 'reading' | 'isContent'>) => void,
  ): void {
    const morphemes = this.#morphology.cut(gap)
    for (let index = 0; index < morphemes.length;) {
      const first = morphemes[index] as Morpheme
      const name = this.#shortNameAt(morphemes, index)
      if (name) {
        push(offset + first.start, offset + name.last.end, { bases: name.bases, reading: null, isContent: true })
        index += name.count
      } else {
        push(offset + first.start, offset + first.end, { bases: [first.base], reading: first.reading, isContent: isContent(first) })
        index += 1
      }
    }
  }

  /** A short municipal name that covers whole words from here: 福|津, but not the 三原 of 三|原則. */
  #shortNameAt(morphemes: readonly Morpheme[], index: number): { bases: string[]; count: number; last: Morpheme } | null {
    const MAX_WORDS = 4
    for (let count = Math.min(MAX_WORDS, morphemes.length - index); count > 0; count -= 1) {
      const run = morphemes.slice(index, index + count)
      const bases = this.#lexicon.short(run.map(({ surface }) => surface).join(''))
      const last = run.at(-1)
      if (bases && last) return { bases, count, last }
    }
    return null
  }
}

function isContent({ pos, posDetail, base, surface }: Morpheme): boolean {
  if (EMPTY_WORDS.has(base) || !/[\p{L}\p{N}]/u.test(surface)) return false
  if (pos === '記号') return posDetail === 'アルファベット'
  // Noun suffixes say much (市民課, 提案者, 3日); verb suffixes (れる, せる) are grammar.
  if (posDetail === '接尾') return pos === '名詞'
  return CONTENT_POS.has(pos) && !EMPTY_DETAILS.has(posDetail)
}

/** Loads the dictionary and builds the analyser for a corpus's names and terms. */
export async function loadAnalyser(municipalities: readonly Municipality[], terms: readonly LexiconTerm[]): Promise<Analyser> {
  return new Analyser(await loadMorphology(), buildLexicon(municipalities, terms))
}
