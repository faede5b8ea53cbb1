import type { EngineQuery, Filter } from '#engine'
import { toNumbers } from '#meaning'
import { PASSAGES } from '#publish'
import { meaningOf, wordsOf, type KnownWord } from './chooseWords.ts'

/** Passages taken in the order of the question's own words. */
const IN_ORDER = 40
/** Of the question's words the rarest are asked for: with all ten nDCG on JSQuAD is the same. */
const WORDS_IN_ORDER = 6
/** The rarest words, each of which leads a query of its own (three of them: the same nDCG, and a query more). */
const LEADING_WORDS = 2
/** Words of such a query. */
const WORDS_LED = 4
/** Passages taken from each of those. */
const PER_LEADING_WORD = 20

/** Passages taken because they lie near the question in meaning, whatever words they use. */
const BY_MEANING = 20
/**
 * So many are taken where filters are chosen: the engine looks for the nearest among all, and what does not fulfil the filters is left out here. To look
 * for the nearest of a part takes it five times as long (19.5 ms with one level chosen, 3.6 ms without, at 100,000 passages).
 */
const BY_MEANING_FILTERED = 60

/**
 * What to ask the engine for candidates. It gives up words from the end, so a passage without the first word is never found; therefore the
 * rarest words lead in turn, the others following in their own order. Passages that say the same in other words are found by meaning.
 * @param filter holds for what is found by words only.
 */
export function candidateQueries(words: readonly KnownWord[], filter: Filter | null = null): EngineQuery[] {
  const inOrder = rarestOf(words, WORDS_IN_ORDER)
  const leading = rarestOf(words, LEADING_WORDS).filter((word) => word !== inOrder[0])
  const query = (order: readonly KnownWord[], first: number): EngineQuery => ({
    index: PASSAGES,
    words: wordsOf(order),
    first,
    ...(filter && { filter }),
  })
  const vector = meaningOf(words)
  return [
    query(inOrder, IN_ORDER),
    ...leading.map((lead) => {
      const others = words.filter((word) => word !== lead)
      return query([lead, ...rarestOf(others, WORDS_LED - 1)], PER_LEADING_WORD)
    }),
    ...(vector ? [{ index: PASSAGES, vector: toNumbers(vector), first: filter ? BY_MEANING_FILTERED : BY_MEANING }] : []),
  ]
}

/** Passages taken because their record is about a worry that the question expresses. */
const OF_WORRY = 30

/** What to ask for among the records of a worry: what they have in common with the question are its commoner words. */
export function worryQuery(words: readonly KnownWord[]): EngineQuery {
  return { index: PASSAGES, words: wordsOf([...words].sort((a, b) => a.idf - b.idf)), first: OF_WORRY }
}

/** The rarest words, in their own order. */
function rarestOf(words: readonly KnownWord[], count: number): KnownWord[] {
  const rarest = new Set([...words].sort((a, b) => b.idf - a.idf).slice(0, count))
  return words.filter((word) => rarest.has(word))
}
