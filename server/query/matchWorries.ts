import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'

/** A worry counts as meant from this likeness on: about half of the words of both wordings are shared. */
const LEAST_LIKENESS = 0.5

interface Wording {
  worry: string
  words: ReadonlySet<string>
}

const wordingsOf = new WeakMap<Reference, Wording[]>()

/**
 * The worries that a question puts into its own words, with their likeness, 0.5 to 1: twice the shared words over the words of both (Dice), for the
 * likest of a worry's wordings. 頑張っても評価されない is near 評価されない, a wording of 改善が人事評価に反映されない.
 */
export function matchWorries(words: readonly string[], analyser: Analyser, reference: Reference): Map<string, number> {
  const likest = new Map<string, number>()
  const asked = new Set(words)
  if (asked.size === 0) return likest
  for (const wording of wordings(analyser, reference)) {
    let shared = 0
    for (const word of wording.words) if (asked.has(word)) shared += 1
    const likeness = (2 * shared) / (asked.size + wording.words.size)
    if (likeness >= LEAST_LIKENESS && likeness > (likest.get(wording.worry) ?? 0)) likest.set(wording.worry, likeness)
  }
  return likest
}

function wordings(analyser: Analyser, reference: Reference): Wording[] {
  const known = wordingsOf.get(reference)
  if (known) return known
  const made = reference.vocabularies.worries.flatMap(({ id, label, synonyms }) =>
    [label, ...synonyms].map((wording) => ({ worry: id, words: new Set(analyser.words(wording)) })),
  )
  wordingsOf.set(reference, made)
  return made
}
