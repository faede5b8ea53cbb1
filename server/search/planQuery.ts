import type { Token } from '#analysis'
import type { Reference } from '#corpus'
import { encodeExclusions, type EngineQuery, type EngineReader, type Filter } from '#engine'
import { facetFilter, RECORDS, SAID } from '#publish'
import { chooseWords, occurringWords, type KnownWord } from './chooseWords.ts'
import { FILTER_NAMES, type FilterName } from '../query/filterNames.ts'
import { findPhrase, type PhrasePlaces } from './findPhrase.ts'
import { queryNotices } from '../query/queryNotices.ts'
import type { Phrase, Wanted } from '../query/readOperators.ts'
import type { Query } from '../query/readQuery.ts'
import { COMMON_IDF } from './rankingConstants.ts'
import { resolveWords } from './resolveWords.ts'

/** One way in which a document may answer a question. */
export interface Way {
  /** Plain words that narrow, in their own order. */
  words: KnownWord[]
  /** Places of the phrases, all of which a document must have. */
  phrases: PhrasePlaces[]
}

/** A question in the engine's terms. */
export interface Plan {
  /** More than one: a document may answer in any of them. */
  ways: Way[]
  /** All words of a way must stand in a document; otherwise one of its telling words must. */
  isStrict: boolean
  /** Words that are no words by themselves: they decide what is found only where nothing else does. */
  bound: ReadonlySet<string>
  /** All words by whose evidence documents are ranked, those of phrases first. */
  words: KnownWord[]
  /** What must not stand in a document. */
  without: string
  /** Documents with excluded phrases. */
  withoutIds: string[]
  /** Documents that answer because an embedding service finds them near, whatever words they have. */
  nearIds?: readonly string[]
  /** Phrases to mark where they stand. */
  phrases: Phrase[]
  notices: string[]
}

/** Chooses the words that occur and finds the phrases. Null when nothing of what was typed occurs anywhere: all documents would be the wrong answer. */
export async function planQuery(query: Query, reader: EngineReader, reference: Reference): Promise<Plan | null> {
  if (query.isUnsearchable) return null
  const { operators, bound } = query
  if (!operators) {
    const words = await withoutFragments(await resolveWords(query, reader), query, reader)
    if (words.length === 0 && query.words.length + query.guesses.length > 0) return null
    const way = { words, phrases: [] }
    return { ways: [way], isStrict: isOneRun(query), bound, words, without: '', withoutIds: [], phrases: [], notices: [] }
  }
  const { common, alternatives, excludedWords, excludedPhrases } = operators
  const phrases = [...common.phrases, ...alternatives.flatMap((alternative) => alternative.phrases)]
  const placed = await Promise.all(
    [...new Set([...phrases, ...excludedPhrases])].map(async (phrase) => [phrase, await findPhrase(phrase, reader, reference)] as const),
  )
  const found = new Map<Phrase, PhrasePlaces>(placed)
  const places = (wanted: readonly Phrase[]) => wanted.flatMap((phrase) => found.get(phrase) ?? [])
  const ways = (await waysOf(common, alternatives, reader)).map(({ words: narrowing, phrases: quoted }) => ({
    words: narrowing,
    phrases: places(quoted),
  }))
  const possible = ways.filter((way) => way.phrases.every(({ documentIds }) => documentIds.length > 0))
  if (possible.length === 0) return null
  const phraseWords = await chooseWords([...new Set(phrases.flatMap((phrase) => phrase.words))], reader)
  return {
    ways: possible,
    isStrict: alternatives.length > 0,
    bound,
    words: distinct([...phraseWords, ...ways.flatMap((way) => way.words)]),
    without: encodeExclusions(excludedWords),
    withoutIds: places(excludedPhrases).flatMap(({ documentIds }) => documentIds),
    phrases,
    notices: [...found].flatMap(([{ text }, { checked }]) => (checked === null ? [] : [queryNotices.partlyChecked(text, checked)])),
  }
}

const ONE_KANJI = /^\p{Script=Han}$/u

/**
 * A single kanji that the dictionary cut off a word which occurs nowhere (火星・人) says nothing by itself: it would find half of the library for want
 * of the whole. A word that occurs but is not asked for, because ten others are rarer, is known all the same.
 */
export async function withoutFragments(known: KnownWord[], { tokens, words }: Query, reader: EngineReader): Promise<KnownWord[]> {
  const single = (tokens ?? []).flatMap((token, index, all) =>
    ONE_KANJI.test(token.surface) ? [{ token, neighbours: neighboursOf(all, index) }] : [],
  )
  if (single.every(({ neighbours }) => neighbours.length === 0)) return known
  const occurs = new Set([...known, ...(await occurringWords(words, reader))].map(({ word }) => word))
  // What was taken for a filter is among the tokens, but not among the words.
  const asked = new Set(words)
  const isUnknown = ({ bases }: Token) => asked.has(bases[0] ?? '') && !bases.some((base) => occurs.has(base))
  const fragments = single.filter(({ neighbours }) => neighbours.some(isUnknown))
  const dropped = new Set(fragments.flatMap(({ token }) => token.bases))
  return dropped.size === 0 ? known : known.filter(({ word }) => !dropped.has(word))
}

