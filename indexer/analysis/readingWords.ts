import type { Token } from './Analyser.ts'
import { fold } from './foldText.ts'

/** A stretch of a question that is written only in kana, and by which word it finds what is read so. */
export interface AskedReading {
  start: number
  end: number
  /** In katakana. */
  reading: string
  /** The word of the index, see {@link readingWord}. */
  word: string
}

/** Kana between spaces, signs or the ends: between kanji they are endings and particles. */
const KANA_STRETCH = /(?<![\p{L}\p{N}ー])[ぁ-ゖァ-ヺｦ-ﾟー\u3099\u309a]+(?![\p{L}\p{N}ー])/gu
/** Shorter readings belong to too many words. */
const MIN_READING = 3
/** Neighbouring words that are read on without a break: ぎょうむかいぜん. */
const MAX_NEIGHBOURS = 3
const HAN = /\p{Script=Han}/u

const MARK = 'よみ:'

/** The word under which all words of one reading are found together. It can be no word of a text, because those hold no colon. */
export function readingWord(reading: string): string {
  return MARK + reading
}

/** Whether a word of a question stands for a reading. */
export function isReadingWord(word: string): boolean {
  return word.startsWith(MARK)
}

/** The reading words of a text: one for each content word with kanji, and for each two or three of them that stand side by side. */
export function readingWords(tokens: readonly Token[]): string[] {
  const readings = new Set<string>()
  for (const [index, first] of tokens.entries()) {
    let reading = ''
    let end = first.start
    for (const token of tokens.slice(index, index + MAX_NEIGHBOURS)) {
      if (!token.isContent || token.start !== end || !HAN.test(`${token.surface}${token.bases[0]}`) || token.baseReading === null) break
      reading += token.baseReading
      end = token.end
      if (reading.length >= MIN_READING) readings.add(reading)
    }
  }
  return [...readings].map(readingWord)
}

/**
 * What is asked for by its reading: each stretch of a question in kana that is not one term or name.
 * @param tokens the analysed question
 */
export function readingsAsked(question: string, tokens: readonly Token[]): AskedReading[] {
  return [...question.matchAll(KANA_STRETCH)].flatMap((match) => {
    const [start, end] = [match.index, match.index + match[0].length]
    const reading = readingOfKana(fold(match[0]))
    const isKnown = tokens.some(
      (token) => token.start === start && token.end === end && token.reading === null && token.baseReading !== null,
    )
    return reading.length < MIN_READING || isKnown ? [] : [{ start, end, reading, word: readingWord(reading) }]
  })
}

/** Kana as readings are written: in katakana. */
export function readingOfKana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}
