import { fold, yearWord, type Token } from '#analysis'
import type { Reference } from '#corpus'
import { readFiscalYear, type Term } from '#model'
import type { NameMention, NameRecognizer } from '#names'
import type { RecordCounts } from '../countRecords.ts'
import type { AnalysedQuestion } from './analyseQuestion.ts'
import type { FilterName } from './filterNames.ts'
import type { Stretch } from './parseQuery.ts'

/** What filters are recognised by. */
export interface Recognition {
  names: NameRecognizer
  /** Documents that the reader may see for each value: what has none is no filter. */
  counts: RecordCounts
}

export interface FilterChoice {
  name: FilterName
  value: string
}

/** A stretch of the words that stands for a filter. */
export interface WordFilter extends Stretch, FilterChoice {}

/** A stretch that may stand for one of several filters. */
export interface AmbiguousName extends Stretch {
  choices: (FilterChoice & { count: number })[]
}

export interface FoundFilters {
  filters: WordFilter[]
  ambiguous: AmbiguousName[]
}

interface Possible extends Stretch {
  choices: FilterChoice[]
  /** A whole name; not one without its 市 or 県, which may leave several open. */
  isWhole: boolean
}

/** More words than this in a row make no term. */
const MAX_TERM_WORDS = 3

type Chosen = Partial<Record<FilterName, readonly string[]>>

/**
 * Finds the years, places, levels, programmes and types that plain words name. A value counts only where the reader has a document with it; a name
 * that several places bear is asked about instead.
 * @param chosen by parameters: what is chosen is not asked about again.
 */
export function findFilters(
  { text, tokens, words, mentions }: Omit<AnalysedQuestion, 'parsed'>,
  chosen: Chosen,
  counts: RecordCounts,
  reference: Reference,
): FoundFilters {
  const possible = [...yearsIn(tokens), ...placesIn(mentions, tokens, reference), ...termsIn(words, text, vocabularyOf(reference))].sort(
    (a, b) => b.end - b.start - (a.end - a.start),
  )
  const found: FoundFilters = { filters: [], ambiguous: [] }
  const taken: Stretch[] = []
  for (const { choices, isWhole, ...stretch } of possible) {
    if (taken.some(({ start, end }) => stretch.start < end && start < stretch.end)) continue
    const counted = choices.map((choice) => ({ ...choice, count: counts[choice.name][choice.value] ?? 0 }))
    const decided = decide(counted, isWhole, chosen)
    if (decided === 'none') continue
    taken.push(stretch)
    if (decided === 'ask') found.ambiguous.push({ ...stretch, choices: counted.sort((a, b) => b.count - a.count) })
    else found.filters.push({ ...stretch, name: decided.name, value: decided.value })
  }
  found.filters.sort((a, b) => a.start - b.start)
  found.ambiguous.sort((a, b) => a.start - b.start)
  return found
}

/**
 * One meaning is decided, several are asked about: who writes 府中市 in full means one of the two, and it may be the one without documents. A name
 * without its 市 or 県 is short for what the library is about, so there the documents decide if one meaning alone has any (滑川, 三重).
 */
function decide(choices: readonly (FilterChoice & { count: number })[], isWhole: boolean, chosen: Chosen): FilterChoice | 'ask' | 'none' {
  const already = choices.find(({ name, value }) => chosen[name]?.includes(value))
  if (already) return already
  const [first, second] = choices.filter(({ count }) => count > 0)
  if (!first) return 'none'
  return choices.length === 1 || (!isWhole && !second) ? first : 'ask'
}

function yearsIn(tokens: readonly Token[]): Possible[] {
  return tokens.flatMap(({ surface, start, end, bases }) => {
    const year = /^\d{4}年度$/.test(bases[0] ?? '') ? readFiscalYear(bases[0] ?? '') : null
    return year !== null && bases[0] === yearWord(year)
      ? [{ text: surface, start, end, choices: [{ name: 'year', value: String(year) }], isWhole: true }]
      : []
  })
}

