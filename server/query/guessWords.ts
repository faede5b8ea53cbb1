import { LRUCache } from 'lru-cache'
import { toHiragana } from 'wanakana'
import { fold, isSoundable, readingsAsked, readingWord, soundWords, toKatakana, type Analyser, type Token } from '#analysis'
import { isJoined } from './joinTokens.ts'

/** What a stretch of a question may mean besides the words that the dictionary sees in it. */
export interface Guess {
  /** The words that the dictionary sees. */
  covers: string[]
  /** What is asked for instead, if it occurs: the reading, and words that are read so. */
  instead: string[]
  /** What is asked for only where neither of those occurs: parts of a reading, words that sound so. */
  otherwise: string[]
  /** The dictionary tore one stretch into several words (ふく|つ|し): what it saw there is chance where the whole or its parts are found. */
  isTorn: boolean
  /** What is asked for otherwise says something only where all of it occurs: シティー alone is no answer to ダイバーシティ. */
  areAllNeeded: boolean
}

/** The end of a question, where it may be half a word. */
export interface Unfinished {
  covers: string[]
  /** What a word may begin with: the whole run, then its last word. */
  beginnings: string[]
  /** What stands in one run with that last word, before it: only where all of this occurs does the last word begin another (サービス|セン). */
  before: string[]
}

/** Homophones tried for a reading: きかん is 機関, 期間 and much that no record has; what occurs is asked for. */
const MOST_HOMOPHONES = 8
/** Latin words are tried as romaji from this length on: shorter ones are as a rule abbreviations. */
const SHORTEST_ROMAJI = 4
const ONLY_KANA = /^[ぁ-ゖー]+$/
const HAN = /\p{Script=Han}/u
/** A glance that spares most words their folding. */
const LATIN = /^[A-Za-zＡ-Ｚａ-ｚ]/
const FOREIGN = /^[A-Za-zＡ-Ｚａ-ｚァ-ヺｦ-ﾟ]/
const KATAKANA = /^[ァ-ヺー]+$/
/** Romaji in which hyphens lengthen vowels. */
const HYPHENATED = /(?<![\p{L}\p{N}_-])[A-Za-zＡ-Ｚａ-ｚ]+(?:[-－‐−][A-Za-zＡ-Ｚａ-ｚ]*)+(?![\p{L}\p{N}_])/gu
const DOUBLED_VOWEL =
  /(?:(?<=[アカガサザタダナハバパマヤラワャ])ア|(?<=[イキギシジチニヒビピミリ])イ|(?<=[ウクグスズツヌフブプムユルュ])ウ|(?<=[エケゲセゼテデネヘベペメレ])エ|(?<=[オコゴソゾトドノホボポモヨロョ])オ)/g
/** Kana that begin as particles, auxiliaries and する do. Longer ones are a word only by intention. */
const GRAMMAR = /^(?:[がのをにへとはもでやかしさせなだたてねよばんっ]|です|ます|まし|でし|だっ|なっ|する|れる|られ)$/
const PARTICLE = /^(?:[のをはがにでともへや]|など)$/
const SHORTEST_EMBEDDED = 3
const SHORTEST_AFTER_GRAMMAR = 5
/** Words are completed from this length on; what begins with a single character is too much. */
const SHORTEST_BEGINNING = 2
/** The run of one script at the end: people stop inside a word, and words rarely mix scripts. */
const LAST_RUN = /(?:[ァ-ヺー]+|[a-z0-9]+|\p{Script=Han}+)$/u
/** A part of a reading: shorter ones belong to too many words, longer ones to none. */
const PART_LENGTHS = { shortest: 3, longest: 8 } as const
/** Particles that join the words of a question typed without conversion: まどぐち|の|まちじかん. Others (に, が, と, は) begin too many words. */
const JOINTS: ReadonlySet<string> = new Set(['ノ', 'ヲ'])
/** Kana that go on for longer than this are a sentence. */
const LONGEST_CUT = 24
/** How suffixes are read that make another noun of one: 化, 課, 科; 性; 的; 者. The dictionary has 効率, not 効率化. */
const SUFFIXES: readonly string[] = ['カ', 'セイ', 'テキ', 'シャ']

/**
 * Stretches in kana or romaji, with what is read so; foreign words that the dictionary does not know, with what sounds so and their parts.
 * @param text with what was taken for filters blanked out
 * @param typed the same with everything in it, which tells where a stretch begins and ends: the の of 小山町のバス begins none
 */
