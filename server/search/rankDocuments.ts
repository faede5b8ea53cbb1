import { productOf } from '#meaning'
import type { WordFields } from '#publish'
import { meaningOf, type KnownWord } from './chooseWords.ts'
import type { FoundEntry, Passage } from './readPassages.ts'

/** A passage that may answer the question. */
export type Candidate = Pick<Passage, keyof FoundEntry | 'words' | 'comparable' | 'vector' | 'worry'>

export interface RankedDocument {
  documentId: string
  /** The passage that fits best. */
  best: FoundEntry
  score: number
}

/**
 * How many occurrences in the body one occurrence in a field is worth. A title is chosen with care, names and years say whose case it is; a
 * vocabulary term covers many cases, and its synonyms only say that somebody might call it so.
 */
const FIELD_WEIGHTS: Readonly<Record<keyof WordFields, number>> = { title: 5, names: 5, summary: 2, terms: 0.25, heading: 0.2, body: 1 }
const FIELDS = Object.keys(FIELD_WEIGHTS) as (keyof WordFields)[]
/** BM25's saturation, low: a second occurrence says little more than the first (0.9 loses 0.002 nDCG on JSQuAD). */
const K1 = 0.5
/** BM25's length normalisation for bodies, weaker than usual because passages are of similar length by construction. */
const B = 0.5
const AVERAGE_BODY_WORDS = 70
const AVERAGE_BODY_LENGTH = 200
/**
 * Two and three characters in a row find what the dictionary cut differently on both sides; each says less than a word. By length, with the
 * weight of one (0.1–0.8 tried; without the threes 0.001 nDCG less).
 */
const GRAM_WEIGHTS: readonly { length: number; weight: number }[] = [
  { length: 2, weight: 0.3 },
  { length: 3, weight: 0.2 },
]
/** Two words of the question that stand side by side say more than the two apart (0.8 of 0.3–1.2 tried). */
const PAIR_WEIGHT = 0.8
/** Words may be this far apart and still count as side by side. */
const PAIR_DISTANCE = 2
/** That a record is of the year or place asked for says more than that it mentions it; added once per word, in parts of its idf. */
const NAMED_WEIGHT = 0.8
/** That a passage points in the same direction as the question, in parts of the question's whole idf (0.2–0.4 alike, 0.7 too much). */
const MEANING_WEIGHT = 0.3
/** The question names the whole title: then it is about just that (1–5 tried; +0.0006 nDCG). */
const TITLE_NAMED = 5
/** That the record is about the worry which the question puts into its own words, in parts of the question's whole idf. */
const WORRY_WEIGHT = 1
/** How much more a proper noun tells than another word that is as rare (1.2–2 alike; +0.0004 nDCG). */
const PROPER_NOUN = 1.4
/** What documents of the same title do for one another: where a subject is found again and again, each finding counts more (0.05–0.12 alike). */
const SAME_TITLE = 0.08
/** What a document's further passages add to its best one. */
const OTHER_PASSAGES = 0.05

const NOTHING = new Float64Array(0)

/** The question besides its words. */
interface AskedText {
  /** As it is compared character by character. */
  comparable: string
  /** Which of its words are proper nouns. */
  names?: ReadonlySet<string>
  /** The worries that it expresses, with their likeness, 0 to 1. */
  worries?: ReadonlyMap<string, number>
}

/** What a candidate shows of the question: how often each word, pair of words and run of characters stands in it, saturated. */
interface Evidence {
  candidate: Candidate
  words: Float64Array
  pairs: Float64Array
  /** 1 for each word that is among the record's own names and years. */
  names: Float64Array
  /** For each length of {@link GRAM_WEIGHTS}. */
  grams: Float64Array[]
}

/**
 * Orders the documents of the candidates by the evidence for the question: BM25 over weighted fields for words, the same for neighbouring words
 * and for runs of characters. How telling a pair or a run is, is counted among the candidates: only they are being told apart.
 * Highest score first; each document once, with its best passage.
 */
