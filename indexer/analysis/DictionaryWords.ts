import { countedPersons } from './countedPersons.ts'
import { kanjiNumber } from './kanjiNumber.ts'
import type { Morpheme } from './Morphology.ts'
import type { Spellings } from './Spellings.ts'
import type { WordKind } from './WordTable.ts'

/** A word between names and terms; places are UTF-16 offsets in the text that was cut. */
export interface DictionaryWord {
  start: number
  end: number
  /** The word in its base form and commonest spelling, then other words that it may be. */
  bases: string[]
  reading: string | null
  /** Reading of the base form, in katakana. */
  baseReading: string | null
  /** Reading of a verb as it stands here, in katakana, where it is used as a noun: 気づき is キヅキ, though it counts as 気付く. */
  speltReading: string | null
  isContent: boolean
  /** A proper noun. */
  isName: boolean
  /** No word by itself: a prefix, a suffix, a number, or that something is not there. */
  isBound: boolean
  /** Of those, what belongs to the word behind it: a prefix, a number before its counter. */
  opens: boolean
}

/** What asks for a number before a counter: 何時間, 何人. It says nothing about a text; elsewhere 何 is a pronoun, and those say nothing anyway. */
const ASKED_NUMBER = '何'
const CONTENT_POS = new Set(['名詞', '動詞', '形容詞', '副詞', '接頭詞'])
const EMPTY_DETAILS = new Set(['非自立', '代名詞', '特殊', '助詞類接続', '動詞非自立的'])
/** Words so general that they say nothing about a text. */
const EMPTY_WORDS = new Set(
  'する やる ある いる なる できる れる られる せる こと もの ため よう くる いう おる 行う 等 お ご さん 様 氏 分の'.split(' '),
)
const NOUN_DETAILS = new Set(['一般', 'サ変接続', '形容動詞語幹', '副詞可能', 'ナイ形容詞語幹'])
/** Details of nouns that are no piece of another word. */
const WHOLE_DETAILS = new Set(['数', '固有名詞', '代名詞'])
/** The longest words that the dictionary knows only under another spelling are cut into so many pieces. */
const MAX_PIECES = 4
const MAX_PIECES_LENGTH = 10
const MIXED = /^(?=.*[一-鿿々])(?=.*[ぁ-ゖァ-ヺー])[一-鿿々ぁ-ゖァ-ヺー]+$/
const TWO_VERBS = /^[一-鿿][ぁ-ゖ]+[一-鿿][ぁ-ゖ]+$/
const LONE_KANJI = /^[一-鿿]$/
/** What follows a verb that is used as a noun: 取組みを, 申込み先. After に it may be a verb as well (申し込みに行く). */
const AFTER_NOUN = new Set(['格助詞', '係助詞', '連体化', '並立助詞', '副助詞'])

const WHOLE_WORD = { speltReading: null, isContent: true, isName: false, isBound: false, opens: false } as const

/** What the dictionary makes of a text: words in base form and commonest spelling, also those that it cut because they are spelt unusually. */
export class DictionaryWords {
  readonly #spellings: Spellings

  constructor(spellings: Spellings) {
    this.#spellings = spellings
  }

  /** The word that begins with one of a row of morphemes, and how many of them it takes. */
  at(morphemes: readonly Morpheme[], index: number): { word: DictionaryWord; count: number } {
    const several =
      this.#personsAt(morphemes, index) ??
      numeralAt(morphemes, index) ??
      emptyExpressionAt(morphemes, index) ??
      this.#ofPieces(morphemes, index)
    if (several) return several
    const morpheme = morphemes[index] as Morpheme
    const { start, end, reading } = morpheme
    const kind = kindOf(morpheme)
    const base = kind ? this.#spellings.commonest(morpheme.base, kind) : morpheme.base
    const content = isContent(morpheme, base, morphemes[index - 1])
    const noun = content && kind === 'verb' ? this.#asNoun(morpheme.surface, reading, morphemes, index) : null
    const bases = noun === null ? [base] : [noun, base]
    return {
      word: {
        start,
        end,
        bases,
        reading,
        speltReading: kind === 'verb' ? readingAsNoun(morphemes, index) : null,
        baseReading: noun || kind !== 'verb' ? reading : this.#readingOf(base, kind),
        isContent: content,
        isName: content && morpheme.posDetail === '固有名詞',
        isBound: isBound(morpheme),
        opens: opens(morpheme),
      },
      count: 1,
    }
  }

