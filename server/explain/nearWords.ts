import { distance } from 'fastest-levenshtein'
import { fold, type Token } from '#analysis'
import type { Nearness } from './rescueShapes.ts'

/** A word that can be offered, with what it is compared by. */
export interface PoolWord {
  /** As people write it. */
  word: string
  /** Folded, all kana as katakana. */
  spelling: string
  /** Katakana, where it is known. */
  reading: string | null
  /** What it is searched as: of several spellings of one word only one is offered. */
  base: string
}

/** A stretch of the question in which a word stands that occurs nowhere. */
export interface Stretch {
  typed: string
  start: number
  end: number
  spelling: string
  reading: string | null
}

export interface Neighbour {
  stretch: Stretch
  word: string
  how: Nearness
}

/** The dictionary cuts an unknown word into few pieces; longer stretches are phrases. */
const MAX_TOKENS = 4
/** Only the first unknown words are looked at, so that a pasted text costs no more than a question. */
const MAX_UNKNOWN = 3
const MAX_PER_STRETCH = 3
const ORDER: readonly Nearness[] = ['reading', 'slip', 'spelling', 'part']

const HAN = /\p{Script=Han}/u
const HIRAGANA = /^[ぁ-ゖー]+$/
const TRAILING_PARTICLE = /(?<=..)[のをはがにへともでや]$/
const ONLY_KANA = /^[ァ-ヶー]+$/

/**
 * The stretches of neighbouring words around each word that occurs nowhere, the longest first. Where the question has no word at all, as while a
 * word is being typed (かいぜ), each of its pieces may be one.
 */
export function unknownStretches(tokens: readonly Token[], unknown: ReadonlySet<string>): Stretch[] {
  const isWordless = !tokens.some(({ isContent }) => isContent)
  const isPlace = ({ bases, isContent, surface }: Token) =>
    isContent ? unknown.has(bases[0] ?? '') : isWordless && ONLY_KANA.test(toKatakana(surface))
  const places = tokens.flatMap((token, index) => (isPlace(token) ? [index] : []))
  const stretches = new Map<string, Stretch>()
  for (const place of places.slice(0, MAX_UNKNOWN)) {
    for (let from = Math.max(0, place - MAX_TOKENS + 1); from <= place; from += 1) {
      for (let to = place; to < Math.min(tokens.length, from + MAX_TOKENS); to += 1) {
        const run = tokens.slice(from, to + 1)
        if (run.every(joinsWord)) stretches.set(`${from}-${to}`, toStretch(run))
      }
    }
  }
  return [...stretches.values()].filter(({ spelling }) => spelling.length > 1).sort((a, b) => b.spelling.length - a.spelling.length)
}

/** What was typed for words that occur nowhere: hiragana that the dictionary tore apart (わー・くし・ょっぷ) is told as it was typed. */
export function typedUnknown(tokens: readonly Token[], unknown: ReadonlySet<string>): string[] {
  const typed = tokens.flatMap(({ surface, bases, isContent }, index) => {
    if (!isContent || !unknown.has(bases[0] ?? '')) return []
    if (!HIRAGANA.test(surface)) return [surface]
    let [from, to] = [index, index]
    while (HIRAGANA.test(tokens[from - 1]?.surface ?? '')) from -= 1
    while (HIRAGANA.test(tokens[to + 1]?.surface ?? '')) to += 1
    const run = tokens.slice(from, to + 1).map((token) => token.surface)
    return [run.join('').replace(TRAILING_PARTICLE, '')]
  })
  return [...new Set(typed)]
}

/** Kana that the dictionary takes for grammar may belong to a mistyped word. */
function joinsWord({ surface, isContent }: Token): boolean {
  return isContent || ONLY_KANA.test(toKatakana(surface))
}

function toStretch(run: readonly Token[]): Stretch {
  const readings = run.map(({ surface, reading }) => reading ?? (ONLY_KANA.test(toKatakana(surface)) ? toKatakana(surface) : null))
  const typed = run.map(({ surface }) => surface).join('')
  return {
    typed,
    start: run[0]?.start ?? 0,
    end: run.at(-1)?.end ?? 0,
    spelling: toKatakana(fold(typed)),
    reading: readings.includes(null) ? null : readings.join(''),
  }
}

/**
 * The words of the pool that are near to one of the stretches, the nearest kind first, a longer stretch before a shorter one.
 * @param readingOf reading of one kanji in katakana, if the dictionary knows one
 */
export function findNeighbours(
  stretches: readonly Stretch[],
  pool: readonly PoolWord[],
  readingOf: (kanji: string) => string | null,
): Neighbour[] {
  const found = stretches.flatMap((stretch) => {
    const near = pool.flatMap((candidate) => {
      const how = nearness(stretch, candidate, readingOf)
      return how ? [{ stretch, candidate, how, gap: Math.abs(candidate.spelling.length - stretch.spelling.length) }] : []
    })
    return near.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || a.gap - b.gap).slice(0, MAX_PER_STRETCH)
  })
  found.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
  const bases = new Set<string>()
  return found.flatMap(({ stretch, candidate, how }) => {
    if (bases.has(candidate.base)) return []
    bases.add(candidate.base)
    return [{ stretch, word: candidate.word, how }]
  })
}

function nearness(stretch: Stretch, candidate: PoolWord, readingOf: (kanji: string) => string | null): Nearness | null {
  // The same in the other kana: わーくしょっぷ for ワークショップ.
  if (candidate.spelling === stretch.spelling) return candidate.word === stretch.typed ? null : 'reading'
  const MIN_READING = 3
  if (stretch.reading !== null && stretch.reading === candidate.reading && stretch.reading.length >= MIN_READING) return 'reading'
  if (isSlip(stretch.spelling, candidate, readingOf)) return 'slip'
  if (isMistyped(stretch, candidate)) return 'spelling'
  const MIN_PART = HAN.test(stretch.spelling) ? 2 : 3
  return stretch.spelling.length >= MIN_PART && candidate.spelling.includes(stretch.spelling) ? 'part' : null
}

/** 改膳 for 改善: all but one kanji the same, and the wrong one reads as the right one does at its place. */
function isSlip(typed: string, { spelling, reading }: PoolWord, readingOf: (kanji: string) => string | null): boolean {
  if (reading === null || typed.length !== spelling.length) return false
  const places = [...typed].flatMap((character, place) => (character === spelling[place] ? [] : [place]))
  const [place] = places
  if (place === undefined || places.length > 1) return false
  const wrong = typed[place] ?? ''
  const sound = HAN.test(wrong) && HAN.test(spelling[place] ?? '') ? readingOf(wrong) : null
  if (sound === null) return false
  if (place === 0) return reading.startsWith(sound)
  return place === typed.length - 1 ? reading.endsWith(sound) : reading.includes(sound)
}

/** Letters that may be wrong, by the length of what was typed: short words are all near to one another. */
function isMistyped(stretch: Stretch, { spelling, reading }: PoolWord): boolean {
  const MIN_LENGTH = 4
  const LONG = 8
  const { length } = stretch.spelling
  if (length < MIN_LENGTH) return false
  const allowed = length >= LONG ? 2 : 1
  const near = (a: string, b: string) => Math.abs(a.length - b.length) <= allowed && distance(a, b) <= allowed
  return near(stretch.spelling, spelling) || (ONLY_KANA.test(stretch.spelling) && reading !== null && near(stretch.spelling, reading))
}

/** Hiragana as katakana. */
export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}
