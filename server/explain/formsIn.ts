import { LRUCache } from 'lru-cache'
import type { Analyser } from '#analysis'
import { wholeForm } from './wholeForm.ts'

/** Texts whose words are kept: labels, names and summaries come again and again. */
const KEPT_TEXTS = 5_000

const caches = new WeakMap<Analyser, LRUCache<string, ReadonlyMap<string, string>>>()

/** The words of a short text, each with the form in which it first stands there. Kept, so that the same label is analysed once. */
export function formsIn(text: string, analyser: Analyser): ReadonlyMap<string, string> {
  const cache = caches.get(analyser) ?? new LRUCache<string, ReadonlyMap<string, string>>({ max: KEPT_TEXTS })
  caches.set(analyser, cache)
  const kept = cache.get(text)
  if (kept) return kept
  const forms = new Map<string, string>()
  for (const { start, end, bases, isContent } of analyser.analyse(text)) {
    if (!isContent) continue
    for (const base of bases) if (!forms.has(base)) forms.set(base, wholeForm(text, start, end, base))
  }
  cache.set(text, forms)
  return forms
}
