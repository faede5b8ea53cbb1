const STORAGE_KEY = 'my-municipality'

/** What is kept of a municipality: enough to name it and to ask for its peers. */
export interface ChosenMunicipality {
  code: string
  name: string
}

/**
 * The municipality that the reader works in or for, chosen once. It stays in this browser; the server sees its code only in questions about its peers.
 */
export class MyMunicipality {
  chosen = $state.raw<ChosenMunicipality | null>(readChosen())
  #confirmed = $state<string | null>(null)
  /** The same, once it is sure that there is such a municipality: what is asked by its code waits for that. */
  readonly confirmed: ChosenMunicipality | null = $derived(this.chosen?.code === this.#confirmed ? this.chosen : null)

  /** @returns what was chosen before, to undo the change. */
  choose(next: ChosenMunicipality | null): ChosenMunicipality | null {
    const before = this.chosen
    this.chosen = next
    this.#confirmed = next?.code ?? null
    try {
      if (next) localStorage.setItem(STORAGE_KEY, JSON.stringify({ code: next.code, name: next.name }))
      else localStorage.removeItem(STORAGE_KEY)
    } catch {
      // Storage is off or full: the choice lasts as long as the page.
    }
    return before
  }

  /** What was kept from an earlier visit exists still. */
  confirm(code: string): void {
    this.#confirmed = code
  }
}

function readChosen(): ChosenMunicipality | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORAGE_KEY) ?? 'null')
    return isChosen(kept) ? { code: kept.code, name: kept.name } : null
  } catch {
    return null
  }
}

/** Storage can be written by anyone with the browser open: only what looks like a code goes into an address. */
function isChosen(value: unknown): value is ChosenMunicipality {
  if (typeof value !== 'object' || value === null || !('code' in value) || !('name' in value)) return false
  return typeof value.code === 'string' && /^[0-9]{6}$/.test(value.code) && typeof value.name === 'string' && value.name !== ''
}

export const myMunicipality = new MyMunicipality()
