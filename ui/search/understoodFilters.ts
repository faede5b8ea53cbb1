import type { Facets, FilterName, Understood } from '../api/types.ts'
import { searchWords } from '../words/searchWords.ts'
import { FILTER_NAMES } from './searchAddress.ts'
import type { WordStretch } from './wordStretch.ts'

/** A filter that the words name, with everything that they say for it: 中野区 may be written twice. */
export interface UnderstoodFilter {
  name: FilterName
  value: string
  /** What the filter is about, e.g. 年度. */
  facet: string
  label: string
  /** As it was typed first. */
  text: string
  stretches: WordStretch[]
  /** Other places of the same short name, of which there is no record. */
  others: string[]
}

/** What the words leave out, with everything that says so: it may be written twice. */
export interface UnderstoodExclusion {
  /** What is left out; several where they stand in one list (中野区・滑川市以外). */
  label: string
  /** As it was typed first, with its sign: -研修, 中野区以外の. */
  text: string
  stretches: WordStretch[]
}

/** What of an answer still holds for the words as they are now: they may have changed while the next answer is under way. */
export function stillUnderstood(understood: Understood, words: string): Understood {
  const stillStands = ({ text, start, end }: WordStretch) => words.slice(start, end) === text
  const { filters, ambiguous, excluded } = understood
  return {
    ...understood,
    filters: filters.filter(stillStands),
    ambiguous: ambiguous.filter(stillStands),
    excluded: excluded.filter(stillStands),
  }
}

/** What the words leave out, each once. */
export function understoodExclusions({ excluded }: Understood): UnderstoodExclusion[] {
  const exclusions = new Map<string, UnderstoodExclusion>()
  for (const { words, text, start, end } of excluded) {
    const label = searchWords.excludedWords(words)
    const known = exclusions.get(label)
    if (known) known.stretches.push({ text, start, end })
    else exclusions.set(label, { label, text, stretches: [{ text, start, end }] })
  }
  return [...exclusions.values()]
}

/** The filters that the words name, each once; of a stretch that names several years the whole range or list as one. */
export function understoodFilters(understood: Understood): UnderstoodFilter[] {
  const filters = new Map<string, UnderstoodFilter>()
  for (const named of understood.filters) {
    const { name, value, others = [], text, start, end } = named
    const range = understood.filters.filter((one) => one.name === 'year' && name === 'year' && one.start === start)
    const key = range.length > 1 ? `${name} ${start}` : `${name} ${value}`
    const known = filters.get(key)
    if (!known) {
      const label = range.length > 1 ? (LISTED.test(text) ? listLabel(range) : rangeLabel(range)) : named.label
      const told = { facet: searchWords.facet[name], label, text, others: others.map((other) => other.label) }
      filters.set(key, { name, value, ...told, stretches: [{ text, start, end }] })
    } else if (!known.stretches.some((stretch) => stretch.start === start)) known.stretches.push({ text, start, end })
  }
  return [...filters.values()]
}

/** What joins the years of a list (令和3・5年度) and stands in no range (令和3〜5年度). */
const LISTED = /[・･、,，と]|および|及び|や/u

function inOrder(years: Understood['filters']): Understood['filters'] {
  return [...years].sort((a, b) => Number(a.value) - Number(b.value))
}

function listLabel(years: Understood['filters']): string {
  return searchWords.yearList(inOrder(years).map(({ label }) => label))
}

function rangeLabel(years: Understood['filters']): string {
  const [first, ...others] = inOrder(years)
  return searchWords.yearRange(first?.label ?? '', others.at(-1)?.label ?? '')
}

/** What the words ask for besides the words themselves and what they leave out, in one sentence; empty for plain words. */
export function operatorsTold({ phrases, alternatives }: Understood): string {
  return [...phrases.map(searchWords.phraseTold), ...alternatives.map((choices) => searchWords.alternativesTold(choices))].join('、')
}

/** How many values are chosen, by the reader or by the words. */
export function countSelected(facets: Facets): number {
  return FILTER_NAMES.reduce((count, name) => count + facets[name].filter(({ selected }) => selected).length, 0)
}
