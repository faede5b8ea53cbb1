import { LRUCache } from 'lru-cache'
import type { Analyser, Token } from '#analysis'
import type { NameMention, NameRecognizer } from '#names'
import type { Reference } from '#corpus'
import { exceptionsIn, type Exception } from './exceptionsIn.ts'
import { joinTokens } from './joinTokens.ts'
import { blankOut, keepOnly, parseQuery, type Operand, type ParsedQuery, type Stretch } from './parseQuery.ts'
import { termNamed } from './termNamed.ts'
import { withoutAsking } from './withoutAsking.ts'

/** What was typed, taken apart; whatever else is chosen, this stays the same. */
export interface AnalysedQuestion {
  parsed: ParsedQuery
  /** The plain words between spaces. */
  words: readonly Operand[]
  /** The plain words as typed, everything else blanked out, places kept. */
  text: string
  /** Its analysis. */
  tokens: readonly Token[]
  /** Places named in it. */
  mentions: readonly NameMention[]
}

/** Questions kept, a few kB each: one is asked again with each filter that is chosen, each page, and each way on that is counted. */
const KEPT = 500

const caches = new WeakMap<object, LRUCache<string, AnalysedQuestion>>()

/** Takes apart what was typed. @param names recognises places; without it there are none. */
export function analyseQuestion(q: string, analyser: Analyser, names: NameRecognizer | null, reference: Reference): AnalysedQuestion {
  const owner = names ?? analyser
  const cache = caches.get(owner) ?? new LRUCache<string, AnalysedQuestion>({ max: KEPT })
  caches.set(owner, cache)
  const kept = cache.get(q)
  if (kept) return kept
  const parsed = parseQuery(q)
  const words = wordsOf(parsed)
  const text = keepOnly(words, q)
  const tokens = withoutAsking(text, joinTokens(text, analyser.analyse(text)))
  const mentions = mentionsIn(text, names)
  const exceptions = exceptionsIn(text, tokens, mentions, words, (term) => termNamed(term, reference) !== undefined)
  const analysed = withoutExceptions({ parsed, words, text, tokens, mentions }, exceptions)
  cache.set(q, analysed)
  return analysed
}

function wordsOf({ groups }: ParsedQuery): Operand[] {
  return groups.flat().filter(({ kind }) => kind === 'word')
}

/** The question as if what it excepts in words had been typed with a hyphen. */
function withoutExceptions(analysed: AnalysedQuestion, exceptions: readonly Exception[]): AnalysedQuestion {
  if (exceptions.length === 0) return analysed
  const { parsed, text, tokens, mentions } = analysed
  const isLeft = (one: Pick<Stretch, 'start' | 'end'>) => !exceptions.some(({ start, end }) => one.start < end && start < one.end)
  const groups = parsed.groups.map((group) => group.flatMap((operand) => withoutStretches(operand, exceptions)))
  const left = {
    groups: groups.filter((group) => group.length > 0),
    excluded: [...parsed.excluded, ...exceptions.map(({ operand }) => operand)],
  }
  const leftText = blankOut(exceptions, text)
  return { parsed: left, words: wordsOf(left), text: leftText, tokens: tokens.filter(isLeft), mentions: mentions.filter(isLeft) }
}

/** What is left of an operand, as one that is as wide: the rest of 窓口で中野区以外の事例 is about 窓口 and 事例. */
function withoutStretches(operand: Operand, stretches: readonly Pick<Stretch, 'start' | 'end'>[]): Operand[] {
  if (operand.kind === 'phrase') return [operand]
  const { start } = operand
  const shifted = stretches.flatMap((one) => {
    const [from, to] = [Math.max(one.start, start), Math.min(one.end, operand.end)]
    return from < to ? [{ start: from - start, end: to - start }] : []
  })
  const left = blankOut(shifted, operand.text)
  if (left.trim() === '') return []
  const from = start + left.length - left.trimStart().length
  return [{ ...operand, text: left.trim(), start: from, end: from + left.trim().length }]
}

/** Places named in a text. A city of one character (津) is one where nothing else is typed: in a sentence the character is a word. */
function mentionsIn(text: string, names: NameRecognizer | null): NameMention[] {
  if (!names) return []
  const alone = text.trim()
  if (!ONE_KANJI.test(alone)) return names.recognize(text)
  const start = text.indexOf(alone)
  const place = { start, end: start + alone.length, surface: alone, form: 'stem' as const, former: null }
  return names.recognize(`${alone}市`).flatMap(({ codes, form }) => (form === 'official' ? [{ ...place, codes }] : []))
}

const ONE_KANJI = /^\p{Script=Han}$/u
