import type { WordFields } from '#publish'

/**
 * What ranking is made of, each with its reason and what was measured. indexer/DESIGN.md tells how they were chosen, and what was left.
 */

/** Words that are asked for, the rarest where there are more: the engine counts only the first ten of a query. */
export const MOST_WORDS = 10
/**
 * Words of a lower idf stand in more than half of all passages: they say what the library is about, not what the question is, and find nothing by
 * themselves. (0.7 is the idf of a word in half of them, ln 2.)
 */
export const COMMON_IDF = 0.7
/** Words that a beginning is completed to, the most frequent first. */
export const MOST_COMPLETIONS = 3

/** Passages taken in the order of the question's own words. */
export const IN_ORDER = 40
/** Of the question's words the rarest are asked for: with all ten nDCG on JSQuAD is the same. */
export const WORDS_IN_ORDER = 6
/** The rarest words, each of which leads a query of its own (three of them: the same nDCG, and a query more). */
export const LEADING_WORDS = 2
/** Words of such a query. */
export const WORDS_LED = 4
/** Passages taken from each of those (20: the same nDCG on JSQuAD, and each hit costs the engine 20 µs). */
export const PER_LEADING_WORD = 10

/** Passages taken because they lie near the question in meaning, whatever words they use (20: the same). */
export const BY_MEANING = 15
/**
 * So many are taken where filters are chosen: the engine looks for the nearest among all, and what does not fulfil the filters is left out here. To look
 * for the nearest of a part takes it five times as long (19.5 ms with one level chosen, 3.6 ms without, at 100,000 passages).
 */
export const BY_MEANING_FILTERED = 60

/** Passages taken because their record is about a worry that the question expresses. */
export const OF_WORRY = 30

/**
 * A worry counts as meant from this likeness on (0.45 puts one judged sentence fewer in its place; by the number of equal words alone, 0.5 of Dice's
 * coefficient, 課長が協力してくれない was near no worry).
 */
export const LEAST_LIKENESS = 0.5
/** How telling a word is that no wording of a worry has, in parts of one that a single wording has (0.35 puts one judged sentence fewer in its place). */
export const UNSAID_WORD = 0.5

/**
 * How little the first places stand out among the others where our ranking is joined with that of an embedding service. The source's value; there is no
 * service here to measure it with.
 * @see Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet and individual Rank Learning Methods, SIGIR 2009
 */
export const RANKS_ALIKE = 60

/** What stands in a passage, and what it is worth. */
export const RANKING = {
  /**
   * How many occurrences in the body one occurrence in a field is worth. A title is chosen with care, names and years say whose case it is; a
   * vocabulary term covers many cases, and its synonyms only say that somebody might call it so.
   */
  fieldWeights: {
    title: 5,
    names: 5,
    summary: 2,
    terms: 0.25,
    heading: 0.2,
    body: 1,
  } satisfies Record<keyof WordFields, number>,
  /** BM25's saturation, low: a second occurrence says little more than the first (0.9 loses 0.002 nDCG on JSQuAD). */
  k1: 0.5,
  /** BM25's length normalisation for bodies, weaker than usual because passages are of similar length by construction. */
  b: 0.5,
  averageBodyWords: 70,
  averageBodyLength: 200,
  /** Words may be this far apart and still count as side by side. */
  pairDistance: 2,

  /**
   * Two and three characters in a row find what the dictionary cut differently on both sides; each says less than a word (0.1–0.8 tried; without the
   * threes 0.001 nDCG less).
   */
  twoWeight: 0.3,
  threeWeight: 0.2,
  /** Two words of the question that stand side by side say more than the two apart (0.8 of 0.3–1.2 tried). */
  pairWeight: 0.8,
  /** That a record is of the year or place asked for says more than that it mentions it; added once per word, in parts of its idf. */
  namedWeight: 0.8,
  /** That a passage points in the same direction as the question, in parts of the question's whole idf (0.2–0.4 alike, 0.7 too much). */
  meaningWeight: 0.3,
  /** The question names the whole title: then it is about just that (1–5 tried; +0.0006 nDCG). */
  titleNamed: 5,
  /** That the record is about the worry which the question puts into its own words, in parts of the question's whole idf. */
  worryWeight: 1,
  /** How much more a proper noun tells than another word that is as rare (1.2–2 alike; +0.0004 nDCG). */
  properNoun: 1.4,
  /** What documents of the same title do for one another: where a subject is found again and again, each finding counts more (0.05–0.12 alike). */
  sameTitle: 0.08,
  /** What a document's further passages add to its best one. */
  otherPassages: 0.05,
}

/** Other values serve to find better ones (tests/benchmark/tuneRanking.ts). */
export type RankingConstants = Readonly<typeof RANKING>
