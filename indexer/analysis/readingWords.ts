import type { Token } from './Analyser.ts'
import { fold } from './foldText.ts'
import { isSoundWord, soundWords } from './soundWords.ts'
import { toKatakana } from './toKatakana.ts'

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
const POLITE = /^[ごお御]$/
const KATAKANA_WORD = /^[ァ-ヺー]{2,}$/
const FOREIGN = /^[ァ-ヺーｦ-ﾟA-Za-zＡ-Ｚａ-ｚ]{2,}$/

const MARK = 'よみ:'

/** The word under which all words of one reading are found together. It can be no word of a text, because those hold no colon. */
export function readingWord(reading: string): string {
  return MARK + reading
}

/** Whether a word of a question stands for a reading or a sound, and not for itself. */
export function isReadingWord(word: string): boolean {
  return word.startsWith(MARK) || isSoundWord(word)
}

/**
 * The words under which a text is found by how it sounds. For each word with kanji its reading, and for each two or three words side by side of which
 * one has kanji; terms also as they are spelt here (行革), and polite words with their ご. For foreign words see {@link soundWords}.
 */
export function readingWords(tokens: readonly Token[]): string[] {
  const readings = new Set<string>()
  for (const [index, first] of tokens.entries()) {
    let sofar = ['', ...politeBefore(tokens[index - 1], first)]
    let end = first.start
    let hasKanji = false
    for (const token of tokens.slice(index, index + MAX_NEIGHBOURS)) {
      const own = token.isContent && token.start === end ? readingsOf(token) : []
      if (own.length === 0) break
      hasKanji ||= hasHan(token)
      sofar = own.flatMap((reading) => sofar.map((before) => before + reading))
      end = token.end
      if (hasKanji) for (const reading of sofar) if (reading.length >= MIN_READING) readings.add(reading)
    }
  }
  const isForeign = tokens.some(({ surface, isContent }) => isContent && FOREIGN.test(surface))
  return [...Array.from(readings, readingWord), ...(isForeign ? soundWords(tokens.map(({ surface }) => fold(surface))) : [])]
}

/** How a word is read: in its base form, and as a term is spelt here; words in katakana as they stand. */
function readingsOf(token: Token): string[] {
  const { surface, baseReading, speltReading } = token
  if (!hasHan(token)) return KATAKANA_WORD.test(surface) ? [baseReading ?? surface] : []
  return [...new Set([baseReading, speltReading].filter((reading) => reading !== null))]
}

function hasHan({ surface, bases }: Token): boolean {
  return HAN.test(surface) || HAN.test(bases[0] ?? '')
}

/** The ご of ご遺族, which the dictionary cuts off. */
function politeBefore(before: Token | undefined, { start }: Token): string[] {
  return before && before.end === start && POLITE.test(before.surface) && before.reading !== null ? [before.reading] : []
}

/**
 * What is asked for by its reading: each stretch of a question in kana that is not one term or name.
 * @param tokens the analysed question
 * @param typed the question with what was taken out of it: kana that touch letters there go on from them, and their particle is none of the reading
 */
export function readingsAsked(question: string, tokens: readonly Token[], typed = question): AskedReading[] {
  return [...question.matchAll(KANA_STRETCH)].flatMap((match) => {
    const { start, end } = withoutParticles(match.index, match.index + match[0].length, tokens, typed)
    const reading = toKatakana(fold(question.slice(start, end)))
    const isKnown = tokens.some(
      (token) => token.start === start && token.end === end && token.reading === null && token.baseReading !== null,
    )
    return reading.length < MIN_READING || isKnown ? [] : [{ start, end, reading, word: readingWord(reading) }]
  })
}

/** What joins words, at the beginning and the end of a stretch in kana. */
const PARTICLE = /^[のをはがにでともへや]$/
const LETTER = /[\p{L}\p{N}ー]/u
const KATAKANA = /^[ァ-ヺｦ-ﾟ]/

/**
 * A stretch without the particles that join it to what is read by itself: to a name before or behind it (小山町|の), to a word in katakana (の|バス).
 * Behind a name の is one also where the dictionary tore what follows (中野区|のま|ど|ぐち).
 */
function withoutParticles(from: number, to: number, tokens: readonly Token[], typed: string): Pick<AskedReading, 'start' | 'end'> {
  const within = tokens.filter((token) => from <= token.start && token.end <= to)
  const start = startOf(within, from, typed)
  const last = within.at(-1)
  const isBeforeName = LETTER.test(typed[to] ?? '')
  return { start, end: last && isBeforeName && last.end === to && last.start > start && isParticle(last) ? last.start : to }
}

function startOf(within: readonly Token[], from: number, typed: string): number {
  const isBehindName = LETTER.test(typed[from - 1] ?? '')
  let start = from
  for (const [index, token] of within.entries()) {
    const isJoined = isBehindName || KATAKANA.test(within[index + 1]?.surface ?? '')
    if (token.start !== start || !isJoined || !isParticle(token)) break
    start = token.end
  }
  const isTorn = within.filter((token) => token.end > start).length > 1
  return isBehindName && isTorn && typed[start] === 'の' ? start + 1 : start
}

function isParticle({ surface, isContent }: Token): boolean {
  return !isContent && PARTICLE.test(surface)
}