  /** One or two persons, however they are counted: 一人, 1人, ひとり; with the noun behind them where the dictionary has both as one word: 1人暮らし. */
  #personsAt(morphemes: readonly Morpheme[], index: number): { word: DictionaryWord; count: number } | null {
    const persons = countedPersons(morphemes, index, (word) => this.#spellings.isNoun(word))
    if (!persons) return null
    const [first, last] = [morphemes[index] as Morpheme, morphemes[index + persons.count - 1] as Morpheme]
    const { base, reading, count } = persons
    return { word: { start: first.start, end: last.end, ...WHOLE_WORD, bases: [base], reading, baseReading: reading }, count }
  }

  /** A word of up to four pieces that is spelt unusually: 見|なおし for 見直し, 申|込み for 申し込み. */
  #ofPieces(morphemes: readonly Morpheme[], index: number): { word: DictionaryWord; count: number } | null {
    const first = morphemes[index] as Morpheme
    if (!isPiece(first)) return null
    const bare = this.#ofStems(morphemes, index)
    if (bare) return { word: bare, count: 2 }
    let longest = 1
    while (longest < MAX_PIECES && index + longest < morphemes.length && isPiece(morphemes[index + longest] as Morpheme)) longest += 1
    for (let count = longest; count > 1; count -= 1) {
      const run = morphemes.slice(index, index + count)
      const last = run.at(-1) as Morpheme
      const surface = run.map((piece) => piece.surface).join('')
      if (surface.length > MAX_PIECES_LENGTH || !MIXED.test(surface)) continue
      const reading = run.some((piece) => piece.reading === null) ? null : run.map((piece) => piece.reading).join('')
      const found = this.#spelt(surface, reading, last, morphemes, index + count - 1)
      if (found) return { word: { start: first.start, end: last.end, reading, ...WHOLE_WORD, ...found }, count }
    }
    return null
  }

  /** A noun of two kanji without any okurigana: 見|直 for 見直し, 話|合 for 話し合い. */
  #ofStems(morphemes: readonly Morpheme[], index: number): DictionaryWord | null {
    const [before, first, second, after] = [morphemes[index - 1], morphemes[index] as Morpheme, morphemes[index + 1], morphemes[index + 2]]
    if (!second || !LONE_KANJI.test(first.surface) || !LONE_KANJI.test(second.surface)) return null
    const isStem = first.pos === '動詞' && first.form === '連用形' && second.posDetail !== '接尾'
    // Between other kanji two of them may belong to different words: 都市計画|課|内|外.
    const isAlone = !endsInKanji(before) && !(after && LONE_KANJI.test(after.surface))
    if (!isStem && !isAlone) return null
    const noun = this.#spellings.ofKanji(first.surface + second.surface)
    // 町外 is no 町外れ: what may be a suffix must be the second of two verbs (洗い出し).
    if (noun === null || (second.posDetail === '接尾' && !TWO_VERBS.test(noun))) return null
    const found = this.#found(noun, 'noun')
    return found && { start: first.start, end: second.end, reading: found.baseReading, ...WHOLE_WORD, ...found }
  }

  #spelt(
    surface: string,
    reading: string | null,
    last: Morpheme,
    morphemes: readonly Morpheme[],
    lastIndex: number,
  ): Pick<DictionaryWord, 'bases' | 'baseReading'> | null {
    const kind = kindOf(last) ?? 'noun'
    if (kind !== 'verb') return this.#found(this.#spellings.ofPieces(surface, reading, 'noun'), 'noun')
    if (EMPTY_WORDS.has(last.base)) return null
    const noun = isUsedAsNoun(morphemes, lastIndex) ? this.#spellings.ofPieces(surface, reading, 'noun') : null
    if (noun !== null) return this.#found(noun, 'noun')
    const lastReading = this.#spellings.readingOf(last.base, 'verb')
    const baseReading =
      reading === null || lastReading === null ? null : reading.slice(0, reading.length - (last.reading?.length ?? 0)) + lastReading
    return this.#found(
      this.#spellings.ofPieces(surface.slice(0, surface.length - last.surface.length) + last.base, baseReading, 'verb'),
      'verb',
    )
  }

  #found(base: string | null, kind: WordKind): Pick<DictionaryWord, 'bases' | 'baseReading'> | null {
    return base === null ? null : { bases: [base], baseReading: this.#readingOf(base, kind) }
  }

  /** The noun that a verb in its continuative form is used as, if its kanji and reading are those of one: 申込み is 申し込み. */
  #asNoun(surface: string, reading: string | null, morphemes: readonly Morpheme[], index: number): string | null {
    if (isStemOnly(morphemes[index])) return this.#spellings.ofKanji(surface)
    return isUsedAsNoun(morphemes, index) ? this.#spellings.ofPieces(surface, reading, 'noun') : null
  }

  #readingOf(base: string, kind: WordKind): string | null {
    return this.#spellings.readingOf(base, kind)
  }
}

