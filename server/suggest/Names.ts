import {
  beginsAloud,
  foldKana,
  shortForm,
  spokenOf,
  wordBeginnings,
  writtenForm,
  writtenOf,
  type Analyser,
  type TypedForms,
} from '#analysis'
import type { Reference } from '#corpus'
import type { Municipality, Term } from '#model'
import { termNamed } from '../query/termNamed.ts'
import { FIT, SHORTENED } from './fit.ts'
import type { MixedForm } from './mixedForm.ts'
import { SortedForms } from './SortedForms.ts'
import type { Kind } from './suggestShapes.ts'

/** A name that can be suggested. */
export interface Name {
  kind: Exclude<Kind, 'document'>
  value: string
  label: string
  detail: string
}

/** A name under one of its spellings: how well it fits when the spelling is typed whole, and when it is begun. */
interface Spelling {
  name: Name
  whole: number
  begun: number
  /** So many letters must be typed: 東京都 alone does not mean each ward of it. */
  least: number
  /** Of a reading: how what is read so is written. */
  readFrom?: string
}

/** Strengths of a spelling: the name's own, another name for the same, the rest of it from a word on, or from anywhere. */
const OWN = { whole: FIT.exact, begun: FIT.beginning, least: 1 }
const OTHER = { whole: FIT.otherExact, begun: FIT.other, least: 1 }
const INNER = { whole: FIT.inner, begun: FIT.inner, least: 1 }
/** One character occurs nearly everywhere. */
const WITHIN = { whole: FIT.within, begun: FIT.within, least: 2 }
type Strength = Omit<Spelling, 'name' | 'readFrom'>

/** How a municipality's reading ends, by the character at the end of its name: 中野 and なかの are names, too. */
const READ_SUFFIXES: Readonly<Record<string, RegExp>> = {
  市: /し$/,
  区: /く$/,
  町: /(ちょう|まち)$/,
  村: /(そん|むら)$/,
  都: /と$/,
  府: /ふ$/,
  県: /けん$/,
}

/** The names of vocabularies and municipal data by every form under which they are typed. */
export class Names {
  readonly #written: SortedForms<Spelling>
  readonly #spoken: SortedForms<Spelling & { spoken: string }>

  constructor(reference: Reference, analyser: Analyser) {
    const { vocabularies, municipalities } = reference
    const spellings = new Spellings(analyser)
    const prefectures = new Map(municipalities.all.map(({ code, kana }) => [code, kana]))
    for (const municipality of municipalities.all)
      spellings.addMunicipality(municipality, prefectures.get(municipality.prefectureCode) ?? '')
    for (const { name, successorCode } of municipalities.former) {
      const successor = municipalities.byCode(successorCode)
      // Many kept their name in a merger: 新設合併.
      if (successor && successor.name !== name) spellings.addFormer(successor, name)
    }
    for (const { term, yomi, synonyms } of vocabularies.lexicon) {
      // The search takes the name of a programme for the programme: as a mere word it would promise another count.
      const choice = termNamed(term, reference)
      if (choice) {
        const named = vocabularies.programmes.find(({ id }) => choice.name === 'programme' && id === choice.value)
        if (named) spellings.addOthers({ kind: 'programme', value: named.id, label: named.label, detail: '' }, [term, ...synonyms])
        continue
      }
      spellings.addTerm({ kind: 'term', value: term, label: term, detail: '' }, yomi ?? term, synonyms)
    }
    const lists: [Name['kind'], readonly Term[]][] = [
      ['programme', vocabularies.programmes],
      ['worry', vocabularies.worries],
      ['outcome', vocabularies.outcomes],
      ['level', vocabularies.levels],
    ]
    for (const [kind, terms] of lists) {
      for (const { id, label, yomi, synonyms } of terms) spellings.addTerm({ kind, value: id, label, detail: '' }, yomi, synonyms)
    }
    this.#written = new SortedForms(spellings.written)
    this.#spoken = new SortedForms(spellings.spoken)
  }

  /** The names that fit what was typed, each once with its best fit. @param mixed its mixed form, if it has one. */
  find({ written, spoken }: TypedForms, mixed: MixedForm | null = null): { name: Name; fit: number }[] {
    const found = new Map<string, { name: Name; fit: number }>()
    const add = (name: Name, fit: number) => {
      const key = `${name.kind} ${name.value}`
      if (fit > (found.get(key)?.fit ?? 0)) found.set(key, { name, fit })
    }
    if (written !== '') this.#findWritten(written, null, add)
    if (mixed) this.#findWritten(mixed.reading, mixed.head, add)
    if (spoken) this.#findSpoken(spoken, add)
    return [...found.values()]
  }

