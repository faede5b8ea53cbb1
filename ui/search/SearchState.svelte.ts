import { ApiFailure } from '../api/ApiFailure.ts'
import { askSearch } from '../api/askApi.ts'
import { Asked } from '../api/Asked.svelte.ts'
import type { FilterName, SearchAnswer, Sort } from '../api/types.ts'
import { navigation } from '../shell/navigation.svelte.ts'
import { notices } from '../shell/notices.svelte.ts'
import { searchWords } from '../words/searchWords.ts'
import { KeptAnswers } from './KeptAnswers.ts'
import { hasReasons, Reasons } from './Reasons.svelte.ts'
import {
  isSameSearch,
  LONGEST_QUESTION,
  readSearch,
  toggled,
  toSearchQuery,
  withFilter,
  withoutFilters,
  withWords,
  writeSearch,
  type SearchAddress,
} from './searchAddress.ts'
import { withoutStretches, withStretchQuoted, type WordStretch } from './wordStretch.ts'

/** Long enough to skip the letters within a word, short enough to feel immediate. */
const TYPING_PAUSE_MS = 130

/** An answer with the search that it answers. */
export interface AnsweredSearch {
  search: SearchAddress
  answer: SearchAnswer
  /** Why its hits were found; null where there is nothing to tell. */
  reasons: Reasons | null
}

/** The search page: what is asked stands in the address, what is typed runs ahead of it, what was answered follows. */
export class SearchState {
  readonly asked = new Asked<AnsweredSearch>()
  /** What stands in the field. */
  typed = $state('')
  readonly search: SearchAddress = $derived(readSearch(navigation.url.searchParams))
  /** Whether the answer at hand is that of an earlier search, because the one of the address has none. */
  readonly isOutdated: boolean = $derived.by(() => {
    const answered = this.asked.answer
    return this.asked.failure !== null && answered !== null && !isSameSearch(answered.search, this.search)
  })
  readonly #kept = new KeptAnswers<AnsweredSearch>()
  /** The words that the field itself sent last: then the field is ahead of the address and must not be set back. */
  #sent: string | null = null
  #typing: ReturnType<typeof setTimeout> | undefined

  /** Shows the search of the address. A list that was shown a moment ago comes back at once, so that Back is instant. */
  show(search: SearchAddress): void {
    const address = writeSearch(search)
    const kept = this.#kept.of(address)
    if (kept) return this.asked.know(kept)
    void this.asked.ask(async (signal) => {
      if (search.q.length > LONGEST_QUESTION) throw new ApiFailure('refused', searchWords.tooLong(LONGEST_QUESTION))
      const answer = await askSearch(toSearchQuery(search), signal)
      const answered = { search, answer, reasons: hasReasons(answer) ? new Reasons(answer, search) : null }
      this.#kept.keep(address, answered)
      return answered
    })
  }

  /** The field follows the address, e.g. after Back, but keeps what is being written or converted in it. */
  followAddress({ q }: SearchAddress): void {
    if (this.#sent !== q) this.typed = q
    this.#sent = q
  }

  type(text: string): void {
    this.typed = text
    clearTimeout(this.#typing)
    this.#typing = setTimeout(() => this.#searchTyped(text.trim()), TYPING_PAUSE_MS)
  }

  /** A draft of the same search becomes a step of its own for Back; it need not be asked for again. */
  submit(text: string): void {
    this.#take(text)
    this.#go(writeSearch(withWords(this.search, text)), navigation.entry.draft)
  }

  /** A value that the words name is taken back by taking it out of the words. */
  toggle(name: FilterName, value: string): void {
    notices.close()
    const current = this.#current()
    const named = this.#named().filter((filter) => filter.name === name && filter.value === value)
    if (named.length === 0 || current.filters[name].includes(value)) return this.#go(writeSearch(toggled(current, name, value)))
    // Of a range of years the others stay.
    const others = this.#named().filter((one) => one.name === name && one.value !== value && named.some(({ start }) => start === one.start))
    this.#reword(
      (words) => withoutStretches(words, named),
      (search) => withFilter(search, name, [...search.filters[name], ...others.map((one) => one.value)]),
    )
  }

  /** Takes stretches that were understood as filters out of the words. */
  takeBack(stretches: readonly WordStretch[]): void {
    this.#reword((words) => withoutStretches(words, stretches))
  }

  /** Looks for a stretch as it stands, and no longer for what it was understood as. */
  quote(stretch: WordStretch): void {
    this.#reword((words) => withStretchQuoted(words, stretch))
  }

  /** Says which place a name means: the filter takes the place of the name. */
  decide(stretch: WordStretch, name: FilterName, value: string): void {
    const chosen = this.#current().filters[name]
    this.#reword(
      (words) => withoutStretches(words, [stretch]),
      (search) => withFilter(search, name, chosen.includes(value) ? chosen : [...chosen, value]),
    )
  }

  /** Adds a suggested filter and takes away the part of the words that led to it. */
  choose(name: FilterName, value: string, wordsLeft: string): void {
    this.#take(wordsLeft)
    const search = withWords(this.search, wordsLeft)
    const values = search.filters[name]
    this.#go(writeSearch(values.includes(value) ? search : withFilter(search, name, [...values, value])), navigation.entry.draft)
  }

  clearFilters(): void {
    const before = writeSearch(this.search)
    const current = withoutFilters(this.#current())
    const words = withoutStretches(current.q, [...this.#named(), ...this.#leftOut()])
    this.#take(words)
    this.#go(writeSearch(withWords(current, words)))
    notices.show(searchWords.filtersCleared, { label: searchWords.undo, run: () => this.#go(before) })
  }

  sortBy(sort: Sort): void {
    this.#go(writeSearch({ ...this.#current(), sort, page: 1 }))
  }

  /** What is asked for, with the words that the pause has not yet sent. */
  #current(): SearchAddress {
    this.#take(this.typed)
    return this.#sent === this.search.q ? this.search : withWords(this.search, this.typed)
  }

  /** The filters that the words name, as the last answer has it. */
  #named(): SearchAnswer['understood']['filters'] {
    return this.asked.answer?.answer.understood.filters ?? []
  }

  /** What the words leave out, as the last answer has it. */
  #leftOut(): SearchAnswer['understood']['excluded'] {
    return this.asked.answer?.answer.understood.excluded ?? []
  }

  #reword(change: (words: string) => string, also: (search: SearchAddress) => SearchAddress = (search) => search): void {
    notices.close()
    const current = this.#current()
    const words = change(current.q)
    this.#take(words)
    this.#go(writeSearch(also(withWords(current, words))))
  }

  #take(text: string): void {
    clearTimeout(this.#typing)
    this.typed = text
    this.#sent = text.trim()
  }

  /** The reader may have left the page, or gone back to the same words, during the pause. */
  #searchTyped(q: string): void {
    if (navigation.page.name !== 'search' || q === this.search.q) return
    this.#sent = q
    navigation.go(writeSearch(withWords(this.search, q)), { replace: navigation.entry.draft, draft: true, keepPlace: true })
  }

  #go(address: string, replace = false): void {
    navigation.go(address, { replace, keepPlace: true })
  }
}

export const searchState = new SearchState()
