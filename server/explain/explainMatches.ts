import { fold, isReadingWord, yearWord, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { fiscalYearLabel, type Term } from '#model'
import type { FoundForm, How, Place, TermFacet } from './explainShapes.ts'
import type { Passage } from '../search/readPassages.ts'
import { formsIn } from './formsIn.ts'
import { howFound } from './howFound.ts'
import type { AskedWord } from './joinPieces.ts'
import type { FindRows } from './readingRows.ts'
import { standingForms } from './standingForms.ts'
import { numberOf } from '../search/wordNumbers.ts'

export interface Explanation {
  matched: { word: string; found: FoundForm[] }[]
  /** What was typed and stands neither in the passage shown nor in the record's own fields. */
  missing: string[]
}

/** More forms of one word than this say nothing new. */
const MAX_FORMS = 4
const MAX_TERMS = 2

interface Sources {
  analyser: Analyser
  reference: Reference
  /** Where a text answers a reading that was asked for; rows of the asked words. */
  rowsIn: FindRows
}

/**
 * Tells of passages that a question found why they were: for each word of the question the forms in which it stands in the passage and in the record's own
 * fields. Everything comes from the passage as the reader was given it.
 */
export function explainMatches(asked: readonly AskedWord[], sources: Sources): (passage: Passage) => Explanation {
  const wanted = new Map(asked.map((one) => [one.word, one]))
  const hows = new KnownHows(sources)
  return (passage) => explainMatch(passage, asked, wanted, hows, sources)
}

/** How forms answer what was typed: the hits of a page show the same few forms again and again. */
class KnownHows {
  readonly #known = new Map<AskedWord, Map<string, How>>()
  readonly #sources: Sources

  constructor(sources: Sources) {
    this.#sources = sources
  }

  of(asked: AskedWord, form: string): How {
    const ofWord = this.#known.get(asked) ?? new Map<string, How>()
    this.#known.set(asked, ofWord)
    const how = ofWord.get(form) ?? howOf(asked, form, this.#sources)
    ofWord.set(form, how)
    return how
  }
}

/** 高齢 of 高齢化 is a part of what was typed where that was 高齢者. */
function howOf({ word, typed, own }: AskedWord, form: string, sources: Sources): How {
  if (fold(typed) === fold(form)) return 'same'
  const how = howFound({ word, typed: own }, form, sources)
  return how === 'same' && own !== typed ? 'part' : how
}

function explainMatch(
  passage: Passage,
  asked: readonly AskedWord[],
  wanted: ReadonlyMap<string, AskedWord>,
  hows: KnownHows,
  sources: Sources,
): Explanation {
  const marked = {
    title: standingForms(passage.card.title, passage.titleMarks, wanted, sources.rowsIn),
    body: standingForms(passage.text, passage.marks, wanted, sources.rowsIn),
  }
  const explanation: Explanation = { matched: [], missing: [] }
  // What was typed in kana may stand for several words, and for a reading.
  for (const [typed, words] of byTyped(asked)) {
    const found = new FoundForms(hows)
    for (const one of words) {
      for (const place of ['title', 'body'] as const) for (const form of marked[place].get(one.word) ?? []) found.add(one, form, place)
    }
    for (const one of words) if (!isReadingWord(one.word)) addFields(found, one, passage, sources)
    if (found.all.length > 0) explanation.matched.push({ word: typed, found: found.all })
    else explanation.missing.push(typed)
  }
  return explanation
}

function byTyped(asked: readonly AskedWord[]): ReadonlyMap<string, readonly AskedWord[]> {
  const groups = new Map<string, AskedWord[]>()
  for (const one of asked) groups.set(one.typed, [...(groups.get(one.typed) ?? []), one])
  return groups
}

/** The forms of what was typed, each once, with all its places. */
class FoundForms {
  readonly all: FoundForm[] = []
  readonly #hows: KnownHows

  constructor(hows: KnownHows) {
    this.#hows = hows
  }

  add(asked: AskedWord, form: string, place: Place): void {
    const known = this.all.find((one) => one.form === form && one.termLabel === undefined)
    if (known && !known.where.includes(place)) known.where.push(place)
    else if (!known && this.all.length < MAX_FORMS) this.all.push({ form, where: [place], how: this.#hows.of(asked, form) })
  }

  /** @param wording the term, or another wording of it, in which the word stands as a form */
  addTerm(asked: AskedWord, wording: string, form: string, termFacet: TermFacet, termLabel: string): void {
    if (this.all.filter((one) => one.termLabel !== undefined).length >= MAX_TERMS) return
    const how = form === wording ? this.#hows.of(asked, form) : 'part'
    this.all.push({ form: wording, where: ['term'], how, termFacet, termLabel })
  }
}

/** What the record says of itself besides its prose. The fields' words tell at a glance where there is something to look for. */
function addFields(found: FoundForms, asked: AskedWord, passage: Passage, { analyser, reference }: Sources): void {
  const { word } = asked
  const { card, words, headingPath } = passage
  if (asked.row.length > 0) return addRow(found, asked, passage)
  const number = numberOf(word)
  if (words.heading.includes(number)) for (const heading of headingPath) addText(found, asked, heading, 'heading', analyser)
  if (words.names.includes(number)) addNames(found, asked, card, analyser)
  // Terms cover many cases and the summary repeats the text: they explain only what nothing else does.
  if (found.all.length === 0 && words.terms.includes(number)) {
    for (const { facet, term } of termsOf(passage, reference)) addTerm(found, asked, facet, term, analyser)
  }
  if (found.all.length === 0 && words.summary.includes(number)) addText(found, asked, card.summary, 'summary', analyser)
}

/** A row of pieces is looked for as it was typed: each of them by itself says nothing. */
function addRow(found: FoundForms, asked: AskedWord, { card, headingPath }: Passage): void {
  const typed = fold(asked.typed)
  for (const heading of headingPath) if (fold(heading).includes(typed)) found.add(asked, asked.typed, 'heading')
  if (found.all.length === 0 && fold(card.summary).includes(typed)) found.add(asked, asked.typed, 'summary')
}

function addText(found: FoundForms, asked: AskedWord, text: string, place: Place, analyser: Analyser): void {
  const form = formsIn(text, analyser).get(asked.word)
  if (form !== undefined) found.add(asked, asked.pieces.size > 0 && text.includes(asked.typed) ? asked.typed : form, place)
}

function addNames(found: FoundForms, asked: AskedWord, card: Passage['card'], analyser: Analyser): void {
  const years = [...new Set([card.activityYear, card.reportYear])].filter((year) => year !== null)
  const year = years.find((one) => yearWord(one) === asked.word)
  if (year !== undefined) return found.add(asked, fiscalYearLabel(year), 'year')
  const before = found.all.length
  const { municipalities, organisations, initiative } = card
  const names = municipalities.flatMap(({ name, prefecture, formerName }) => [name, prefecture, formerName ?? ''])
  for (const name of new Set([...names, ...organisations, initiative ?? ''])) {
    addText(found, asked, name, 'name', analyser)
  }
  // The people of a record are named on its page only.
  if (found.all.length === before && before === 0) found.add(asked, asked.word, 'name')
}

function termsOf({ card, worry, outcome }: Passage, { vocabularies }: Reference): { facet: TermFacet; term: Term }[] {
  const chosen = (facet: TermFacet, terms: readonly Term[], ids: readonly string[]) =>
    terms.filter(({ id }) => ids.includes(id)).map((term) => ({ facet, term }))
  return [
    ...chosen('worry', vocabularies.worries, worry),
    ...chosen('outcome', vocabularies.outcomes, outcome),
    ...chosen('level', vocabularies.levels, card.levels),
    ...chosen('programme', vocabularies.programmes, card.programme === null ? [] : [card.programme]),
    ...chosen('type', vocabularies.types, [card.type]),
  ]
}

/** The label itself is told as it is; of its other wordings the first that has the word. */
function addTerm(found: FoundForms, asked: AskedWord, facet: TermFacet, { label, synonyms }: Term, analyser: Analyser): void {
  const formOf = (text: string) => formsIn(text, analyser).get(asked.word)
  const wording = [label, ...synonyms].find((text) => formOf(text) !== undefined)
  if (wording !== undefined) found.addTerm(asked, wording, formOf(wording) ?? wording, facet, label)
}
