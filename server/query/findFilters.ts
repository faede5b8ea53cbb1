import type { Reference } from '#corpus'
import type { NameRecognizer } from '#names'
import type { RecordCounts } from '../countRecords.ts'
import type { AnalysedQuestion } from './analyseQuestion.ts'
import type { FilterChoice, FilterName } from './filterNames.ts'
import type { Stretch } from './parseQuery.ts'
import { placesIn, type NamedPlace } from './placesIn.ts'
import { termNamed } from './termNamed.ts'
import { yearsIn, type NamedYear } from './yearsIn.ts'

/** What filters are recognised by. */
export interface Recognition {
  names: NameRecognizer
  /** Documents that the reader may see for each value: what has none is no filter. */
  counts: RecordCounts
}

/** A stretch of the words that stands for a filter; one that names several years stands for each of them. */
export interface WordFilter extends Stretch, FilterChoice {
  /** Others of the same short name, of which the reader has no documents: 府中 is also two places in 広島県. Absent where there is none. */
  others?: FilterChoice[]
}

/** A stretch that may stand for one of several filters. */
export interface AmbiguousName extends Stretch {
  /** Each with the reader's documents that have it, whatever else is asked for. */
  choices: (FilterChoice & { count: number })[]
}

/** A place that the words name and of which the reader has no document. */
export interface UnrecordedPlace extends Stretch {
  /** Six-digit codes: several where it is one of several places of that name, none of which has a document. */
  codes: readonly string[]
  /** The name of the past by which the one place is called here; null for a present name. */
  formerName: string | null
  /** A whole name; not one without its 市 or 県, which may be another word. */
  isWhole: boolean
  /** Its prefecture or what stands around decides for it, and against others of its name: their records are no answer, so its words are not looked for. */
  isSetAside: boolean
}

export interface FoundFilters {
  filters: WordFilter[]
  ambiguous: AmbiguousName[]
  /** Places without documents, in order. They are no filters: whoever reads them has to set those aside that are not to be looked for. */
  unrecorded: UnrecordedPlace[]
  /** 役所 and 旧 around whole names, 末 behind years that are no filter: these are looked for without it. In order, not overlapping the filters. */
  aside: Pick<Stretch, 'start' | 'end'>[]
}

interface Possible extends Stretch {
  choices: FilterChoice[]
  /** A whole name; not one without its 市 or 県, which may leave several open. */
  isWhole: boolean
  /** What goes with it and says nothing by itself. */
  around: readonly Pick<Stretch, 'start' | 'end'>[]
  /** The place where it is one. */
  place?: NamedPlace
  /** The choices are meant together, as the years from one to another; otherwise one of them is. */
  areAllMeant?: boolean
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
  const named = [
    ...possibleYears(yearsIn(text, tokens), counts),
    ...possiblePlaces(placesIn(text, mentions, tokens, reference.municipalities), reference),
  ]
  const possible = [...named, ...termsIn(words, text, reference)].sort((a, b) => b.end - b.start - (a.end - a.start))
  const found: FoundFilters = { filters: [], ambiguous: [], unrecorded: [], aside: [] }
  const taken: Stretch[] = []
  for (const { choices, isWhole, around, place, areAllMeant, ...stretch } of possible) {
    if (taken.some(({ start, end }) => stretch.start < end && start < stretch.end)) continue
    const counted = choices.map((choice) => ({ ...choice, count: counts[choice.name][choice.value] ?? 0 }))
    if (areAllMeant) {
      const meant = counted.filter(({ count }) => count > 0).map(({ name, value }) => ({ ...stretch, name, value }))
      if (meant.length > 0) taken.push(stretch)
      found.filters.push(...meant)
      continue
    }
    const decided = decide(counted, isWhole, chosen)
    if (decided === 'none' || decided === 'ask') found.aside.push(...around)
    if (decided === 'none' && place) found.unrecorded.push(toUnrecorded(place, reference))
    if (decided === 'none') continue
    taken.push(stretch)
    if (decided === 'ask') found.ambiguous.push({ ...stretch, choices: counted.sort((a, b) => b.count - a.count) })
    else found.filters.push({ ...stretch, ...decided })
  }
  decideByPlaces(found, reference)
  const inOrder = (a: Pick<Stretch, 'start'>, b: Pick<Stretch, 'start'>) => a.start - b.start
  const isFree = (part: Pick<Stretch, 'start' | 'end'>) => !found.filters.some(({ start, end }) => part.start < end && start < part.end)
  return {
    filters: found.filters.sort(inOrder),
    ambiguous: found.ambiguous.sort(inOrder),
    unrecorded: found.unrecorded.sort(inOrder),
    aside: found.aside.filter(isFree).sort(inOrder),
  }
}

