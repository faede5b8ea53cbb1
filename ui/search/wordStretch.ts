/** A stretch of the words that the server understood, with its UTF-16 offsets. */
export interface WordStretch {
  text: string
  start: number
  end: number
}

/** An OR or a bar with nothing on one of its sides, as it is left when its operand goes. */
const LONE_OR = /(^|[\s])(?:OR|ＯＲ|[|｜])(?=\s+(?:OR|ＯＲ|[|｜])(?:\s|$)|\s*$)|^\s*(?:OR|ＯＲ|[|｜])\s/gu

/** An OR that joins a stretch to another operand: it goes with the stretch, wherever the stretch stands. */
const OR_BEHIND = /^\s*(?:[|｜]|\s(?:OR|ＯＲ)(?=\s))\s*/iu
const OR_BEFORE = /\s*(?:[|｜]|(?<=\s)(?:OR|ＯＲ)\s)\s*$/iu

/** What joins a stretch to what is asked about it, the longest first: 中野区の窓口, 2022年度における取組. */
const JOINING = '(?:における|にある|での|では|には|の|で|に)'
/** What stands between stretches of the same kind: 中野区と滑川市. */
const LISTING = '(?:及び|および|または|や|と|、|・)'
const JOINING_BEHIND = new RegExp(`^${JOINING}`, 'u')
const JOINING_BEFORE = new RegExp(`${JOINING}$`, 'u')
const LISTING_BEHIND = new RegExp(`^${LISTING}`, 'u')
const LISTING_BEFORE = new RegExp(`${LISTING}$`, 'u')

/** Null in a browser that cannot tell words apart; there all particles stay, as typed. */
const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter('ja', { granularity: 'word' }) : null

/** The words without some of their stretches, and without the particles, spaces and ORs that these leave behind. */
export function withoutStretches(words: string, stretches: readonly WordStretch[]): string {
  return replaced(words, stretches, withoutJoint).replace(LONE_OR, ' ').replace(/\s+/gu, ' ').trim()
}

/** The words with one stretch in quotes, so that it is looked for as it stands. */
export function withStretchQuoted(words: string, stretch: WordStretch): string {
  return replaced(words, [stretch], (before, text, behind) => `${before}「${text}」${behind}`)
}

/** The words may have been typed on since they were understood: a stretch that has moved is looked for, one that is gone is left alone. */
function replaced(
  words: string,
  stretches: readonly WordStretch[],
  join: (before: string, text: string, behind: string) => string,
): string {
  // One stretch may name several years.
  const distinct = [...new Map(stretches.map((stretch) => [stretch.start, stretch])).values()]
  const inTurn = distinct.sort((a, b) => b.start - a.start)
  return inTurn.reduce((rest, { text, start, end }) => {
    const place = rest.slice(start, end) === text ? start : rest.indexOf(text)
    return place < 0 ? rest : join(rest.slice(0, place), text, rest.slice(place + text.length))
  }, words)
}

/**
 * What stands around a stretch without it and the particle that joined it: the one behind, or the one before where nothing follows. Of a list the
 * sign between goes, so that 中野区と滑川市の窓口 without 滑川市 is 中野区の窓口.
 */
function withoutJoint(before: string, _text: string, behind: string): string {
  if (OR_BEHIND.test(behind)) return `${before} ${behind.replace(OR_BEHIND, '')}`
  if (OR_BEFORE.test(before)) return `${before.replace(OR_BEFORE, '')} ${behind}`
  const particle = lastWord(before, JOINING_BEFORE)
  const separator = lastWord(before, LISTING_BEFORE)
  const followed = !/^(?:\s|$)/u.test(behind)
  if (separator !== '' && (!followed || firstWord(behind, JOINING_BEHIND) !== '')) return before.slice(0, -separator.length) + behind
  const rest = behind.slice((firstWord(behind, JOINING_BEHIND) || firstWord(behind, LISTING_BEHIND)).length)
  if (particle === '') return `${before} ${rest}`
  return /^(?:\s|$)/u.test(rest) ? before.slice(0, -particle.length) + rest : before + rest
}

/** The particle at the beginning of a text, if it is whole words there: の of のり and で of でんし are none. */
function firstWord(text: string, particle: RegExp): string {
  const found = particle.exec(text)?.[0] ?? ''
  const next = found === '' ? undefined : wordsOf(text).find(({ index }) => index >= found.length)
  // What is cut off as one hiragana letter was cut out of a word.
  return next === undefined ? wholeOr(found, text) : next.index === found.length && !/^[ぁ-ん]$/u.test(next.segment) ? found : ''
}

/** The particle at the end of a text, if it is whole words there. */
function lastWord(text: string, particle: RegExp): string {
  const found = particle.exec(text)?.[0] ?? ''
  return found !== '' && wordsOf(text).some(({ index }) => index === text.length - found.length) ? found : ''
}

/** The particle where nothing follows it. */
function wholeOr(found: string, text: string): string {
  return segmenter !== null && found === text ? found : ''
}

function wordsOf(text: string): Intl.SegmentData[] {
  return segmenter === null ? [] : [...segmenter.segment(text)]
}