export function rankDocuments(
  candidates: readonly Candidate[],
  words: readonly KnownWord[],
  { comparable, names = new Set(), worries = new Map() }: AskedText,
): RankedDocument[] {
  const numbers = new Map(words.map(({ word }, index) => [word, index]))
  const grams = GRAM_WEIGHTS.map(({ length }) => gramsOf(comparable, length))
  const evidences = candidates.map((candidate) => gather(candidate, numbers, grams))
  const wordIdf = words.map(({ word, idf }) => (names.has(word) ? PROPER_NOUN * idf : idf))
  const pairIdf = idfAmong(evidences.map(({ pairs }) => pairs))
  const gramIdf = GRAM_WEIGHTS.map((_, kind) => idfAmong(evidences.map((evidence) => evidence.grams[kind] ?? NOTHING)))
  const meaning = meaningOf(words)
  const wholeIdf = wordIdf.reduce((sum, idf) => sum + idf, 0)
  const documents = new Map<string, RankedDocument>()
  for (const evidence of evidences) {
    const { candidate } = evidence
    let score =
      weighted(evidence.words, wordIdf) + NAMED_WEIGHT * weighted(evidence.names, wordIdf) + PAIR_WEIGHT * weighted(evidence.pairs, pairIdf)
    for (const [kind, { weight }] of GRAM_WEIGHTS.entries())
      score += weight * weighted(evidence.grams[kind] ?? NOTHING, gramIdf[kind] ?? [])
    if (meaning && candidate.vector) score += MEANING_WEIGHT * wholeIdf * productOf(meaning, candidate.vector)
    score += WORRY_WEIGHT * wholeIdf * likestOf(candidate.worry, worries)
    if (isNamed(candidate.comparable.title, comparable)) score += TITLE_NAMED
    addPassage(documents, candidate, score)
  }
  supportByTitle(documents, candidates)
  return [...documents.values()].sort((a, b) => b.score - a.score)
}

function supportByTitle(documents: ReadonlyMap<string, RankedDocument>, candidates: readonly Candidate[]): void {
  const byTitle = new Map<string, Set<RankedDocument>>()
  for (const { documentId, comparable } of candidates) {
    const document = documents.get(documentId)
    const group = byTitle.get(comparable.title) ?? new Set()
    if (document) byTitle.set(comparable.title, group.add(document))
  }
  for (const group of byTitle.values()) {
    if (group.size < 2) continue
    const support = [...group].reduce((sum, { score }) => sum + score, 0) / Math.sqrt(group.size)
    for (const document of group) document.score += SAME_TITLE * support
  }
}

function likestOf(tagged: readonly string[], worries: ReadonlyMap<string, number>): number {
  return worries.size === 0 ? 0 : Math.max(0, ...tagged.map((worry) => worries.get(worry) ?? 0))
}

function isNamed(title: string, question: string): boolean {
  return title.length > 1 && question.includes(title)
}

function addPassage(documents: Map<string, RankedDocument>, passage: Candidate, score: number): void {
  const { documentId } = passage
  const document = documents.get(documentId)
  if (!document) documents.set(documentId, { documentId, best: passage, score })
  else if (score > document.score) {
    document.score = score + OTHER_PASSAGES * document.score
    document.best = passage
  } else document.score += OTHER_PASSAGES * score
}

function weighted(evidence: Float64Array, idf: readonly number[]): number {
  return evidence.reduce((sum, value, index) => sum + value * (idf[index] ?? 0), 0)
}

/** Inverse document frequency of each feature among the candidates. */
function idfAmong(evidences: readonly Float64Array[]): number[] {
  const count = evidences.length
  const [first] = evidences
  return Array.from(first ?? [], (_, index) => {
    const having = evidences.reduce((sum, evidence) => sum + ((evidence[index] ?? 0) > 0 ? 1 : 0), 0)
    return Math.log(1 + (count - having + 0.5) / (having + 0.5))
  })
}