/** A verb without any okurigana, which the dictionary has for words that are made with it: 聞取. */
function isStemOnly(morpheme: Morpheme | undefined): boolean {
  return morpheme?.form?.startsWith('体言接続特殊') === true
}

/** Kanji that make a number before a counter (三人, 第二十回) are that number in digits; in words (三重, 一般) and before others (三原則) they stay. */
function numeralAt(morphemes: readonly Morpheme[], index: number): { word: DictionaryWord; count: number } | null {
  const first = morphemes[index] as Morpheme
  if (first.posDetail !== '数' || morphemes[index - 1]?.posDetail === '数') return null
  let count = 1
  while (morphemes[index + count]?.posDetail === '数') count += 1
  if (!morphemes[index + count]?.isCounter) return null
  const run = morphemes.slice(index, index + count)
  const number = kanjiNumber(run.map(({ surface }) => surface).join(''))
  if (number === null) return null
  const { start } = first
  const end = run.at(-1)?.end ?? first.end
  return {
    word: { ...WHOLE_WORD, start, end, bases: [String(number)], reading: null, baseReading: null, isBound: true, opens: true },
    count,
  }
}

/** Words that together only say that something goes as it should; each by itself says something (うまい, 行く). In base form. */
const EMPTY_EXPRESSIONS: readonly (readonly string[])[] = [
  ['うまい', 'いく'],
  ['うまい', '行く'],
  ['上手い', 'いく'],
  ['上手い', '行く'],
]

function emptyExpressionAt(morphemes: readonly Morpheme[], index: number): { word: DictionaryWord; count: number } | null {
  const first = morphemes[index] as Morpheme
  const words = EMPTY_EXPRESSIONS.find((expression) => expression.every((base, place) => morphemes[index + place]?.base === base))
  if (!words) return null
  const end = morphemes[index + words.length - 1]?.end ?? first.end
  return {
    word: { ...WHOLE_WORD, start: first.start, end, bases: [words.join('')], reading: null, baseReading: null, isContent: false },
    count: words.length,
  }
}

/** How a verb is read that stands as a noun does, with a second one that only says how: 気づき, 学び合い. Commas follow clauses as well as nouns; either way it is read so. */
function readingAsNoun(morphemes: readonly Morpheme[], index: number): string | null {
  const verb = morphemes[index] as Morpheme
  const next = morphemes[index + 1]
  const second = next?.pos === '動詞' && next.posDetail === '非自立' ? next : null
  const last = second ?? verb
  const after = morphemes[second ? index + 2 : index + 1]
  const isNoun = verb.form === '連用形' && last.form === '連用形' && !(after && goesOn(after))
  return isNoun && verb.reading !== null && last.reading !== null ? verb.reading + (second?.reading ?? '') : null
}

