const STORAGE_KEY = 'scroll-places'
const MOST_KEPT = 60

/** Where the reader stood on each page of this visit. Survives a reload; without storage it lasts as long as the page. */
class ScrollMemory {
  readonly #places = new Map<string, number>(readPlaces())

  keep(key: string, y: number): void {
    this.#places.delete(key)
    this.#places.set(key, Math.round(y))
    for (const old of [...this.#places.keys()].slice(0, -MOST_KEPT)) this.#places.delete(old)
    try {
      sessionStorage.setItem(STORAGE_KEY, JSON.stringify([...this.#places]))
    } catch {
      // Storage is off or full: Back still works until the page is closed.
    }
  }

  of(key: string): number {
    return this.#places.get(key) ?? 0
  }
}

function readPlaces(): [string, number][] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORAGE_KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isPlace) : []
  } catch {
    return []
  }
}

function isPlace(value: unknown): value is [string, number] {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number'
}

export const scrollMemory = new ScrollMemory()
