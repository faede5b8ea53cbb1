import { distance } from 'fastest-levenshtein'
import { beginsAloud, fold, foldKana, spokenOf, toKatakana, typedForms, type Token } from '#analysis'
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
  /** How romaji and syllables that end in a letter sound (see {@link typedForms}); null for what is typed without letters. */
  spoken: string | null
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
const ORDER: readonly Nearness[] = ['reading', 'slip', 'spelling', 'begun', 'part', 'kanji', 'meaning']

const HAN = /\p{Script=Han}/u
const HIRAGANA = /^[ぁ-ゖー]+$/
const TRAILING_PARTICLE = /(?<=..)[のをはがにへともでや]$/
const ONLY_KANA = /^[ァ-ヶー]+$/
const SHORT_KANJI = /^[一-鿿々]{2,4}$/

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
    spoken: typedForms(typed).spoken,
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
      return how ? [{ stretch, candidate, how, gap: gapOf(stretch, candidate, how) }] : []
    })
    return near.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how) || a.gap - b.gap).slice(0, MAX_PER_STRETCH)
  })
  found.sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
  const whole = found.filter((one) => !found.some((other) => isBeyond(other, one)))
  // Kanji in common are a guess, for want of anything nearer.
  const nearer = whole.filter(({ how }) => how !== 'kanji')
  const bases = new Set<string>()
  return (nearer.length > 0 ? nearer : whole).flatMap(({ stretch, candidate, how }) => {
    if (bases.has(candidate.base)) return []
    bases.add(candidate.base)
    return [{ stretch, word: candidate.word, how }]
  })
}

/** How much shorter or longer a neighbour is; of those that a reading begins, how long theirs goes on. */
function gapOf(stretch: Stretch, candidate: PoolWord, how: Nearness): number {
  if (how === 'begun') return candidate.reading?.length ?? 0
  return Math.abs(candidate.spelling.length - stretch.spelling.length)
}

/** Whether a neighbour as near replaces a longer stretch: わーくしょつぷ is ワークショップ, not ワーク with something behind it. */
function isBeyond(other: Pick<Neighbour, 'stretch' | 'how'>, { stretch, how }: Pick<Neighbour, 'stretch' | 'how'>): boolean {
  const isLonger = other.stretch.end - other.stretch.start > stretch.end - stretch.start
  return (
    isLonger && other.stretch.start <= stretch.start && other.stretch.end >= stretch.end && ORDER.indexOf(other.how) <= ORDER.indexOf(how)
  )
}

/** Readings of fewer kana are shared by too many words. */
const MIN_READING = 3
/** A part of a word says something from so many characters on: fewer of them where they are kanji. */
const MIN_PART = 3
const MIN_PART_KANJI = 2

function nearness(stretch: Stretch, candidate: PoolWord, readingOf: (kanji: string) => string | null): Nearness | null {
  // The same in the other kana: わーくしょっぷ for ワークショップ.
  if (candidate.spelling === stretch.spelling) return candidate.word === stretch.typed ? null : 'reading'
  if (stretch.reading !== null && stretch.reading === candidate.reading && stretch.reading.length >= MIN_READING) return 'reading'
  if (isSlip(stretch.spelling, candidate, readingOf)) return 'slip'
  if (isMistyped(stretch, candidate)) return 'spelling'
  if (isBegun(stretch, candidate)) return 'begun'
  if (isPart(stretch.spelling, candidate.spelling)) return 'part'
  return sharesKanji(stretch.spelling, candidate.spelling) ? 'kanji' : null
}

/** Letters from which on romaji says what a word begins with. */
const MIN_BEGUN = 3
const spokenReadings = new WeakMap<PoolWord, string | null>()

/** madog and まどg on the way to 窓口, sent before it was converted. */
function isBegun({ spoken }: Stretch, candidate: PoolWord): boolean {
  if (spoken === null || spoken.length < MIN_BEGUN || candidate.reading === null) return false
  const known = spokenReadings.get(candidate)
  const aloud = known === undefined ? spokenOf(foldKana(candidate.reading)) : known
  spokenReadings.set(candidate, aloud)
  return aloud !== null && beginsAloud(aloud, spoken)
}

function isPart(typed: string, spelling: string): boolean {
  return typed.length < spelling.length && spelling.includes(typed) && typed.length >= (HAN.test(typed) ? MIN_PART_KANJI : MIN_PART)
}

/** 離任 and 離職: two words in kanji of one length, half of which stand in the same places. */
function sharesKanji(typed: string, spelling: string): boolean {
  if (typed.length !== spelling.length) return false
  let shared = 0
  for (let place = 0; place < typed.length; place += 1) if (typed[place] === spelling[place]) shared += 1
  return 2 * shared >= typed.length && SHORT_KANJI.test(typed) && SHORT_KANJI.test(spelling)
}

/** 改膳 for 改善: all but one kanji the same, and the wrong one reads as the right one does at its place. */
function isSlip(typed: string, { spelling, reading }: PoolWord, readingOf: (kanji: string) => string | null): boolean {
  if (reading === null || typed.length !== spelling.length) return false
  const place = onlyDifference(typed, spelling)
  if (place < 0) return false
  const wrong = typed[place] ?? ''
  const sound = HAN.test(wrong) && HAN.test(spelling[place] ?? '') ? readingOf(wrong) : null
  if (sound === null) return false
  if (place === 0) return reading.startsWith(sound)
  return place === typed.length - 1 ? reading.endsWith(sound) : reading.includes(sound)
}

/** The only place in which two texts of one length differ; -1 when there are more. */
function onlyDifference(a: string, b: string): number {
  let only = -1
  for (let place = 0; place < a.length; place += 1) {
    if (a[place] === b[place]) continue
    if (only >= 0) return -1
    only = place
  }
  return only
}

/** From this length on two letters may be wrong, and one from {@link MIN_MISTYPED} on: short words are all near to one another. */
const LONG = 8
const MIN_MISTYPED = 4

function isMistyped(stretch: Stretch, { spelling, reading }: PoolWord): boolean {
  const { length } = stretch.spelling
  if (length < MIN_MISTYPED) return false
  const allowed = length >= LONG ? 2 : 1
  if (isWithin(allowed, stretch.spelling, spelling)) return true
  return reading !== null && isWithin(allowed, stretch.spelling, reading) && ONLY_KANA.test(stretch.spelling)
}

/** Whether one text becomes the other by so many changes of letters. Each change spares at most one kind of letter: most pairs are told apart by that. */
function isWithin(allowed: number, a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > allowed) return false
  const [lettersA, lettersB] = [lettersOf(a), lettersOf(b)]
  if (bitCount(lettersA & ~lettersB) > allowed || bitCount(lettersB & ~lettersA) > allowed) return false
  return distance(a, b) <= allowed
}

const BITS = 31

/** The letters of a text as a set of bits, several letters sharing one. */
function lettersOf(text: string): number {
  let letters = 0
  for (let place = 0; place < text.length; place += 1) letters |= 1 << (text.charCodeAt(place) % BITS)
  return letters
}

function bitCount(bits: number): number {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count += 1
  return count
}