  /** @param head how what is found must be written at its beginning, where the form is its reading. */
  #findWritten(written: string, head: string | null, add: (name: Name, fit: number) => void): void {
    for (const { form, value } of this.#written.beginningWith(written)) {
      if (written.length < value.least || (head !== null && !value.readFrom?.startsWith(head))) continue
      add(value.name, form === written ? value.whole : value.begun)
    }
  }

  #findSpoken(spoken: string, add: (name: Name, fit: number) => void): void {
    const short = shortForm(spoken)
    for (const { form, value } of this.#spoken.beginningWith(short)) {
      if (short.length < value.least || !beginsAloud(value.spoken, spoken)) continue
      const fit = form === short ? value.whole : value.begun
      add(value.name, value.spoken.startsWith(spoken) ? fit : fit - SHORTENED)
    }
  }
}

/** Collects the spellings of names. */
class Spellings {
  readonly written: { form: string; value: Spelling }[] = []
  readonly spoken: { form: string; value: Spelling & { spoken: string } }[] = []
  readonly #analyser: Analyser

  constructor(analyser: Analyser) {
    this.#analyser = analyser
  }

  addMunicipality({ code, name, kana, prefecture, kind }: Municipality, prefectureKana: string): void {
    const isPrefecture = kind === 'prefecture'
    const place: Name = {
      kind: isPrefecture ? 'prefecture' : 'municipality',
      value: code,
      label: name,
      detail: isPrefecture ? '' : prefecture,
    }
    const writings = [writtenForm(name), writtenOf(kana)] as const
    this.#addWritten(place, writings[0], OWN)
    this.#addWritten(place, writings[1], OWN, writings[0])
    for (const writing of writings) this.#addRests(place, writing)
    this.#addSpoken(place, spokenOf(kana), OWN)
    const suffix = READ_SUFFIXES[name.at(-1) ?? '']
    // 津市: the stem of one character is no name that anybody would wait for.
    if (suffix && name.length > 2) {
      const stem = kana.replace(suffix, '')
      this.#addWritten(place, writtenForm(name.slice(0, -1)), OWN)
      this.#addWritten(place, writtenOf(stem), OWN)
      this.#addSpoken(place, spokenOf(stem), OWN)
    }
    if (!isPrefecture) this.#addWithPrefecture(place, writings, kana, [prefecture, prefectureKana])
  }

  /** 東京都中野区, 東京都なかのく, とうきょうとなかのく: as addresses are written, and converted piece by piece. */
  #addWithPrefecture(place: Name, writings: readonly string[], kana: string, prefectures: readonly [string, string]): void {
    for (const prefecture of prefectures) {
      for (const writing of writings) this.#addWritten(place, prefecture + writing, { ...OWN, least: prefecture.length + 1 })
    }
    const least = shortForm(spokenOf(prefectures[1]) ?? '').length + 1
    this.#addSpoken(place, spokenOf(prefectures[1] + kana), { ...OWN, least })
  }

  addFormer({ code, name, prefecture }: Municipality, formerName: string): void {
    this.#addWritten(
      { kind: 'municipality', value: code, label: name, detail: `${prefecture}・旧${formerName}` },
      writtenForm(formerName),
      OTHER,
    )
  }

  addTerm(name: Name, yomi: string, synonyms: readonly string[]): void {
    for (const [index, { written, reading, spoken }] of wordBeginnings(name.label, yomi, this.#analyser).entries()) {
      const strength = index === 0 ? OWN : INNER
      this.#addWritten(name, written, strength)
      if (reading !== null) this.#addWritten(name, reading, strength, written)
      this.#addSpoken(name, spoken, strength)
    }
    this.addOthers(name, synonyms)
    this.#addRests(name, writtenForm(name.label))
  }

  /** Other names for the same. */
  addOthers(name: Name, others: readonly string[]): void {
    for (const other of others.map(foldKana)) {
      this.#addWritten(name, writtenOf(other), OTHER)
      this.#addSpoken(name, spokenOf(other), OTHER)
    }
  }

  /** @param readFrom of a reading: how what is read so is written. */
  #addWritten(name: Name, form: string, strength: Strength, readFrom?: string): void {
    this.written.push({ form, value: { name, ...strength, ...(readFrom !== undefined && { readFrom }) } })
  }

  /** Nothing is added of what cannot be spoken. */
  #addSpoken(name: Name, spoken: string | null, strength: Strength): void {
    if (spoken !== null) this.spoken.push({ form: shortForm(spoken), value: { name, spoken, ...strength } })
  }

  #addRests(name: Name, form: string): void {
    for (let start = 1; start < form.length - 1; start += 1) this.#addWritten(name, form.slice(start), WITHIN)
  }
}