function gather(candidate: Candidate, numbers: ReadonlyMap<string, number>, grams: readonly Grams[]): Evidence {
  const words = new Float64Array(numbers.size)
  const pairs = new Float64Array(Math.max(0, numbers.size - 1))
  for (const field of FIELDS) gatherWords(candidate.words[field], FIELD_WEIGHTS[field], field === 'body', numbers, words, pairs)
  const names = new Float64Array(numbers.size)
  for (const name of candidate.words.names) {
    const index = numbers.get(name)
    if (index !== undefined) names[index] = 1
  }
  const { title, body } = candidate.comparable
  const bodyWorth = 1 / lengthFactor(body.length, AVERAGE_BODY_LENGTH)
  const found = grams.map((kind, index) => {
    const length = GRAM_WEIGHTS[index]?.length ?? 0
    const evidence = new Float64Array(kind.numbers.size)
    gatherGrams(title, length, FIELD_WEIGHTS.title, kind, evidence)
    gatherGrams(body, length, bodyWorth, kind, evidence)
    return evidence.map(saturate)
  })
  return { candidate, names, words: words.map(saturate), pairs: pairs.map(saturate), grams: found }
}

function saturate(weight: number): number {
  return (weight * (K1 + 1)) / (weight + K1)
}

function lengthFactor(length: number, average: number): number {
  return 1 - B + (B * length) / average
}

/** Adds what one field says: how often each word stands in it, and which neighbours of the question stand together. */
function gatherWords(
  field: readonly string[],
  weight: number,
  isBody: boolean,
  /** The number of each word of the question. */
  numbers: ReadonlyMap<string, number>,
  evidence: Float64Array,
  pairs: Float64Array,
): void {
  if (field.length === 0) return
  const worth = isBody ? weight / lengthFactor(field.length, AVERAGE_BODY_WORDS) : weight
  const lastPlace = new Int32Array(numbers.size).fill(-PAIR_DISTANCE - 1)
  for (let place = 0; place < field.length; place += 1) {
    const index = numbers.get(field[place] ?? '')
    if (index === undefined) continue
    evidence[index] = (evidence[index] ?? 0) + worth
    lastPlace[index] = place
    if (index > 0 && place - (lastPlace[index - 1] ?? 0) <= PAIR_DISTANCE) pairs[index - 1] = (pairs[index - 1] ?? 0) + worth
  }
}

function gatherGrams(text: string, length: number, worth: number, grams: Grams, evidence: Float64Array): void {
  for (let place = 0; place + length <= text.length; place += 1) {
    if (grams.begins[text.charCodeAt(place)] === 0) continue
    const index = grams.numbers.get(codeOf(text, place, length))
    if (index !== undefined) evidence[index] = (evidence[index] ?? 0) + worth
  }
}

/** The runs of so many neighbouring letters and digits of a text. */
interface Grams {
  /** By the code of each run: a number is looked up faster than a piece of text, which would have to be cut out first. */
  numbers: Map<number, number>
  /** 1 for each UTF-16 unit with which one begins: most places of a text are passed over at a glance. */
  begins: Uint8Array
}

const UNITS = 65_536

function gramsOf(text: string, length: number): Grams {
  const numbers = new Map<number, number>()
  const begins = new Uint8Array(UNITS)
  for (const [run] of text.matchAll(/[\p{L}\p{N}ー]+/gu)) {
    for (let place = 0; place + length <= run.length; place += 1) {
      const code = codeOf(run, place, length)
      if (!numbers.has(code)) numbers.set(code, numbers.size)
      begins[run.charCodeAt(place)] = 1
    }
  }
  return { numbers, begins }
}

/** The UTF-16 units of a run as the digits of one number, exact for up to three. */
function codeOf(text: string, place: number, length: number): number {
  let code = 0
  for (let unit = 0; unit < length; unit += 1) code = code * UNITS + text.charCodeAt(place + unit)
  return code
}