/** Whether all that was typed is one run of pieces: 第3回 means something by all of them only. */
function isOneRun({ tokens, words, bound }: Query): boolean {
  const asked = (tokens ?? []).filter(({ isContent, bases }) => isContent && words.includes(bases[0] ?? ''))
  return (
    words.length > 1 && words.every((word) => bound.has(word)) && asked.slice(1).every(({ start }, index) => start === asked[index]?.end)
  )
}

/** The content words that touch a token. */
function neighboursOf(tokens: readonly Token[], index: number): Token[] {
  const [before, token, after] = [tokens[index - 1], tokens[index], tokens[index + 1]]
  return [before, after].filter((one) => one?.isContent === true && (one.end === token?.start || one.start === token?.end)) as Token[]
}

/** The ways with the words that occur. Unknown words are left out, but a way of which all own words are unknown leads nowhere. */
async function waysOf(
  common: Wanted,
  alternatives: readonly Wanted[],
  reader: EngineReader,
): Promise<{ words: KnownWord[]; phrases: Phrase[] }[]> {
  const ways: { words: KnownWord[]; phrases: Phrase[] }[] = []
  for (const own of alternatives.length > 0 ? alternatives : [common]) {
    const ownWords = await chooseWords(own.words, reader)
    if (own.words.length > 0 && ownWords.length === 0 && own.phrases.length === 0) continue
    const [words, phrases] =
      own === common
        ? [own.words, own.phrases]
        : [
            [...common.words, ...own.words],
            [...common.phrases, ...own.phrases],
          ]
    ways.push({ words: await chooseWords([...new Set(words)], reader), phrases })
  }
  // Unknown plain words beside a known phrase narrow nothing, as beside a known word.
  return ways.length === 0 && common.phrases.length > 0 && alternatives.length === 0 ? [{ words: [], phrases: common.phrases }] : ways
}

function distinct(words: readonly KnownWord[]): KnownWord[] {
  return [...new Map(words.map((word) => [word.word, word])).values()]
}

/** A record about 人材育成 does not say 研修, though it may be called so: what is excluded must not stand in what the record says. */
export function excluding({ without }: Plan): Pick<EngineQuery, 'without' | 'within'> {
  return without === '' ? {} : { without, within: SAID }
}

/** What to ask the records for. @param narrowing a further condition on all of them. */
export function recordQuery(plan: Plan, narrowing: Filter): EngineQuery {
  const ways = plan.ways.map((way): Filter => ({ all: [hasWords(plan, way), conditionOf(plan, way, narrowing)] }))
  const near: Filter[] = plan.nearIds ? [{ all: [{ field: 'documentId', in: plan.nearIds }, narrowing] }] : []
  return { index: RECORDS, ...excluding(plan), filter: { any: [...ways, ...near] } }
}

/**
 * The words of which a document that is found has at least one: all but the common ones and those that are no words by themselves (the 者 of 高齢者),
 * which would let in nearly everything. Where there are only such, they decide.
 */
export function tellingWords(words: readonly KnownWord[], bound: ReadonlySet<string>): string[] {
  const free = words.filter(({ word }) => !bound.has(word))
  const whole = free.length > 0 ? free : words
  const telling = whole.filter(({ idf }) => idf >= COMMON_IDF)
  return (telling.length > 0 ? telling : whole).map(({ word }) => word)
}

function hasWords({ isStrict, bound }: Plan, { words }: Way): Filter {
  if (isStrict) return { all: words.map(({ word }): Filter => ({ field: 'has', in: [word] })) }
  return words.length > 0 ? { field: 'has', in: tellingWords(words, bound) } : { all: [] }
}

/** The filter of one way: those chosen, documents with its phrases, and none with excluded ones. */
export function conditionOf(plan: Plan, way: Way, narrowing: Filter): Filter {
  if (way.phrases.length === 0 && plan.withoutIds.length === 0) return narrowing
  const excluded: Filter[] = plan.withoutIds.length > 0 ? [{ not: { field: 'documentId', in: plan.withoutIds } }] : []
  return { all: [narrowing, ...way.phrases.map(({ documentIds }): Filter => ({ field: 'documentId', in: documentIds })), ...excluded] }
}

/** All filters of a question as one, with what it leaves out, without the facet whose own values are being counted. */
export function filterOf(query: Query, except?: FilterName): Filter {
  const chosen = FILTER_NAMES.filter((name) => name !== except && query.filters[name])
  const without = FILTER_NAMES.filter((name) => query.without[name])
  return {
    all: [
      ...chosen.map((name) => facetFilter(name, query.filters[name] ?? [])),
      ...without.map((name): Filter => ({ not: facetFilter(name, query.without[name] ?? []) })),
    ],
  }
}
