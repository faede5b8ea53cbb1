import { tick } from 'svelte'
import { anchorOf, pageAt, type Page } from './pageAddress.ts'
import { scrollMemory } from './scrollMemory.ts'

/**
 * Why not sv-router (0.16.1): it scrolls to the top on every popstate, so Back would lose the place in a list of hits; it
 * reads query values as numbers, so the code 013226 would lose its zero; and it knows each query key only once.
 */

/** What the browser's history keeps for us beside each address. */
interface Entry {
  key: string
  /** Written while typing: the next typed letter replaces it instead of adding another step for Back. */
  draft: boolean
  /** The list of hits from which the reader came to this record. */
  results: { address: string; previous: boolean } | null
}

interface GoOptions {
  replace?: boolean
  draft?: boolean
  /** Stay where the reader is: a filter was set, not a page turned. */
  keepPlace?: boolean
  /** Words were sent from a search field: the keyboard goes on in the field of the page that shows the hits. */
  fromField?: boolean
}

type Arrival = { at: 'top' | 'here' | 'field' } | { at: 'anchor'; anchor: string } | { at: 'before'; y: number }

class Navigation {
  url = $state.raw(new URL(location.href))
  entry = $state.raw<Entry>(readEntry())
  readonly page: Page = $derived(pageAt(this.url.pathname))
  #arrival: Arrival | null = arrivalAt(this.url, this.entry)
  /** The address that was left, where the page has changed: the keyboard goes to the new page then. */
  #left: string | null = null

  /** Listens to the browser; the answer stops it. */
  start(): () => void {
    history.scrollRestoration = 'manual'
    history.replaceState(this.entry, '')
    const leave = () => scrollMemory.keep(this.entry.key, window.scrollY)
    document.addEventListener('click', this.#onClick)
    window.addEventListener('popstate', this.#onPopState)
    window.addEventListener('pagehide', leave)
    return () => {
      document.removeEventListener('click', this.#onClick)
      window.removeEventListener('popstate', this.#onPopState)
      window.removeEventListener('pagehide', leave)
    }
  }

  go(address: string, { replace = false, draft = false, keepPlace = false, fromField = false }: GoOptions = {}): void {
    const url = new URL(address, location.href)
    const replaces = replace || url.href === location.href
    scrollMemory.keep(this.entry.key, window.scrollY)
    const entry: Entry = { key: replaces ? this.entry.key : newKey(), draft, results: this.#resultsFor(url) }
    if (replaces) history.replaceState(entry, '', url)
    else history.pushState(entry, '', url)
    if (fromField && pageAt(url.pathname).name === 'search') this.#arrive(url, entry, { at: 'field' })
    else this.#arrive(url, entry, keepPlace ? { at: 'here' } : url.hash ? arrivalAtAnchor(url) : { at: 'top' })
  }

  /** Back to the list of hits: one step back where that is the list, so that its place in the list is kept. */
  goToResults(): void {
    const results = this.entry.results
    if (results?.previous) history.back()
    else this.go(results?.address ?? '/search')
  }

  /** Called by a page once its content stands: only then can the place be found and the keyboard be put there. */
  async settle(): Promise<void> {
    const arrival = this.#arrival
    if (arrival === null) return
    this.#arrival = null
    await tick()
    const left = this.#left
    this.#left = null
    if (arrival.at === 'top' || arrival.at === 'field') window.scrollTo(0, 0)
    else if (arrival.at === 'before') window.scrollTo(0, arrival.y)
    else if (arrival.at === 'anchor') document.getElementById(arrival.anchor)?.scrollIntoView()
    if (left !== null) focusArrival(arrival, left)
  }

  #onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    if (!(link instanceof HTMLAnchorElement) || link.target !== '' || link.hasAttribute('download')) return
    const url = new URL(link.href)
    if (url.origin !== location.origin || url.pathname.startsWith('/api/')) return
    const withinPage = url.pathname === location.pathname && url.search === location.search && url.hash !== ''
    if (withinPage) return
    event.preventDefault()
    this.go(url.href)
  }

  #onPopState = (event: PopStateEvent): void => {
    scrollMemory.keep(this.entry.key, window.scrollY)
    const url = new URL(location.href)
    if (event.state === null) this.#adoptFragmentStep(url)
    else this.#arrive(url, readEntry(), { at: 'before', y: scrollMemory.of(readEntry().key) })
  }

  /** The reader followed a link within the page: the browser has scrolled already and made an entry without our notes. */
  #adoptFragmentStep(url: URL): void {
    const results = this.entry.results && { ...this.entry.results, previous: false }
    const entry: Entry = { key: newKey(), draft: false, results }
    history.replaceState(entry, '')
    this.#arrive(url, entry, { at: 'here' })
  }

  #arrive(url: URL, entry: Entry, arrival: Arrival): void {
    const turnsPage = url.pathname !== this.url.pathname
    if (turnsPage) this.#left = this.url.pathname
    this.#arrival = arrival
    this.url = url
    this.entry = entry
    // The same page has its content already, but a list of hits may still change: its page settles it.
    if (!turnsPage && this.page.name !== 'search') void this.settle()
  }

  #resultsFor(url: URL): Entry['results'] {
    if (pageAt(url.pathname).name !== 'record') return null
    if (this.page.name === 'search') return { address: this.url.pathname + this.url.search, previous: true }
    return this.entry.results && { ...this.entry.results, previous: false }
  }
}

function newKey(): string {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`
}

function readEntry(): Entry {
  const state: unknown = history.state
  if (typeof state === 'object' && state !== null && 'key' in state) return state as Entry
  return { key: newKey(), draft: false, results: null }
}

function arrivalAtAnchor(url: URL): Arrival {
  return { at: 'anchor', anchor: anchorOf(url.hash) }
}

/** How a freshly loaded page begins: a reload stays where it was, an address with an anchor goes there. */
function arrivalAt(url: URL, entry: Entry): Arrival {
  const y = scrollMemory.of(entry.key)
  if (y > 0) return { at: 'before', y }
  return url.hash ? arrivalAtAnchor(url) : { at: 'here' }
}

/**
 * Back in a list, the keyboard returns to the link that was followed; after a search was sent, it goes to the field, from which ↓ leads to the hits;
 * elsewhere it goes to the heading of the page.
 */
function focusArrival(arrival: Arrival, left: string): void {
  const followed = arrival.at === 'before' ? document.querySelector<HTMLElement>(`main a[href="${CSS.escape(left)}"]`) : null
  const field = arrival.at === 'field' ? searchFieldForKeys() : null
  const target = followed ?? field ?? document.querySelector<HTMLElement>('main h1')
  target?.focus({ preventScroll: true })
  field?.setSelectionRange(field.value.length, field.value.length)
}

/** None where a finger points: the keys of a telephone would cover the hits. */
function searchFieldForKeys(): HTMLInputElement | null {
  return window.matchMedia('(pointer: coarse)').matches ? null : document.querySelector<HTMLInputElement>('main input[data-search-field]')
}

export const navigation = new Navigation()