/** What follows a verb that is one: 気づきます, 気づきつつ. After its stem が and と can only follow a noun, whatever the dictionary takes them for. */
function goesOn({ pos, posDetail, surface }: Morpheme): boolean {
  return pos === '動詞' || pos === '助動詞' || (posDetail === '接続助詞' && surface !== 'が' && surface !== 'と')
}

function endsInKanji(morpheme: Morpheme | undefined): boolean {
  return morpheme !== undefined && LONE_KANJI.test(morpheme.surface.at(-1) ?? '')
}

function isUsedAsNoun(morphemes: readonly Morpheme[], index: number): boolean {
  if (morphemes[index]?.form !== '連用形') return false
  const next = morphemes[index + 1]
  if (!next) return true
  return next.pos === '助詞' ? AFTER_NOUN.has(next.posDetail) && next.surface !== 'に' : next.pos === '名詞'
}

function isPiece({ pos, posDetail, surface }: Morpheme): boolean {
  // Suffixes as 込み and かた are pieces (申|込み, 使い|かた), those as たち and 化 make other words.
  if (pos === '名詞') return posDetail === '接尾' ? surface === 'かた' || MIXED.test(surface) : !WHOLE_DETAILS.has(posDetail)
  return pos === '動詞' ? posDetail !== '接尾' : pos === '接頭詞'
}

function kindOf({ pos, posDetail, reading }: Morpheme): WordKind | null {
  // Words that the dictionary does not know (サポータ) are taken for names, those that it knows have a reading.
  if (pos === '名詞' && posDetail === '固有名詞') return reading === null ? 'noun' : null
  if (pos === '名詞') return NOUN_DETAILS.has(posDetail) ? 'noun' : null
  if (pos === '動詞') return posDetail === '接尾' ? null : 'verb'
  return pos === '形容詞' ? 'adjective' : null
}

/** The 者 of 高齢者, the 新 of 新庁舎, numbers with their counters and the ない of マニュアルがない stand beside the word that says what is meant. */
function isBound({ pos, posDetail, surface, base }: Morpheme): boolean {
  if (posDetail === '数') return !TELLING_NUMBER.test(surface)
  return pos === '接頭詞' || posDetail === '接尾' || (pos === '形容詞' && base === 'ない')
}

/** What stands before the word that it belongs to: the 第 and 3 of 第3回. */
function opens({ pos, posDetail, surface }: Morpheme): boolean {
  return pos === '接頭詞' || (posDetail === '数' && !TELLING_NUMBER.test(surface))
}

/** Longer numbers are as rare as words: 1910, 5001. */
const TELLING_NUMBER = /^\d{4,}$/

const TE = /^[てで]$/
/** Verbs that are auxiliaries after the stem of another one only (読み始める): after て, as in どうやって始める, they say what is done. */
const AFTER_STEMS = new Set(
  '始める はじめる 続ける つづける 続く 終わる 終える 直す なおす 出す だす 込む こむ 切る きる 抜く ぬく 合う 回る'.split(' '),
)

/** Letters and digits; a mark that only lengthens or repeats what stands before it (ー, 々) is none. */
const SAYS_SOMETHING = /[\p{Lu}\p{Ll}\p{Lt}\p{Lo}\p{N}]/u

function isContent({ pos, posDetail, surface }: Morpheme, base: string, before: Morpheme | undefined): boolean {
  if (EMPTY_WORDS.has(base) || !SAYS_SOMETHING.test(surface)) return false
  if (posDetail === '数' && surface === ASKED_NUMBER) return false
  if (pos === '動詞' && posDetail === '非自立') return AFTER_STEMS.has(base) && before?.posDetail === '接続助詞' && TE.test(before.surface)
  if (pos === '記号') return posDetail === 'アルファベット'
  // Noun suffixes say much (市民課, 提案者, 3日); verb suffixes (れる, せる) are grammar.
  if (posDetail === '接尾') return pos === '名詞'
  return CONTENT_POS.has(pos) && !EMPTY_DETAILS.has(posDetail)
}
