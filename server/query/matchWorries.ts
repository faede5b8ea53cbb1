import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { LEAST_LIKENESS, UNSAID_WORD } from '../search/rankingConstants.ts'

interface Wording {
  worry: string
  /** The squared length of its words, each weighted by how telling it is. */
  length: number
}

/** How the worries are worded. */
interface Wordings {
  /** The wordings by the words in them. */
  byWord: ReadonlyMap<string, readonly Wording[]>
  /** How telling a word is among them. */
  weightOf: (word: string) => number
}

const wordingsOf = new WeakMap<Reference, Wordings>()

/**
 * The worries that a question puts into its own words, with their likeness, 0.5 to 1: the cosine of both wordings, their words weighted by how telling they
 * are among the wordings of all worries (inverse document frequency), for the likest of a worry's wordings. 課長が協力してくれない is near 同僚の協力が得られない,
 * because no other worry is about 協力.
 */
export function matchWorries(words: readonly string[], analyser: Analyser, reference: Reference): Map<string, number> {
  const asked = new Set(words)
  const { byWord, weightOf } = wordings(analyser, reference)
  const products = new Map<Wording, number>()
  for (const word of asked) {
    for (const wording of byWord.get(word) ?? []) products.set(wording, (products.get(wording) ?? 0) + weightOf(word) ** 2)
  }
  const length = lengthOf(asked, weightOf)
  const likest = new Map<string, number>()
  for (const [wording, product] of products) {
    const likeness = Math.min(1, product / Math.sqrt(length * wording.length))
    if (likeness >= LEAST_LIKENESS && likeness > (likest.get(wording.worry) ?? 0)) likest.set(wording.worry, likeness)
  }
  return likest
}

/** Those of the words in which some worry is worded: every record of a worry has the words of its wordings. */
export function worryWords(words: readonly string[], analyser: Analyser, reference: Reference): Set<string> {
  const { byWord } = wordings(analyser, reference)
  return new Set(words.filter((word) => byWord.has(word)))
}

function wordings(analyser: Analyser, reference: Reference): Wordings {
  const known = wordingsOf.get(reference)
  if (known) return known
  const all = reference.vocabularies.worries.flatMap(({ id, label, synonyms }) =>
    [label, ...synonyms].map((text) => ({ worry: id, words: new Set(analyser.words(text)) })),
  )
  const counts = new Map<string, number>()
  for (const word of all.flatMap(({ words }) => [...words])) counts.set(word, (counts.get(word) ?? 0) + 1)
  const idf = (count: number) => Math.log(1 + (all.length - count + 0.5) / (count + 0.5))
  const weightOf = (word: string) => idf(counts.get(word) ?? 1) * (counts.has(word) ? 1 : UNSAID_WORD)
  const byWord = new Map<string, Wording[]>()
  for (const { worry, words } of all) {
    const wording = { worry, length: lengthOf(words, weightOf) }
    for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), wording])
  }
  const made = { byWord, weightOf }
  wordingsOf.set(reference, made)
  return made
}

function lengthOf(words: ReadonlySet<string>, weightOf: (word: string) => number): number {
  return [...words].reduce((sum, word) => sum + weightOf(word) ** 2, 0)
}