export function guessReadings(text: string, tokens: readonly Token[], analyser: Analyser, typed = text): Guess[] {
  const kana = readingsAsked(text, tokens, typed).map(({ start, end, reading, word }): Guess => {
    const { readings, words } = readLike(reading, analyser)
    const parts = words.length > 0 ? [] : partsOf(reading, analyser)
    const covered = tokens.filter((token) => token.start < end && token.end > start)
    return {
      covers: contentWords(covered),
      instead: [...new Set([word, ...readings.map(readingWord), ...words])],
      otherwise: [...new Set(parts.flatMap((part) => [readingWord(part), ...unread(part, analyser)]))],
      isTorn: covered.length > 1,
      areAllNeeded: false,
    }
  })
  const hyphenated = guessHyphenated(text, tokens, analyser)
  const isRead = ({ bases: [base = ''] }: Token) => hyphenated.some(({ covers }) => covers.includes(base))
  return [
    ...kana,
    ...guessEmbedded(tokens, analyser),
    ...hyphenated,
    ...tokens.filter((token) => !isRead(token)).flatMap((token) => guessRomaji(token, analyser)),
    ...guessSounds(tokens, analyser),
    ...tokens.flatMap(guessCompound),
    ...tokens.flatMap(guessPieces),
  ]
}

/** Readings kept with what they may be: what stands in kana between words is as a rule grammar, the same few hundred runs again and again. */
const KEPT_READINGS = 2000

interface ReadLike {
  readings: readonly string[]
  words: readonly string[]
}

const readingsKnown = new WeakMap<Analyser, LRUCache<string, ReadLike>>()

/** The words of a reading, or of the one that sounds the same: てつずき is てつづき. */
function readLike(reading: string, analyser: Analyser): ReadLike {
  const known = readingsKnown.get(analyser) ?? new LRUCache<string, ReadLike>({ max: KEPT_READINGS })
  readingsKnown.set(analyser, known)
  const kept = known.get(reading) ?? lookUpReading(reading, analyser)
  known.set(reading, kept)
  return kept
}

function lookUpReading(reading: string, analyser: Analyser): ReadLike {
  for (const spelt of [reading, ...soundingAlike(reading)]) {
    const words = [...analyser.wordsRead(spelt).slice(0, MOST_HOMOPHONES), ...inKatakana(spelt, analyser)]
    if (words.length > 0) return { readings: spelt === reading ? [] : [spelt], words }
  }
  return { readings: [], words: [] }
}

/** Kana that sound the same today (現代仮名遣い, 昭和61年内閣告示第1号, 第2の5). */
const SAME_SOUND: ReadonlyMap<string, string> = new Map(Object.entries({ ズ: 'ヅ', ヅ: 'ズ', ジ: 'ヂ', ヂ: 'ジ' }))

/** A reading with one of its kana written in the other way; of katakana words also with long-vowel marks for doubled vowels (テレワアク). */
function soundingAlike(reading: string): string[] {
  const swapped = [...reading].flatMap((kana, index) => {
    const other = SAME_SOUND.get(kana)
    return other === undefined ? [] : [reading.slice(0, index) + other + reading.slice(index + 1)]
  })
  const marked = reading.replace(DOUBLED_VOWEL, 'ー')
  return marked === reading ? swapped : [...swapped, marked]
}

/**
 * A stretch in kana that touches words in other scripts: 総合けいかく. Most of these are endings and particles, so it is a guess only where all of it is
 * read as a word, and the dictionary saw in it neither one word nor what begins as grammar does.
 */
function guessEmbedded(tokens: readonly Token[], analyser: Analyser): Guess[] {
  const guesses: Guess[] = []
  for (let from = 0; from < tokens.length; from += 1) {
    let to = from
    while (to < tokens.length && isKana(tokens[to]) && (to === from || touches(tokens[to - 1], tokens[to]))) to += 1
    if (to === from) continue
    if (touches(tokens[from - 1], tokens[from]) || touches(tokens[to - 1], tokens[to])) {
      const guess = guessRun(tokens.slice(from, to), analyser)
      if (guess) guesses.push(guess)
    }
    from = to
  }
  return guesses
}

/** What a row of tokens in kana may be, all of it or without the particle at its end. */
function guessRun(run: readonly Token[], analyser: Analyser): Guess | null {
  const isClosed = run.length > 1 && PARTICLE.test(run.at(-1)?.surface ?? '')
  for (const row of isClosed ? [run, run.slice(0, -1)] : [run]) {
    const reading = toKatakana(fold(row.map(({ surface }) => surface).join('')))
    const shortest = GRAMMAR.test(row[0]?.surface ?? '') ? SHORTEST_AFTER_GRAMMAR : SHORTEST_EMBEDDED
    if (row.length < 2 || reading.length < shortest) continue
    const { readings, words } = readLike(reading, analyser)
    if (words.length > 0) {
      const instead = [...new Set([...[reading, ...readings].map(readingWord), ...words])]
      return { covers: contentWords(row), instead, otherwise: [], isTorn: true, areAllNeeded: false }
    }
  }
  return null
}

