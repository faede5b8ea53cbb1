import type { WordFields } from '#publish'
import type { Passage } from './readPassages.ts'
import { RANKING, type RankingConstants } from './rankingConstants.ts'
import { ScratchTable } from './ScratchTable.ts'
import { placesByNumber } from './wordNumbers.ts'

/** What evidence is looked for in. */
export type Witness = Pick<Passage, 'words' | 'comparable'>

const FIELDS = Object.keys(RANKING.fieldWeights) as (keyof WordFields)[]

/** Numbers in rows of one length, one row for each candidate. A search gathers evidence in a hundred candidates: one array for all is quicker than one each. */
export class Rows {
  readonly width: number
  readonly values: Float64Array

  constructor(count: number, width: number) {
    this.width = width
    this.values = new Float64Array(count * width)
  }

  add(row: number, column: number, worth: number): void {
    const place = row * this.width + column
    this.values[place] = (this.values[place] ?? 0) + worth
  }

  has(row: number, column: number): boolean {
    return (this.values[row * this.width + column] ?? 0) > 0
  }

  /** The sum of a row, each column as much as it weighs. */
  weighted(row: number, weights: readonly number[]): number {
    let sum = 0
    for (let column = 0; column < this.width; column += 1) sum += (this.values[row * this.width + column] ?? 0) * (weights[column] ?? 0)
    return sum
  }

  /** BM25's saturation of every value. */
  saturate(k1: number): void {
    const { values } = this
    for (let place = 0; place < values.length; place += 1) {
      const weight = values[place] ?? 0
      if (weight > 0) values[place] = (weight * (k1 + 1)) / (weight + k1)
    }
  }

  /** Inverse document frequency of each column among some of the rows. */
  idfAmong(rows: readonly number[]): number[] {
    return Array.from({ length: this.width }, (_, column) => {
      let having = 0
      for (const row of rows) if (this.has(row, column)) having += 1
      return Math.log(1 + (rows.length - having + 0.5) / (having + 0.5))
    })
  }
}

/** How often words and pairs of words of the question stand in each candidate, saturated. */
export interface WordEvidence {
  words: Rows
  /** Words side by side: the first with the second, the second with the third and so on. */
  pairs: Rows
  /** 1 for each word that is among the record's own names and years. */
  names: Rows
}

/** Looks for the words of a question, which are all different, in the fields of each candidate. */
export function gatherWords(candidates: readonly Witness[], words: readonly string[], constants: RankingConstants): WordEvidence {
  const places = placesByNumber(words)
  const count = candidates.length
  const evidence: WordEvidence = {
    words: new Rows(count, words.length),
    pairs: new Rows(count, Math.max(0, words.length - 1)),
    names: new Rows(count, words.length),
  }
  const lastPlace = new Int32Array(words.length)
  for (const [row, candidate] of candidates.entries()) {
    for (const field of FIELDS) {
      const weight = constants.fieldWeights[field]
      const said = candidate.words[field]
      const worth = field === 'body' ? weight / lengthFactor(said.length, constants.averageBodyWords, constants) : weight
      lastPlace.fill(-constants.pairDistance - 1)
      for (let place = 0; place < said.length; place += 1) {
        const index = (places[said[place] ?? 0] ?? 0) - 1
        if (index < 0) continue
        evidence.words.add(row, index, worth)
        if (field === 'names') evidence.names.values[row * words.length + index] = 1
        lastPlace[index] = place
        if (index > 0 && place - (lastPlace[index - 1] ?? 0) <= constants.pairDistance) evidence.pairs.add(row, index - 1, worth)
      }
    }
  }
  evidence.words.saturate(constants.k1)
  evidence.pairs.saturate(constants.k1)
  return evidence
}

function lengthFactor(length: number, average: number, { b }: RankingConstants): number {
  return 1 - b + (b * length) / average
}

/** How often runs of two and three characters of the question stand in each candidate, saturated. */
export interface GramEvidence {
  twos: Rows
  threes: Rows
}

/** @param rows the candidates to look in; the others' rows stay empty. */
export function gatherGrams(
  candidates: readonly Witness[],
  rows: readonly number[],
  question: string,
  constants: RankingConstants,
): GramEvidence {
  const grams = gramsOf(question)
  const evidence: GramEvidence = {
    twos: new Rows(candidates.length, grams.twos.size),
    threes: new Rows(candidates.length, grams.threes.size),
  }
  for (const row of rows) {
    const { title = '', body = '' } = candidates[row]?.comparable ?? {}
    findGrams(title, constants.fieldWeights.title, grams, evidence, row)
    findGrams(body, 1 / lengthFactor(body.length, constants.averageBodyLength, constants), grams, evidence, row)
  }
  evidence.twos.saturate(constants.k1)
  evidence.threes.saturate(constants.k1)
  return evidence
}

function findGrams(text: string, worth: number, { begins, twos, threes }: Grams, evidence: GramEvidence, row: number): void {
  for (let place = 0; place + 1 < text.length; place += 1) {
    const begin = begins[text.charCodeAt(place)] ?? 0
    if (begin === 0) continue
    const two = twos.get(begin * UNITS + text.charCodeAt(place + 1))
    if (two === undefined) continue
    evidence.twos.add(row, two, worth)
    if (place + 2 === text.length) continue
    const three = threes.get(two * UNITS + text.charCodeAt(place + 2))
    if (three !== undefined) evidence.threes.add(row, three, worth)
  }
}

/** The runs of two and three neighbouring letters and digits of a text. */
interface Grams {
  /** For each UTF-16 unit with which a run begins a number from 1 on: most places of a text are passed over at a glance. Holds until the next question. */
  begins: Uint16Array
  /** Numbers of the runs of two, by the number of the first unit and the second unit, as the digits of one small number: looked up faster than text. */
  twos: Map<number, number>
  /** The same for runs of three, by the number of the two that they begin with. */
  threes: Map<number, number>
}

const UNITS = 65_536

const beginnings = new ScratchTable(UNITS)

function gramsOf(text: string): Grams {
  beginnings.clear()
  const grams: Grams = { begins: beginnings.values, twos: new Map(), threes: new Map() }
  let units = 0
  const numberOf = (known: Map<number, number>, code: number) => {
    const number = known.get(code) ?? known.size
    known.set(code, number)
    return number
  }
  for (const [run] of text.matchAll(/[\p{L}\p{N}ー]+/gu)) {
    for (let place = 0; place + 1 < run.length; place += 1) {
      const unit = run.charCodeAt(place)
      if (grams.begins[unit] === 0) beginnings.enter(unit, (units += 1))
      const two = numberOf(grams.twos, (grams.begins[unit] ?? 0) * UNITS + run.charCodeAt(place + 1))
      if (place + 2 < run.length) numberOf(grams.threes, two * UNITS + run.charCodeAt(place + 2))
    }
  }
  return grams
}
