import { productOf } from '#meaning'
import { meaningOf, type KnownWord } from './chooseWords.ts'
import { gatherGrams, gatherWords } from './gatherEvidence.ts'
import { RANKING, type RankingConstants } from './rankingConstants.ts'
import type { FoundEntry, Passage } from './readPassages.ts'
import { placesByNumber } from './wordNumbers.ts'

/** A passage that may answer the question. */
export type Candidate = Pick<Passage, keyof FoundEntry | 'words' | 'comparable' | 'vector' | 'worry'>

export interface RankedDocument {
  documentId: string
  /** The passage that fits best. */
  best: FoundEntry
  score: number
}

/** The question besides its words. */
interface AskedText {
  /** As it is compared character by character. */
  comparable: string
  /** Which of its words are proper nouns. */
  names?: ReadonlySet<string>
  /** The worries that it expresses, with their likeness, 0 to 1. */
  worries?: ReadonlyMap<string, number>
}

/**
 * Orders the documents of the candidates by the evidence for the question: BM25 over weighted fields for words, the same for neighbouring words
 * and for runs of characters. How telling a pair or a run is, is counted among the candidates: only they are being told apart.
 * Highest score first; each document once, with its best passage.
 * @param isFound leaves candidates out; told of each which of the words it has.
 * @param constants others than those in use serve to find better ones.
 */
export function rankDocuments<Kind extends Candidate>(
  candidates: readonly Kind[],
  words: readonly KnownWord[],
  { comparable, names = new Set(), worries = new Map() }: AskedText,
  isFound: (candidate: Kind, hasWord: (index: number) => boolean) => boolean = () => true,
  constants: RankingConstants = RANKING,
): RankedDocument[] {
  const said = gatherWords(
    candidates,
    words.map(({ word }) => word),
    constants,
  )
  const rows = candidates.flatMap((candidate, row) => (isFound(candidate, (index) => said.words.has(row, index)) ? row : []))
  const grams = gatherGrams(candidates, rows, comparable, constants)
  const wordIdf = words.map(({ word, idf }) => (names.has(word) ? constants.properNoun * idf : idf))
  const idf = { pairs: said.pairs.idfAmong(rows), twos: grams.twos.idfAmong(rows), threes: grams.threes.idfAmong(rows) }
  const meaning = meaningOf(words)
  const places = placesByNumber(words.map(({ word }) => word))
  const wholeIdf = wordIdf.reduce((sum, one) => sum + one, 0)
  const documents = new Map<string, RankedDocument>()
  for (const row of rows) {
    const candidate = candidates[row] as Kind
    let score =
      said.words.weighted(row, wordIdf) +
      constants.namedWeight * said.names.weighted(row, wordIdf) +
      constants.pairWeight * said.pairs.weighted(row, idf.pairs) +
      constants.twoWeight * grams.twos.weighted(row, idf.twos) +
      constants.threeWeight * grams.threes.weighted(row, idf.threes)
    if (meaning && candidate.vector) score += constants.meaningWeight * wholeIdf * productOf(meaning, candidate.vector)
    score += constants.worryWeight * wholeIdf * likestOf(candidate.worry, worries)
    if (isNamed(candidate.comparable.title, comparable)) score += constants.titleNamed
    if (saysInARow(candidate.words.title, places, words.length, constants)) score += constants.inTitle * wholeIdf
    addPassage(documents, candidate, score, constants)
  }
  supportByTitle(documents, candidates, constants)
  return [...documents.values()].sort((a, b) => b.score - a.score)
}

function supportByTitle(
  documents: ReadonlyMap<string, RankedDocument>,
  candidates: readonly Candidate[],
  { sameTitle }: RankingConstants,
): void {
  const byTitle = new Map<string, Set<RankedDocument>>()
  for (const { documentId, comparable } of candidates) {
    const document = documents.get(documentId)
    const group = byTitle.get(comparable.title) ?? new Set()
    if (document) byTitle.set(comparable.title, group.add(document))
  }
  for (const group of byTitle.values()) {
    if (group.size < 2) continue
    const support = [...group].reduce((sum, { score }) => sum + score, 0) / Math.sqrt(group.size)
    for (const document of group) document.score += sameTitle * support
  }
}

function likestOf(tagged: readonly string[], worries: ReadonlyMap<string, number>): number {
  return worries.size === 0 ? 0 : Math.max(0, ...tagged.map((worry) => worries.get(worry) ?? 0))
}

function isNamed(title: string, question: string): boolean {
  return title.length > 1 && question.includes(title)
}

/** Whether a text has all words of the question, side by side in their order. @param places of the question's words, from 1, by their numbers */
function saysInARow(said: Uint32Array, places: Uint16Array, count: number, { pairDistance }: RankingConstants): boolean {
  let [next, last] = [0, 0]
  for (let place = 0; place < said.length && next < count; place += 1) {
    const index = (places[said[place] ?? 0] ?? 0) - 1
    if (index === next && (next === 0 || place - last <= pairDistance)) [next, last] = [next + 1, place]
    else if (index === 0) [next, last] = [1, place]
  }
  return count > 0 && next === count
}

function addPassage(documents: Map<string, RankedDocument>, passage: Candidate, score: number, { otherPassages }: RankingConstants): void {
  const { documentId } = passage
  const document = documents.get(documentId)
  if (!document) documents.set(documentId, { documentId, best: passage, score })
  else if (score > document.score) {
    document.score = score + otherPassages * document.score
    document.best = passage
  } else document.score += otherPassages * score
}
