import { LRUCache } from 'lru-cache'
import type { Analyser, Token } from '#analysis'
import type { NameMention, NameRecognizer } from '#names'
import { joinTokens } from './joinTokens.ts'
import { keepOnly, parseQuery, type Operand, type ParsedQuery } from './parseQuery.ts'

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
export function analyseQuestion(q: string, analyser: Analyser, names: NameRecognizer | null): AnalysedQuestion {
  const owner = names ?? analyser
  const cache = caches.get(owner) ?? new LRUCache<string, AnalysedQuestion>({ max: KEPT })
  caches.set(owner, cache)
  const kept = cache.get(q)
  if (kept) return kept
  const parsed = parseQuery(q)
  const words = parsed.groups.flat().filter(({ kind }) => kind === 'word')
  const text = keepOnly(words, q)
  const tokens = joinTokens(text, analyser.analyse(text))
  const analysed = { parsed, words, text, tokens, mentions: names?.recognize(text) ?? [] }
  cache.set(q, analysed)
  return analysed
}
