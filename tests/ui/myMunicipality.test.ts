import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MyMunicipality } from '../../ui/mine/MyMunicipality.svelte.ts'

const FUKUTSU = { code: '402249', name: '福津市' }
const KEY = 'my-municipality'

/** The part of the browser's storage that is used here, over a map. */
class MapStorage {
  readonly kept = new Map<string, string>()
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null
  }
  setItem(key: string, value: string): void {
    this.kept.set(key, value)
  }
  removeItem(key: string): void {
    this.kept.delete(key)
  }
}

let storage: MapStorage

beforeEach(() => {
  storage = new MapStorage()
  vi.stubGlobal('localStorage', storage)
})
afterEach(() => void vi.unstubAllGlobals())

describe("the reader's municipality", () => {
  it('is kept over a reload, and nothing else of it', () => {
    new MyMunicipality().choose({ ...FUKUTSU, population: 67033 } as typeof FUKUTSU)
    expect(new MyMunicipality().chosen).toEqual(FUKUTSU)
    expect(JSON.parse(storage.kept.get(KEY) ?? '')).toEqual(FUKUTSU)
  })

  it('is asked about by its code only once it is known to exist: by the choice, or where it was looked up', () => {
    storage.kept.set(KEY, JSON.stringify(FUKUTSU))
    const mine = new MyMunicipality()
    expect(mine.chosen).toEqual(FUKUTSU)
    expect(mine.confirmed).toBeNull()
    mine.confirm(FUKUTSU.code)
    expect(mine.confirmed).toEqual(FUKUTSU)
    const nakano = { code: '131148', name: '中野区' }
    mine.choose(nakano)
    expect(mine.confirmed).toEqual(nakano)
    mine.choose(null)
    expect(mine.confirmed).toBeNull()
  })

  it('is removed without a trace, and what was there can be taken back', () => {
    const mine = new MyMunicipality()
    mine.choose(FUKUTSU)
    const before = mine.choose(null)
    expect(before).toEqual(FUKUTSU)
    expect(storage.kept.has(KEY)).toBe(false)
    mine.choose(before)
    expect(new MyMunicipality().chosen).toEqual(FUKUTSU)
  })

  it.each(['', '{', '[]', '"402249"', '{"code":"../x","name":"福津市"}', '{"code":"402249","name":""}', '{"code":402249,"name":"福津市"}'])(
    'is none where storage holds %j',
    (kept) => {
      storage.kept.set(KEY, kept)
      expect(new MyMunicipality().chosen).toBeNull()
    },
  )

  it('lasts as long as the page where storage is off', () => {
    vi.stubGlobal('localStorage', undefined)
    const mine = new MyMunicipality()
    mine.choose(FUKUTSU)
    expect(mine.chosen).toEqual(FUKUTSU)
    expect(new MyMunicipality().chosen).toBeNull()
  })
})
