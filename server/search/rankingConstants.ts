import type { WordFields } from '#publish'

/**
 * What ranking is made of, each with its reason and what was measured. indexer/DESIGN.md tells how they were chosen, and what was left.
 *
 * Where two numbers stand side by side they are nDCG@10 on both halves of JSQuAD, ranked as tests/benchmark/tuneRanking.ts ranks them: 0.9577 and 0.9637
 * with the constants as they are. From one index to the next these vary by 0.0003, so what differs by less is alike. JSQuAD's passages have a title and
 * a body, and no names, summaries, terms, headings or worries: what concerns those only the judged questions of tests/relevance tell.
 */

/** Words that are asked for, the rarest where there are more: the engine counts only the first ten of a query. */
export const MOST_WORDS = 10
/**
 * Words of a lower idf stand in more than half of all passages: they say what the library is about, not what the question is, and find nothing
 * beside others. (0.7 is the idf of a word in half of them, ln 2.)
 */
export const COMMON_IDF = 0.7
/** Words that a beginning is completed to, the most frequent first; chosen, not measured. */
export const MOST_COMPLETIONS = 3

/** Passages taken in the order of the question's own words. */
export const IN_ORDER = 40
/** Of the question's words the rarest are asked for: with all ten nDCG on JSQuAD is the same. */
export const WORDS_IN_ORDER = 6
/** The rarest words, each of which leads a query of its own (three of them: the same nDCG, and a query more). */
export const LEADING_WORDS = 2
/** Words of such a query (2: 0.9574 and 0.9635; 8: 0.9576 and 0.9639, for longer queries). */
export const WORDS_LED = 4
/** Passages taken from each of those (20: the same nDCG on JSQuAD, and each hit costs the engine 20 µs). */
export const PER_LEADING_WORD = 10

/** Passages taken because their record's title has the rarest words: where all words stand in many passages, the engine knows no difference between these. */
export const BY_TITLE = 15

/** Passages taken because they lie near the question in meaning, whatever words they use (20: the same). */
export const BY_MEANING = 15
/**
 * So many are taken where filters are chosen: the engine looks for the nearest among all, and what does not fulfil the filters is left out here. To look
 * for the nearest of a part takes it five times as long (19.5 ms with one level chosen, 3.6 ms without, at 100,000 passages).
 */
export const BY_MEANING_FILTERED = 60

/**
 * Passages taken because their record is about a worry that the question expresses. All of them have the words of its wordings, so which come among the
 * first is chance for those alike: with 30, next-leader-2022, which writes 協力してもらえない, was missing for 課長が協力してくれない.
 */
export const OF_WORRY = 60

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
   * vocabulary term covers many cases, and its synonyms only say that somebody might call it so. (Title half: 0.9576 and 0.9635, double: 0.9572 and 0.9637;
   * body half: 0.9565 and 0.9637, double: 0.9582 and 0.9643. Names half and double: the same
   * on the judged names and years. Summary, terms and heading: chosen, not measured one by one.)
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
  /**
   * BM25's length normalisation for bodies, a little weaker than usual because passages are of similar length by construction (0.4: 0.9572 and 0.9634;
   * 0.5: 0.9569 and 0.9637; 0.65: 0.9572 and 0.9643, measured side by side on a later state than the others).
   */
  b: 0.65,
  /**
   * The length at which a body is neither favoured nor held back, in words and in characters. Above what was counted, 28 words and 103 characters in the
   * starter corpus, 47 and 172 on JSQuAD: only longer passages are held back. (Words half: 0.9563 and 0.9641, double: 0.9579 and 0.9639; characters half:
   * 0.9573 and 0.9641, double: 0.9580 and 0.9637.)
   */
  averageBodyWords: 70,
  averageBodyLength: 200,
  /** Words may be this far apart and still count as side by side (1: 0.9575 and 0.9636; 4: 0.9579 and 0.9638). */
  pairDistance: 2,

  /**
   * Two and three characters in a row find what the dictionary cut differently on both sides; each says less than a word (0.1–0.8 tried; without the
   * threes 0.001 nDCG less; threes 0.1: 0.9567 and 0.9635, 0.2: 0.9569 and 0.9637, 0.3: 0.9575 and 0.9637).
   */
  twoWeight: 0.3,
  threeWeight: 0.3,
  /** Two words of the question that stand side by side say more than the two apart (0.8 of 0.3–1.2 tried). */
  pairWeight: 0.8,
  /** That a record is of the year or place asked for says more than that it mentions it; added once per word, in parts of its idf (0.4 and 1.6: the same on the judged names and years). */
  namedWeight: 0.8,
  /** That a passage points in the same direction as the question, in parts of the question's whole idf (0.2–0.4 alike, 0.7 too much). */
  meaningWeight: 0.3,
  /** The question names the whole title: then it is about just that (1–5 tried; +0.0006 nDCG). */
  titleNamed: 5,
  /**
   * The title has all words of the question in a row, in parts of their whole idf: who types a stretch of a title means that record. (Of 2,460 stretches
   * of titles 98.1 % put their record first, 96.4 % without; JSQuAD's questions are no titles.)
   */
  inTitle: 1,
  /** That the record is about the worry which the question puts into its own words, in parts of the question's whole idf (of 57 judged worries and
   * sentences as many in their places with 0.5 and 2; the first hit is right in 46, 47 and 48 of them with 0.5, 1 and 2). */
  worryWeight: 1,
  /** How much more a proper noun tells than another word that is as rare (1.2–2 alike; +0.0004 nDCG). */
  properNoun: 1.4,
  /** What documents of the same title do for one another: where a subject is found again and again, each finding counts more (0.05–0.12 alike). */
  sameTitle: 0.08,
  /** What a document's further passages add to its best one (0, 0.025 and 0.1: 0.9576 and 0.9637 each). */
  otherPassages: 0.05,
}

/** Other values serve to find better ones (tests/benchmark/tuneRanking.ts). */
export type RankingConstants = Readonly<typeof RANKING>
