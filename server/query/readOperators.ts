import { fold, isReadingWord, yearWord, type Analyser, type Token } from '#analysis'
import { guessReadings } from './guessWords.ts'
import type { Operand, ParsedQuery, Stretch } from './parseQuery.ts'
import { queryNotices } from './queryNotices.ts'

/** A quoted stretch of text that must stand literally in a document. */
export interface Phrase {
  text: string
  /** Forms in which it is compared: as terms and years count, and as it is written. */
  comparables: string[]
  /** Its content words, by which the engine finds where it may stand. */
  words: string[]
}

/** Words and phrases that are wanted together. */
export interface Wanted {
  words: string[]
  phrases: Phrase[]
}

/** What a query asks for beyond plain words. */
export interface Operators {
  /** Wanted in every case. */
  common: Wanted
  /** Each is one way to choose from the alternatives; empty without OR. */
  alternatives: Wanted[]
  /** Each is one word, or several in a row. */
  excludedWords: string[][]
  excludedPhrases: Phrase[]
}

/** What a stretch of the question leaves out. */
export interface ToldExclusion extends Pick<Stretch, 'start' | 'end'> {
  /** As they were typed, without hyphen, quotes or 以外. */
  words: string[]
}

/** The operators as they are told to the reader. */
export interface OperatorsTold {
  phrases: string[]
  /** What is left out, each stretch that says so with all that it names: 中野区・滑川市以外 names two. */
  excluded: ToldExclusion[]
  /** For each OR what it chooses from. */
  alternatives: string[][]
  notices: string[]
}

/** Ways to choose from the alternatives that one question asks for; each is a query of the engine's union. */
const MAX_WAYS = 6
/** Phrases that one question checks; each costs up to two requests. */
const MAX_PHRASES = 8

/**
 * Makes conditions of what was parsed. Groups of which all is a filter must have been taken out.
 * @param tokensOf the analysed words of a stretch of what was typed.
 * @param yearsOf the years with records that an excluded stretch stands for.
 */
export function readOperators(
  { groups, excluded }: ParsedQuery,
  tokensOf: (operand: Operand) => readonly Token[],
  yearsOf: (operand: Operand) => readonly number[],
  analyser: Analyser,
): { operators: Operators | null; told: OperatorsTold } {
  const told: OperatorsTold = { phrases: [], excluded: [], alternatives: [], notices: [] }
  const bounded = boundPhrases({ groups, excluded }, told)
  const empty: string[] = []
  const want = (operand: Operand): Wanted => {
    const wanted =
      operand.kind === 'word'
        ? { words: wordsOf(tokensOf(operand)), phrases: [] }
        : { words: [], phrases: [toPhrase(operand.text, analyser)] }
    if (operand.kind === 'phrase' && wanted.phrases[0]?.words.length === 0) {
      empty.push(operand.text)
      return { words: [], phrases: [] }
    }
    return wanted
  }
  const single = distinct(bounded.groups.filter((group) => group.length === 1).flat())
  const several = bounded.groups.filter((group) => group.length > 1)
  const common = joined(single.map(want))
  const operators: Operators = { common, alternatives: waysThrough(several, want, told), excludedWords: [], excludedPhrases: [] }
  told.phrases = single.filter(({ kind, text }) => kind === 'phrase' && !empty.includes(text)).map(({ text }) => text)
  const leftOut = new Set<string>()
  for (const operand of bounded.excluded) {
    const years = yearsOf(operand).map((year) => [yearWord(year)])
    const words = operand.kind === 'word' ? sequence(analyser.analyse(operand.text)) : []
    const phrase = operand.kind === 'phrase' ? toPhrase(operand.text, analyser) : null
    if (phrase && phrase.words.length > 0) operators.excludedPhrases.push(phrase)
    else if (years.length > 0) operators.excludedWords.push(...years)
    else if (words.length > 0) operators.excludedWords.push(words, ...alsoRead(operand.text, analyser))
    else {
      empty.push(operand.text)
      continue
    }
    leftOut.add(keyOf(operand))
  }
  told.excluded = exclusionsTold(excluded.filter((operand) => leftOut.has(keyOf(operand))))
  if (empty.length > 0) told.notices.push(queryNotices.withoutWords([...new Set(empty)]))
  const isPlain =
    several.length === 0 && common.phrases.length === 0 && operators.excludedWords.length === 0 && operators.excludedPhrases.length === 0
  return { operators: isPlain ? null : operators, told }
}

