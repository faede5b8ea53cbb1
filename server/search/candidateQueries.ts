import type { EngineQuery, Filter } from '#engine'
import { toNumbers } from '#meaning'
import { IN_TITLE, PASSAGES } from '#publish'
import { meaningOf, wordsOf, type KnownWord } from './chooseWords.ts'
import {
  BY_MEANING,
  BY_MEANING_FILTERED,
  BY_TITLE,
  IN_ORDER,
  LEADING_WORDS,
  OF_WORRY,
  PER_LEADING_WORD,
  WORDS_IN_ORDER,
  WORDS_LED,
} from './rankingConstants.ts'

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
    { ...query(leadingFirst(inOrder), BY_TITLE), within: IN_TITLE },
    ...(vector ? [{ index: PASSAGES, vector: toNumbers(vector), first: filter ? BY_MEANING_FILTERED : BY_MEANING }] : []),
  ]
}

/**
 * What to ask for among the records of a worry. All of them have the words of its wordings, so one of these comes first; what they have otherwise in
 * common with the question are its commoner words.
 * @param worded words in which worries are worded
 */
export function worryQuery(words: readonly KnownWord[], worded: ReadonlySet<string>): EngineQuery {
  const order = [...words].sort((a, b) => Number(worded.has(b.word)) - Number(worded.has(a.word)) || a.idf - b.idf)
  return { index: PASSAGES, words: wordsOf(order), first: OF_WORRY }
}

/** Words with the rarest at the head, the others in their own order. */
function leadingFirst(words: readonly KnownWord[]): KnownWord[] {
  const [lead] = rarestOf(words, 1)
  return lead ? [lead, ...words.filter((word) => word !== lead)] : []
}

/** The rarest words, in their own order. */
function rarestOf(words: readonly KnownWord[], count: number): KnownWord[] {
  const rarest = new Set([...words].sort((a, b) => b.idf - a.idf).slice(0, count))
  return words.filter((word) => rarest.has(word))
}
