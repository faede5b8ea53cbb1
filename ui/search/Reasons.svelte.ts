import { askSearch } from '../api/askApi.ts'
import { Asked } from '../api/Asked.svelte.ts'
import type { Explanation, SearchAnswer } from '../api/types.ts'
import { toSearchQuery, type SearchAddress } from './searchAddress.ts'

/** Whether there is anything to tell of why the hits of an answer were found: not of a list that nobody asked for in words. */
export function hasReasons({ words, understood }: Pick<SearchAnswer, 'words' | 'understood'>): boolean {
  return words.length > 0 || understood.filters.length > 0
}

/**
 * Why the hits of one answer were found, each by the passage that is shown of it. Few readers want to know, so nothing is asked before the first one
 * does, and then once for all hits. They belong to their answer: what comes late, when another answer is on the page, reaches nobody.
 */
export class Reasons {
  readonly asked = new Asked<readonly (Explanation & { passageId: string })[]>()
  /** About as many lines as the reasons of a hit will take. */
  readonly lines: number
  readonly #search: SearchAddress

  /** @param answer the one whose hits are explained. @param search the search that it answers, asked again with the same page. */
  constructor({ words, understood }: Pick<SearchAnswer, 'words' | 'understood'>, search: SearchAddress) {
    this.lines = words.length + understood.filters.length
    this.#search = search
  }

  /** Asks, unless the reasons are at hand or on their way; after a failure that does not pass by itself, once more. */
  want(): void {
    const { answer, pending, failure } = this.asked
    if (answer || pending || failure?.passing) return
    void this.asked.ask(async (signal) => {
      const { hits } = await askSearch({ ...toSearchQuery(this.#search), explain: true }, signal)
      return hits.map(({ passage, matched = [], missing = [] }) => ({ passageId: passage.id, matched, missing }))
    })
  }

  /** Those of one hit; undefined before they have come, and where the search no longer finds that passage. */
  of(passageId: string): Explanation | undefined {
    return this.asked.answer?.find((one) => one.passageId === passageId)
  }
}
