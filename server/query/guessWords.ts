import { toHiragana } from 'wanakana'
import { fold, readingOfKana, readingsAsked, readingWord, type Analyser, type Token } from '#analysis'

/** What a stretch of a question may mean besides the words that the dictionary sees in it. */
export interface Guess {
  /** The words that the dictionary sees. */
  covers: string[]
  /** What is asked for instead, if it occurs: the reading, and words that are read so. */
  instead: string[]
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
/** Words are completed from this length on; what begins with a single character is too much. */
const SHORTEST_BEGINNING = 2
/** The run of one script at the end: people stop inside a word, and words rarely mix scripts. */
const LAST_RUN = /(?:[ァ-ヺー]+|[a-z0-9]+|\p{Script=Han}+)$/u

/** Stretches in kana or romaji, with what is read so. */
export function guessReadings(text: string, tokens: readonly Token[], analyser: Analyser): Guess[] {
  const kana = readingsAsked(text, tokens).map(({ start, end, reading, word }) => ({
    covers: contentWords(tokens.filter((token) => token.start < end && token.end > start)),
    instead: [word, ...analyser.wordsRead(reading).slice(0, MOST_HOMOPHONES)],
  }))
  return [...kana, ...tokens.flatMap((token) => guessRomaji(token, analyser))]
}

function guessRomaji(token: Token, analyser: Analyser): Guess[] {
  const typed = fold(token.surface)
  if (typed.length < SHORTEST_ROMAJI || !/^[a-z]+$/.test(typed)) return []
  const hiragana = toHiragana(typed, { convertLongVowelMark: false })
  if (!ONLY_KANA.test(hiragana)) return []
  const reading = readingOfKana(hiragana)
  const words = [...analyser.wordsRead(reading).slice(0, MOST_HOMOPHONES), ...analyser.words(hiragana).slice(0, 1)]
  return [{ covers: contentWords([token]), instead: [readingWord(reading), ...new Set(words)] }]
}

/** The last run of characters of a question, unless a space says that it is finished. */
export function findUnfinished(text: string, tokens: readonly Token[]): Unfinished | null {
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
  return { covers: contentWords(covered), beginnings: [...new Set([beginning, last])].filter((one) => one.length >= SHORTEST_BEGINNING) }
}

function contentWords(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ bases, isContent }) => (isContent ? (bases[0] ?? []) : []))
}
