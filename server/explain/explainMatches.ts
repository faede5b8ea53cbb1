import { yearWord, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { fiscalYearLabel, type Term } from '#model'
import type { Marks } from '#publish'
import type { FoundForm, How, Place, TermFacet } from './explainShapes.ts'
import type { Passage } from '../search/readPassages.ts'
import { formsIn } from './formsIn.ts'
import { howFound } from './howFound.ts'
import type { TypedWord } from './typedWords.ts'
import { numberOf } from '../search/wordNumbers.ts'
import { wholeForm } from './wholeForm.ts'

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
}

/**
 * Tells of passages that a question found why they were: for each word of the question the forms in which it stands in the passage and in the record's own
 * fields. Everything comes from the passage as the reader was given it.
 */
export function explainMatches(asked: readonly TypedWord[], sources: Sources): (passage: Passage) => Explanation {
  const wanted = new Set(asked.map(({ word }) => word))
  const hows = new KnownHows(sources.reference)
  return (passage) => explainMatch(passage, asked, wanted, hows, sources)
}

/** How forms answer what was typed: the hits of a page show the same few forms again and again. */
class KnownHows {
  readonly #known = new Map<TypedWord, Map<string, How>>()
  readonly #reference: Reference

  constructor(reference: Reference) {
    this.#reference = reference
  }

  of(asked: TypedWord, form: string): How {
    const ofWord = this.#known.get(asked) ?? new Map<string, How>()
    this.#known.set(asked, ofWord)
    const how = ofWord.get(form) ?? howFound(asked, form, this.#reference)
    ofWord.set(form, how)
    return how
  }
}

function explainMatch(
  passage: Passage,
  asked: readonly TypedWord[],
  wanted: ReadonlySet<string>,
  hows: KnownHows,
  sources: Sources,
): Explanation {
  const marked = {
    title: markedForms(passage.card.title, passage.titleMarks, wanted),
    body: markedForms(passage.text, passage.marks, wanted),
  }
  const explanation: Explanation = { matched: [], missing: [] }
  const seen = new Set<string>()
  for (const one of asked) {
    if (seen.has(one.typed)) continue
    seen.add(one.typed)
    const found = new FoundForms(one, hows)
    for (const place of ['title', 'body'] as const) for (const form of marked[place].get(one.word) ?? []) found.add(form, place)
    addFields(found, one.word, passage, sources)
    if (found.all.length > 0) explanation.matched.push({ word: one.typed, found: found.all })
    else explanation.missing.push(one.typed)
  }
  return explanation
}

/** The forms of one word, each once, with all its places. */
class FoundForms {
  readonly all: FoundForm[] = []
  readonly #asked: TypedWord
  readonly #hows: KnownHows

  constructor(asked: TypedWord, hows: KnownHows) {
    this.#asked = asked
    this.#hows = hows
  }

  add(form: string, place: Place): void {
    const known = this.all.find((one) => one.form === form && one.termLabel === undefined)
    if (known && !known.where.includes(place)) known.where.push(place)
    else if (!known && this.all.length < MAX_FORMS) {
      this.all.push({ form, where: [place], how: this.#hows.of(this.#asked, form) })
    }
  }

  addTerm(form: string, how: How, termFacet: TermFacet, termLabel: string): void {
    if (this.all.filter((one) => one.termLabel !== undefined).length >= MAX_TERMS) return
    this.all.push({ form, where: ['term'], how, termFacet, termLabel })
  }
}

/** The surfaces in which the wanted words stand in a marked text, in order of appearance. */
function markedForms(text: string, { words, places }: Marks, wanted: ReadonlySet<string>): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>()
  for (const [index, word] of words.entries()) {
    if (!wanted.has(word)) continue
    const surfaces = forms.get(word) ?? new Set()
    surfaces.add(wholeForm(text, places[2 * index] ?? 0, places[2 * index + 1] ?? 0, word))
    forms.set(word, surfaces)
  }
  return forms
}

/** What the record says of itself besides its prose. The fields' words tell at a glance where there is something to look for. */
function addFields(found: FoundForms, word: string, passage: Passage, { analyser, reference }: Sources): void {
  const { card, words, headingPath } = passage
  const number = numberOf(word)
  if (words.heading.includes(number)) for (const heading of headingPath) addText(found, word, heading, 'heading', analyser)
  if (words.names.includes(number)) addNames(found, word, card, analyser)
  // Terms cover many cases and the summary repeats the text: they explain only what nothing else does.
  if (found.all.length === 0 && words.terms.includes(number)) {
    for (const { facet, term } of termsOf(passage, reference)) addTerm(found, word, facet, term, analyser)
  }
  if (found.all.length === 0 && words.summary.includes(number)) addText(found, word, card.summary, 'summary', analyser)
}

function addText(found: FoundForms, word: string, text: string, place: Place, analyser: Analyser): void {
  const form = formsIn(text, analyser).get(word)
  if (form !== undefined) found.add(form, place)
}

function addNames(found: FoundForms, word: string, card: Passage['card'], analyser: Analyser): void {
  const years = [...new Set([card.activityYear, card.reportYear])].filter((year) => year !== null)
  const year = years.find((one) => yearWord(one) === word)
  if (year !== undefined) return found.add(fiscalYearLabel(year), 'year')
  const before = found.all.length
  const { municipalities, organisations, initiative } = card
  const names = municipalities.flatMap(({ name, prefecture, formerName }) => [name, prefecture, formerName ?? ''])
  for (const name of new Set([...names, ...organisations, initiative ?? ''])) {
    addText(found, word, name, 'name', analyser)
  }
  // The people of a record are named on its page only.
  if (found.all.length === before && before === 0) found.add(word, 'name')
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
function addTerm(found: FoundForms, word: string, facet: TermFacet, { label, synonyms }: Term, analyser: Analyser): void {
  const wording = [label, ...synonyms].find((text) => formsIn(text, analyser).has(word))
  if (wording !== undefined) found.addTerm(wording, wording === label ? 'same' : 'synonym', facet, label)
}
