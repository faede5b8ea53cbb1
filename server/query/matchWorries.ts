import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'

/** A worry counts as meant from this likeness on: about half of the words of both wordings are shared. */
const LEAST_LIKENESS = 0.5

interface Wording {
  worry: string
  /** How many different words it has. */
  words: number
}

/** The wordings of the worries by the words in them. */
type Wordings = ReadonlyMap<string, readonly Wording[]>

const wordingsOf = new WeakMap<Reference, Wordings>()

/**
 * The worries that a question puts into its own words, with their likeness, 0.5 to 1: twice the shared words over the words of both (Dice), for the
 * likest of a worry's wordings. 頑張っても評価されない is near 評価されない, a wording of 改善が人事評価に反映されない.
 */
export function matchWorries(words: readonly string[], analyser: Analyser, reference: Reference): Map<string, number> {
  const asked = new Set(words)
  const byWord = wordings(analyser, reference)
  const shared = new Map<Wording, number>()
  for (const word of asked) for (const wording of byWord.get(word) ?? []) shared.set(wording, (shared.get(wording) ?? 0) + 1)
  const likest = new Map<string, number>()
  for (const [wording, count] of shared) {
    const likeness = (2 * count) / (asked.size + wording.words)
    if (likeness >= LEAST_LIKENESS && likeness > (likest.get(wording.worry) ?? 0)) likest.set(wording.worry, likeness)
  }
  return likest
}

function wordings(analyser: Analyser, reference: Reference): Wordings {
  const known = wordingsOf.get(reference)
  if (known) return known
  const byWord = new Map<string, Wording[]>()
  for (const { id, label, synonyms } of reference.vocabularies.worries) {
    for (const text of [label, ...synonyms]) {
      const words = new Set(analyser.words(text))
      const wording = { worry: id, words: words.size }
      for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), wording])
    }
  }
  wordingsOf.set(reference, byWord)
  return byWord
}