/**
 * One meaning is decided, several are asked about: who writes 府中市 in full means one of the two, and it may be the one without documents. A name
 * without its 市 or 県 is short for what the library is about, so there the documents decide if one meaning alone has any (滑川, 三重).
 */
function decide(
  choices: readonly (FilterChoice & { count: number })[],
  isWhole: boolean,
  chosen: Chosen,
): Pick<WordFilter, 'name' | 'value' | 'others'> | 'ask' | 'none' {
  const already = choices.find(({ name, value }) => chosen[name]?.includes(value))
  if (already) return { name: already.name, value: already.value }
  const [first, second] = choices.filter(({ count }) => count > 0)
  if (!first) return 'none'
  if (choices.length > 1 && (isWhole || second)) return 'ask'
  const others = choices.filter((choice) => choice !== first).map(({ name, value }) => ({ name, value }))
  return { name: first.name, value: first.value, ...(others.length > 0 && { others }) }
}

/** A prefecture in which a place lies that was decided is meant, and not its namesakes: 長野 of 長野の中野, where 中野 is 中野市. */
function decideByPlaces(found: FoundFilters, { municipalities }: Reference): void {
  const places = found.filters.flatMap(({ name, value }) =>
    name === 'municipality' ? (municipalities.byCode(value)?.prefectureCode ?? []) : [],
  )
  const open: AmbiguousName[] = []
  for (const { choices, ...stretch } of found.ambiguous) {
    const around = choices.find(({ name, value }) => name === 'prefecture' && places.includes(value))
    if (around) found.filters.push({ ...stretch, name: around.name, value: around.value })
    else open.push({ ...stretch, choices })
  }
  found.ambiguous = open
}

/** Years as filters: of several in a row those that the reader has documents of, so that an open end has one. */
function possibleYears(years: readonly NamedYear[], counts: RecordCounts): Possible[] {
  const known = Object.keys(counts.year).sort()
  return years.map(({ from, to, only, ...stretch }): Possible => {
    const isMeant = (year: number) => (only ? only.includes(year) : year >= from && year <= to)
    const values = from === to ? [String(from)] : known.filter((year) => isMeant(Number(year)))
    return { ...stretch, choices: values.map((value) => ({ name: 'year', value })), isWhole: true, areAllMeant: from !== to }
  })
}

function possiblePlaces(places: readonly NamedPlace[], { municipalities }: Reference): Possible[] {
  return places.map((place) => ({
    ...{ text: place.text, start: place.start, end: place.end, isWhole: place.isWhole, around: place.around, place },
    choices: place.codes.map((value) => ({
      name: municipalities.byCode(value)?.kind === 'prefecture' ? 'prefecture' : 'municipality',
      value,
    })),
  }))
}

function toUnrecorded(
  { text, start, end, name, codes, isWhole, formerName, isWithPrefecture }: NamedPlace,
  { municipalities }: Reference,
): UnrecordedPlace {
  const bearers = codes.filter((code) => municipalities.byCode(code)?.name === name)
  // Of several, those that are called so today: 南部町 is three towns, and in the past one more.
  const meant = bearers.length > 0 ? bearers : codes
  const present = municipalities.byCode(meant[0] ?? '')?.name ?? ''
  const hasNamesakes = formerName === null && municipalities.named(present).length > 1
  const isSetAside = isWithPrefecture || (isWhole && codes.length === 1 && hasNamesakes)
  return { text, start, end, codes: meant, formerName, isWhole, isSetAside }
}

/** Terms of the vocabularies that are words of their own, or several words in a row. */
function termsIn(words: readonly Stretch[], typed: string, reference: Reference): Possible[] {
  return words.flatMap((first, index) =>
    Array.from({ length: Math.min(MAX_TERM_WORDS, words.length - index) }, (_, more) => {
      const last = words[index + more] ?? first
      const text = typed.slice(first.start, last.end)
      const choice = standsAlone(typed, first.start, last.end) ? termNamed(text, reference) : undefined
      return choice ? [{ text, start: first.start, end: last.end, choices: [choice], isWhole: true, around: [] }] : []
    }).flat(),
  )
}

function standsAlone(typed: string, start: number, end: number): boolean {
  return /^\s?$/u.test(typed[start - 1] ?? '') && /^\s?$/u.test(typed[end] ?? '')
}