function placesIn(mentions: readonly NameMention[], tokens: readonly Token[], { municipalities }: Reference): Possible[] {
  const starts = new Set(tokens.map(({ start }) => start))
  const ends = new Set(tokens.map(({ end }) => end))
  return mentions.flatMap(({ surface, start, end, codes, form }) => {
    // A name without its 市 or 県 must be a word for the dictionary too: 三原 is a city, 三原則 is none.
    if (form === 'stem' && !(starts.has(start) && ends.has(end))) return []
    const choices = codes.map((value): FilterChoice => {
      const isPrefecture = municipalities.byCode(value)?.kind === 'prefecture'
      return { name: isPrefecture ? 'prefecture' : 'municipality', value }
    })
    return choices.length > 0 ? [{ text: surface, start, end, choices, isWhole: form !== 'stem' }] : []
  })
}

/** Terms of the vocabularies that are words of their own, or several words in a row. */
function termsIn(words: readonly Stretch[], typed: string, vocabulary: ReadonlyMap<string, FilterChoice>): Possible[] {
  return words.flatMap((first, index) =>
    Array.from({ length: Math.min(MAX_TERM_WORDS, words.length - index) }, (_, more) => {
      const last = words[index + more] ?? first
      const text = typed.slice(first.start, last.end)
      const choice = standsAlone(typed, first.start, last.end) ? vocabulary.get(squeezed(text)) : undefined
      return choice ? [{ text, start: first.start, end: last.end, choices: [choice], isWhole: true }] : []
    }).flat(),
  )
}

function standsAlone(typed: string, start: number, end: number): boolean {
  return /^\s?$/u.test(typed[start - 1] ?? '') && /^\s?$/u.test(typed[end] ?? '')
}

const vocabularies = new WeakMap<Reference, ReadonlyMap<string, FilterChoice>>()

/** Labels of levels, programmes and types; of two equal ones the first counts. */
function vocabularyOf(reference: Reference): ReadonlyMap<string, FilterChoice> {
  const known = vocabularies.get(reference)
  if (known) return known
  const { levels, programmes, types } = reference.vocabularies
  const entries = [
    ...levels.map(({ id, label }) => ({ written: [label], choice: { name: 'level', value: id } as const })),
    ...programmes.map((term) => ({ written: namesOf(term), choice: { name: 'programme', value: term.id } as const })),
    ...types.map(({ id, label }) => ({ written: [label], choice: { name: 'type', value: id } as const })),
  ]
  const vocabulary = new Map<string, FilterChoice>()
  for (const { written, choice } of entries.reverse()) for (const name of written) vocabulary.set(squeezed(name), choice)
  vocabularies.set(reference, vocabulary)
  return vocabulary
}

/**
 * What a programme is called: its label, each name of 「自治体NEXT（改善キャリアトーク）」, former labels, and those synonyms that are the label shortened
 * (チーム経営 for チーム経営研究会). Other synonyms are related words: who types テレワーク looks for telework, not for all of 働き方改革.
 */
function namesOf({ label, synonyms, aliases }: Term): string[] {
  const names = [label, ...label.split(/[（()）]/u).map((name) => name.replace(/^旧\s*/u, ''))].filter((name) => name !== '')
  const shortened = synonyms.filter((synonym) => names.some((name) => isShortened(synonym, name)))
  return [...names, ...aliases, ...shortened]
}

function isShortened(synonym: string, name: string): boolean {
  const [short, whole] = [squeezed(synonym), squeezed(name)]
  // デジタル化・BPR joins two things: neither is short for both.
  return short === whole || (!name.includes('・') && (whole.startsWith(short) || whole.endsWith(short)))
}

/** Spaces and signs are written as one likes: カイゼン・サミット, カイゼンサミット. */
function squeezed(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}ー]+/gu, '')
}