function isKana(token: Token | undefined): boolean {
  return token !== undefined && ONLY_KANA.test(token.surface)
}

/** Whether two tokens are letters side by side. */
function touches(before: Token | undefined, after: Token | undefined): boolean {
  return before?.end === after?.start && /[\p{L}\p{N}]$/u.test(before?.surface ?? '') && /^[\p{L}\p{N}ー]/u.test(after?.surface ?? '')
}

/** Romaji with hyphens for long vowels, if a word is read so: terewa-ku. */
function guessHyphenated(text: string, tokens: readonly Token[], analyser: Analyser): Guess[] {
  return [...text.matchAll(HYPHENATED)].flatMap((match): Guess[] => {
    const [start, end] = [match.index, match.index + match[0].length]
    const hiragana = toHiragana(fold(match[0]))
    const reading = toKatakana(hiragana)
    const words = ONLY_KANA.test(hiragana) ? readLike(reading, analyser).words : []
    const covers = contentWords(tokens.filter((token) => token.start < end && token.end > start))
    const instead = [...new Set([readingWord(reading), ...words])]
    return words.length === 0 ? [] : [{ covers, instead, otherwise: [], isTorn: true, areAllNeeded: false }]
  })
}

/** A word in katakana of which the library may only have the parts. */
function guessCompound({ surface, bases: [whole = '', ...parts], reading }: Token): Guess[] {
  if (parts.length === 0 || reading !== null || !KATAKANA.test(whole) || LATIN.test(surface)) return []
  return [{ covers: [whole], instead: [], otherwise: parts, isTorn: false, areAllNeeded: false }]
}

/** A run in katakana that the dictionary tore: its records have its pieces side by side, or have nothing of it. */
function guessPieces(token: Token): Guess[] {
  if (!isJoined(token)) return []
  return [{ covers: contentWords([token]), instead: [], otherwise: contentWords(token.pieces), isTorn: false, areAllNeeded: true }]
}

/** The one word that a reading is in katakana, if it is known: さぽーと is サポート. */
function inKatakana(reading: string, analyser: Analyser): string[] {
  const [only, ...others] = analyser.analyse(reading)
  return only && others.length === 0 && only.isContent && isKnown(only) ? only.bases.slice(0, 1) : []
}

/** Words that are read so and under whose reading nothing is kept, because no kanji stands in them: モヤモヤ. */
function unread(reading: string, analyser: Analyser): string[] {
  return analyser.wordsRead(reading).filter((word) => !HAN.test(word))
}

/** The fewest words one after another that are read so; none where there are no two. */
function partsOf(reading: string, analyser: Analyser): string[] {
  const { shortest, longest } = PART_LENGTHS
  if (reading.length < 2 * shortest || reading.length > LONGEST_CUT) return []
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= reading.length; end += 1) {
    best[end] = null
    for (let start = Math.max(0, end - longest - 1); start <= end - shortest; start += 1) {
      const before = best[start]
      if (!before || before.length + 1 >= (best[end]?.length ?? Infinity)) continue
      const whole = reading.slice(start, end)
      const joined = before.length > 0 && JOINTS.has(whole.charAt(0)) ? partRead(whole.slice(1), analyser) : null
      const part = partRead(whole, analyser) ?? joined
      if (part !== null) best[end] = [...before, part]
    }
  }
  const parts = best[reading.length] ?? []
  return parts.length > 1 ? parts : []
}

/** A reading if words are read so; without the suffix at its end where that leaves such a reading. */
function partRead(reading: string, analyser: Analyser): string | null {
  const { shortest, longest } = PART_LENGTHS
  if (reading.length < shortest || reading.length > longest) return null
  if (analyser.wordsRead(reading).length > 0) return reading
  const bare = SUFFIXES.filter((suffix) => reading.endsWith(suffix)).map((suffix) => reading.slice(0, -suffix.length))
  return bare.find((part) => part.length >= shortest && analyser.wordsRead(part).length > 0) ?? null
}

function guessRomaji(token: Token, analyser: Analyser): Guess[] {
  const hiragana = romajiOf(token)
  if (hiragana === null) return []
  const reading = toKatakana(hiragana)
  const { readings, words } = readLike(reading, analyser)
  const instead = [
    ...[reading, ...readings].map(readingWord),
    ...words,
    ...(readings.length > 0 ? [] : analyser.words(hiragana).slice(0, 1)),
  ]
  return [{ covers: contentWords([token]), instead: [...new Set(instead)], otherwise: [], isTorn: false, areAllNeeded: false }]
}

