import { findYears, fold } from '#analysis'
import type { Reference } from '#corpus'
import type { Term } from '#model'
import type { RecordEntry } from '#publish'
import { termOf } from '../labels.ts'
import type { KnownWord } from '../search/chooseWords.ts'
import { FEW_MUNICIPALITIES } from './fewMunicipalities.ts'
import type { SimilarCandidate } from './similarCandidates.ts'

/** What two records have in common, by the ids of the vocabularies. */
export interface Likeness {
  worries: string[]
  outcomes: string[]
  programme: string | null
  levels: string[]
  /** In the order in which the record passes through them. */
  scenes: string[]
  /** The other passes through several of them in the same order. */
  isSameCourse: boolean
  /** Name of a municipality of both. */
  municipality: string | null
  /** Similar-municipality group (類似団体) of municipalities of both. */
  group: string | null
  /** Telling words of both, the rarest first. */
  words: string[]
}

type Compared = Pick<RecordEntry, 'card' | 'worry' | 'outcome' | 'programme' | 'level' | 'scene' | 'municipality'>

/** Evidence of likeness in thousandths of the way from the last candidate to the first: it orders anew what is already near in meaning. */
const WEIGHTS = { worry: 300, outcome: 150, programme: 100, level: 60, scene: 80, sameCourse: 120, municipality: 50, group: 120, word: 60 }
/** Further terms of one vocabulary say little more. */
const MAX_COUNTED = 2
const MAX_WORDS = 3
/** A word in more than about an eighth of all passages tells nothing (its inverse document frequency). */
const TELLING_IDF = 2
const MAX_REASONS = 3

/** What a record has in common with another. @param telling the record's key words with how telling they are */
export function likenessOf(record: Compared, other: SimilarCandidate, telling: readonly KnownWord[], reference: Reference): Likeness {
  const scenes = shared(record.scene, other.scene)
  return {
    worries: shared(record.worry, other.worry),
    outcomes: shared(record.outcome, other.outcome),
    programme: shared(record.programme, other.programme)[0] ?? null,
    levels: shared(record.level, other.level),
    scenes,
    isSameCourse: scenes.length > 1 && shared(other.scene, record.scene).join() === scenes.join(),
    ...placesInCommon(record.municipality, other.municipality, reference),
    words: wordsInCommon(telling, other.keyWords),
  }
}

/** The rarest telling words of both: neither years, which are when and not what, nor the parts of a compound that stands there whole. */
function wordsInCommon(telling: readonly KnownWord[], theirs: readonly string[]): string[] {
  const common = telling.filter(({ word, idf }) => idf >= TELLING_IDF && theirs.includes(word) && !isYear(word))
  return common
    .filter(({ word }) => !common.some((other) => other.word !== word && other.word.includes(word)))
    .sort((a, b) => b.idf - a.idf)
    .slice(0, MAX_WORDS)
    .map(({ word }) => word)
}

function isYear(word: string): boolean {
  return findYears(word).some(({ start, end }) => start === 0 && end === word.length)
}

function placesInCommon(
  ours: readonly string[],
  theirs: readonly string[],
  { municipalities }: Reference,
): Pick<Likeness, 'municipality' | 'group'> {
  if (Math.max(ours.length, theirs.length) > FEW_MUNICIPALITIES) return { municipality: null, group: null }
  const [same] = shared(ours, theirs)
  const groupsOf = (codes: readonly string[]) => codes.flatMap((code) => municipalities.byCode(code)?.similarGroup ?? [])
  return {
    municipality: same === undefined ? null : (municipalities.byCode(same)?.name ?? null),
    group: same === undefined ? (shared(groupsOf(ours), groupsOf(theirs))[0] ?? null) : null,
  }
}

/** How much the likeness counts, beside 0 for the last candidate in meaning and 1000 for the first. */
export function weightOf(likeness: Likeness): number {
  const counted = (some: readonly string[]) => Math.min(some.length, MAX_COUNTED)
  return (
    WEIGHTS.worry * counted(likeness.worries) +
    WEIGHTS.outcome * counted(likeness.outcomes) +
    WEIGHTS.programme * Number(likeness.programme !== null) +
    WEIGHTS.level * counted(likeness.levels) +
    WEIGHTS.scene * counted(likeness.scenes) +
    WEIGHTS.sameCourse * Number(likeness.isSameCourse) +
    WEIGHTS.municipality * Number(likeness.municipality !== null) +
    WEIGHTS.group * Number(likeness.group !== null) +
    WEIGHTS.word * likeness.words.length
  )
}

/** The likeness in words, the most telling first, few enough to be read. */
export function tellLikeness(likeness: Likeness, { vocabularies }: Reference): string[] {
  const { worries, outcomes, programme, levels, scenes, isSameCourse, municipality, group, words } = likeness
  const label = (terms: readonly Term[], id: string) => termOf(terms, id).label
  const course = scenes.map((id) => label(vocabularies.scenes, id))
  const first = (terms: readonly Term[], ids: readonly string[], kind: string) =>
    ids.slice(0, 1).map((id) => `同じ${kind}「${label(terms, id)}」`)
  return [
    ...first(vocabularies.worries, worries, '悩み'),
    ...(words.length > 0 ? [`共通する言葉「${words.map((word) => asWritten(word, vocabularies.lexicon)).join('」「')}」`] : []),
    ...(municipality === null ? [] : [`同じ自治体（${municipality}）`]),
    ...(group === null ? [] : [`同じ類似団体（${group}）`]),
    ...(isSameCourse ? [`同じ道筋（${course.join('→')}）`] : []),
    ...first(vocabularies.outcomes, outcomes, '成果'),
    ...(programme === null ? [] : first(vocabularies.programmes, [programme], '研究会・制度')),
    ...(isSameCourse ? [] : first(vocabularies.scenes, scenes, '場面')),
    ...first(vocabularies.levels, levels, '目的レベル'),
  ].slice(0, MAX_REASONS)
}

/** Words are kept folded; terms of the field are shown as the field writes them (DX). */
function asWritten(word: string, lexicon: readonly { term: string }[]): string {
  return lexicon.find(({ term }) => fold(term) === word)?.term ?? (/^[a-z0-9]+$/.test(word) ? word.toUpperCase() : word)
}

function shared(a: readonly string[], b: readonly string[]): string[] {
  const others = new Set(b)
  return [...new Set(a)].filter((value) => others.has(value))
}
