import type { MunicipalDirectory } from '#corpus'
import type { FormerMunicipality, Municipality } from '#model'
import { spellingsOf } from './spellings.ts'
import { NO_NAMES } from './wordLists.ts'

/** Everything that one folded spelling may stand for. All lists empty: a longer word that only looks like a name. */
export interface NameEntry {
  key: string
  /** Those whose whole present name it is. */
  current: Municipality[]
  /** Former municipalities whose whole name it was. */
  former: FormerMunicipality[]
  /** Those whose name it is without 都, 府, 県, 市, 区, 町 or 村. */
  stem: Municipality[]
}

const NONE: readonly NameEntry[] = []

/** All spellings of all names, for longest match at a place of a folded text. */
export class NameBook {
  /** By the first two characters: few names share them, so a place without a name costs one look-up. */
  readonly #byHead = new Map<string, NameEntry[]>()
  readonly #byKey = new Map<string, NameEntry>()
  /** 1 for each UTF-16 unit that a spelling begins with: most places of a text are passed by without cutting a string. */
  readonly #isFirst = new Uint8Array(0x10000)

  /** Cities of which the stem is one character; they are no spellings to be found anywhere. */
  readonly #singles = new Map<string, NameEntry>()

  constructor({ all, former }: MunicipalDirectory) {
    const spelled = spellingsOf([...all, ...former].map(({ name }) => plainName(name)))
    all.forEach((municipality, index) => this.#addCurrent(municipality, spelled[index] ?? []))
    former.forEach((place, index) => {
      for (const spelling of spelled[all.length + index] ?? []) this.#entry(spelling).former.push(place)
    })
    for (const word of NO_NAMES) this.#entry(word)
    for (const entries of this.#byHead.values()) entries.sort((one, other) => other.key.length - one.key.length)
  }

  /** All spellings that begin at a place, the longest first. */
  startingAt(text: string, start: number): readonly NameEntry[] {
    if (this.#isFirst[text.charCodeAt(start)] !== 1) return NONE
    return this.#byHead.get(text.slice(start, start + 2))?.filter(({ key }) => text.startsWith(key, start)) ?? NONE
  }

  /** The city whose name without 市 is one character: 津, 堺, 関. */
  single(character: string): NameEntry | undefined {
    return this.#singles.get(character)
  }

  #addCurrent(municipality: Municipality, spellings: readonly string[]): void {
    for (const spelling of spellings) {
      const stem = stemOf(spelling)
      this.#entry(spelling).current.push(municipality)
      if (stem.length > 1) this.#entry(stem).stem.push(municipality)
      else if (spelling.endsWith('市')) this.#singles.set(stem, { key: stem, current: [], former: [], stem: [municipality] })
    }
  }

  #entry(key: string): NameEntry {
    const known = this.#byKey.get(key)
    if (known) return known
    const entry: NameEntry = { key, current: [], former: [], stem: [] }
    this.#byKey.set(key, entry)
    const head = key.slice(0, 2)
    this.#isFirst[key.charCodeAt(0)] = 1
    const sameHead = this.#byHead.get(head)
    if (sameHead) sameHead.push(entry)
    else this.#byHead.set(head, [entry])
    return entry
  }
}

/** 西八代郡上九一色村（分村：梯・古関） and 栃木県下都賀郡岩舟町 in the official table of changes are 上九一色村 and 岩舟町. */
function plainName(name: string): string {
  return name.replace(/（.*$/u, '').replace(/^(?:.{2,3}県)?.+郡(?=.{2})/u, '')
}

/** A name without its last character where that says the kind: 滑川市 → 滑川. 北海道 is whole only. */
export function stemOf(name: string): string {
  return name === '北海道' ? '' : name.replace(/[都府県市区町村]$/u, '')
}