/** A word in Latin letters as hiragana, if it can be romaji and is no term: kaizen is one. */
function romajiOf(token: Token): string | null {
  if (token.baseReading !== null || !LATIN.test(token.surface)) return null
  const typed = fold(token.surface)
  if (typed.length < SHORTEST_ROMAJI || !/^[a-z]+$/.test(typed)) return null
  const hiragana = toHiragana(typed, { convertLongVowelMark: false })
  return ONLY_KANA.test(hiragana) ? hiragana : null
}

/** Foreign words in a row of which the dictionary knows none: グッドジョブレポート is Goodjobレポート in the records. */
function guessSounds(tokens: readonly Token[], analyser: Analyser): Guess[] {
  const guesses: Guess[] = []
  for (let index = 0; index < tokens.length; index += 1) {
    const run: Token[] = []
    while (isForeign(tokens[index])) {
      run.push(tokens[index] as Token)
      index += isForeign(tokens[index + 2]) && tokens[index + 1]?.isContent === false ? 2 : 1
    }
    if (run.length === 0) continue
    const otherwise = soundWords(run.map(({ surface }) => fold(surface)))
    const last = run.length === 1 && run[0] === tokens.at(-1) ? run[0] : undefined
    const known = last ? knownBeginning(last, analyser) : null
    if (otherwise.length + (known?.words.length ?? 0) > 0) {
      const heard = [...(known?.words ?? []), ...otherwise]
      guesses.push({ covers: contentWords(run), instead: [], otherwise: heard, isTorn: false, areAllNeeded: false })
    }
  }
  return guesses
}

function isForeign(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    token.isContent &&
    !isKnown(token) &&
    FOREIGN.test(token.surface) &&
    isSoundable(fold(token.surface)) &&
    romajiOf(token) === null
  )
}

function isKnown({ reading, baseReading }: Token): boolean {
  return reading !== null || baseReading !== null
}

/** The last run of characters of a question, unless a space says that it is finished. */
export function findUnfinished(text: string, tokens: readonly Token[], analyser: Analyser): Unfinished | null {
  const folded = fold(text)
  const [beginning = ''] = LAST_RUN.exec(folded) ?? []
  if (beginning.length < SHORTEST_BEGINNING) return null
  const covered: Token[] = []
  for (let index = tokens.length - 1, left = beginning.length; index >= 0 && left > 0; index -= 1) {
    const token = tokens[index] as Token
    covered.unshift(token)
    left -= fold(token.surface).length
  }
  const year = covered.findLastIndex(isYear)
  if (year >= 0) return afterYear(covered.slice(year + 1))
  const only = covered.length === 1 ? covered[0] : undefined
  const pieces = only && isJoined(only) ? only.pieces : covered
  const last = fold(pieces.at(-1)?.surface ?? '')
  const rest = only ? (knownBeginning(only, analyser)?.rest ?? '') : ''
  const beginnings = [...new Set([beginning, last, rest])].filter((one) => one.length >= SHORTEST_BEGINNING)
  return { covers: contentWords(covered), beginnings, before: only ? contentWords(pieces.slice(0, -1)) : [] }
}

/** 2030年度 is a whole year: what begins with its 年度 is about every other year. */
function afterYear(covered: readonly Token[]): Unfinished | null {
  const beginning = covered.map(({ surface }) => fold(surface)).join('')
  return beginning.length < SHORTEST_BEGINNING ? null : { covers: contentWords(covered), beginnings: [beginning], before: [] }
}

/** Also one that cannot be: 令和99年度 is one word (see joinTokens). */
function isYear({ bases: [base = ''] }: Token): boolean {
  return /\d年度?$/.test(base)
}

/** The longest word with which an unknown one in katakana begins, and what is left: カレーライス and シー, on the way to シート. */
function knownBeginning(token: Token, analyser: Analyser): { words: string[]; rest: string } | null {
  const surface = fold(token.surface)
  if (isKnown(token) || !/^[ァ-ヺー]{5,}$/.test(surface)) return null
  for (let length = surface.length - SHORTEST_BEGINNING; length > SHORTEST_BEGINNING; length -= 1) {
    const beginning = surface.slice(0, length)
    if (analyser.isNoun(beginning)) return { words: analyser.words(beginning), rest: surface.slice(length) }
  }
  return null
}

function contentWords(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ bases, isContent }) => (isContent ? (bases[0] ?? []) : []))
}