/** Excluded operands by the stretches that say so: taken back, a stretch goes as a whole. */
function exclusionsTold(operands: readonly Operand[]): ToldExclusion[] {
  const told = new Map<number, ToldExclusion>()
  for (const { text, start, end } of operands) {
    const known = told.get(start)
    if (known) known.words.push(text)
    else told.set(start, { words: [text], start, end })
  }
  return [...told.values()]
}

/** Content words, each once, under their first base form. */
export function wordsOf(tokens: readonly Token[]): string[] {
  return [...new Set(tokens.flatMap(({ bases, isContent }) => (isContent ? (bases[0] ?? []) : [])))]
}

/** The words of an excluded stretch as they stand in a row in the index, where a name stands under all its forms. */
function sequence(tokens: readonly Token[]): string[] {
  const content = tokens.filter(({ isContent }) => isContent)
  return content.length === 1 ? wordsOf(content) : content.flatMap(({ bases }) => bases)
}

/** The words that are read as an excluded stretch in kana or romaji: まどぐち leaves out 窓口. */
function alsoRead(text: string, analyser: Analyser): string[][] {
  const read = guessReadings(text, analyser.analyse(text), analyser).flatMap(({ instead }) => instead)
  return [...new Set(read)].filter((word) => !isReadingWord(word)).map((word) => [word])
}

function toPhrase(text: string, analyser: Analyser): Phrase {
  const forms = [analyser.comparable(text.trim()), fold(text.trim())]
  return { text, comparables: [...new Set(forms)], words: analyser.words(text) }
}

function joined(parts: readonly Wanted[]): Wanted {
  return { words: [...new Set(parts.flatMap(({ words }) => words))], phrases: parts.flatMap(({ phrases }) => phrases) }
}

/** Who writes a word twice means it once. */
function distinct(operands: readonly Operand[]): Operand[] {
  return [...new Map(operands.map((operand) => [keyOf(operand), operand])).values()]
}

function keyOf({ kind, text }: Operand): string {
  return `${kind} ${text}`
}

/** The same query with each operand once and no more phrases than are checked. */
function boundPhrases({ groups, excluded }: ParsedQuery, told: OperatorsTold): ParsedQuery {
  const left = new Set<string>()
  const phrases = new Set<string>()
  const isKept = ({ kind, text }: Operand): boolean => {
    if (kind === 'word' || phrases.has(text)) return true
    if (phrases.size >= MAX_PHRASES) left.add(text)
    else phrases.add(text)
    return phrases.has(text)
  }
  const kept = {
    groups: groups.map((group) => distinct(group).filter(isKept)).filter((group) => group.length > 0),
    excluded: distinct(excluded).filter(isKept),
  }
  if (left.size > 0) told.notices.push(queryNotices.phrasesLeft([...left]))
  return kept
}

/** Every way to choose one operand of each group, as far as there are not too many; operands without words are no choice. */
function waysThrough(groups: readonly Operand[][], want: (operand: Operand) => Wanted, told: OperatorsTold): Wanted[] {
  if (groups.length === 0) return []
  const left: string[] = []
  let ways: Wanted[] = [{ words: [], phrases: [] }]
  for (const group of groups) {
    const room = Math.max(1, Math.floor(MAX_WAYS / Math.max(1, ways.length)))
    const choices = group
      .map((operand) => ({ operand, wanted: want(operand) }))
      .filter(({ wanted }) => wanted.words.length + wanted.phrases.length > 0)
    const used = choices.slice(0, room)
    left.push(...choices.slice(room).map(({ operand }) => operand.text))
    told.alternatives.push(used.map(({ operand }) => operand.text))
    ways = ways.flatMap((way) => used.map(({ wanted }) => joined([way, wanted])))
  }
  if (left.length > 0) told.notices.push(queryNotices.alternativesLeft(left))
  return ways
}
