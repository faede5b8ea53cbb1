import { toHiragana } from 'wanakana'
import { fold, isSoundable, readingOfKana, readingsAsked, readingWord, soundWords, type Analyser, type Token } from '#analysis'

/** What a stretch of a question may mean besides the words that the dictionary sees in it. */
export interface Guess {
  /** The words that the dictionary sees. */
  covers: string[]
  /** What is asked for instead, if it occurs: the reading, and words that are read so. */
  instead: string[]
  /** What is asked for only where neither of those occurs: parts of a reading, words that sound so. */
  otherwise: string[]
}

/** The end of a question, where it may be half a word. */
export interface Unfinished {
  covers: string[]
  /** What a word may begin with: the whole run, then its last word. */
  beginnings: string[]
}

/** Homophones tried for a reading: きかん is 機関, 期間 and much that no record has; what occurs is asked for. */
const MOST_HOMOPHONES = 8
/** Latin words are tried as romaji from this length on: shorter ones are as a rule abbreviations. */
const SHORTEST_ROMAJI = 4
const ONLY_KANA = /^[ぁ-ゖー]+$/
/** A glance that spares most words their folding. */
const LATIN = /^[A-Za-zＡ-Ｚａ-ｚ]/
const FOREIGN = /^[A-Za-zＡ-Ｚａ-ｚァ-ヺｦ-ﾟ]/
/** Words are completed from this length on; what begins with a single character is too much. */
const SHORTEST_BEGINNING = 2
/** The run of one script at the end: people stop inside a word, and words rarely mix scripts. */
const LAST_RUN = /(?:[ァ-ヺー]+|[a-z0-9]+|\p{Script=Han}+)$/u
/** A part of a reading: shorter ones belong to too many words, longer ones to none. */
const PART_LENGTHS = { shortest: 3, longest: 8 } as const
/** Kana that go on for longer than this are a sentence. */
const LONGEST_CUT = 24

/** Stretches in kana or romaji, with what is read so; foreign words that the dictionary does not know, with what sounds so. */
export function guessReadings(text: string, tokens: readonly Token[], analyser: Analyser): Guess[] {
  const kana = readingsAsked(text, tokens).map(({ start, end, reading, word }): Guess => {
    const whole = [...analyser.wordsRead(reading).slice(0, MOST_HOMOPHONES), ...inKatakana(reading, analyser)]
    const parts = whole.length > 0 ? [] : partsOf(reading, analyser)
    return {
      covers: contentWords(tokens.filter((token) => token.start < end && token.end > start)),
      instead: [...new Set([word, ...whole])],
      otherwise: parts.map(readingWord),
    }
  })
  return [...kana, ...tokens.flatMap((token) => guessRomaji(token, analyser)), ...guessSounds(tokens, analyser)]
}

/** The one word that a reading is in katakana, if it is known: さぽーと is サポート. */
function inKatakana(reading: string, analyser: Analyser): string[] {
  const [only, ...others] = analyser.analyse(reading)
  return only && others.length === 0 && only.isContent && isKnown(only) ? only.bases.slice(0, 1) : []
}

/** The fewest words one after another that are read so; none where there are no two. */
function partsOf(reading: string, analyser: Analyser): string[] {
  const { shortest, longest } = PART_LENGTHS
  if (reading.length < 2 * shortest || reading.length > LONGEST_CUT) return []
  const best: (string[] | null)[] = [[]]
  for (let end = 1; end <= reading.length; end += 1) {
    best[end] = null
    for (let start = Math.max(0, end - longest); start <= end - shortest; start += 1) {
      const before = best[start]
      if (!before || before.length + 1 >= (best[end]?.length ?? Infinity)) continue
      const part = reading.slice(start, end)
      if (analyser.wordsRead(part).length > 0) best[end] = [...before, part]
    }
  }
  const parts = best[reading.length] ?? []
  return parts.length > 1 ? parts : []
}

function guessRomaji(token: Token, analyser: Analyser): Guess[] {
  const hiragana = romajiOf(token)
  if (hiragana === null) return []
  const reading = readingOfKana(hiragana)
  const words = [...analyser.wordsRead(reading).slice(0, MOST_HOMOPHONES), ...analyser.words(hiragana).slice(0, 1)]
  return [{ covers: contentWords([token]), instead: [readingWord(reading), ...new Set(words)], otherwise: [] }]
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
      guesses.push({ covers: contentWords(run), instead: [], otherwise: [...(known?.words ?? []), ...otherwise] })
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
  const last = fold(covered.at(-1)?.surface ?? '')
  const rest = covered.length === 1 && covered[0] ? (knownBeginning(covered[0], analyser)?.rest ?? '') : ''
  const beginnings = [...new Set([beginning, last, rest])].filter((one) => one.length >= SHORTEST_BEGINNING)
  return { covers: contentWords(covered), beginnings }
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
