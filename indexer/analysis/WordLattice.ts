import type kuromoji from 'kuromoji'

/** A word on the cheapest way through a text: UTF-16 places, and what the dictionary says of it. */
export interface LatticeWord {
  start: number
  end: number
  /** surface, pos, details 1–3, type, form, base, reading, pronunciation; for unknown words only as far as the base. */
  features: readonly string[]
}

interface Rows {
  dictionary: { buffer: Uint8Array }
  target_map: Readonly<Record<number, readonly number[] | undefined>>
  getFeatures(row: number): string
}

interface CharacterClass {
  class_id: number
  is_always_invoke: number
  is_grouping: number
}

/** What the tokenizer is made of, beyond what its types tell. */
interface Internals {
  viterbi_builder: {
    trie: { lookup(text: string): number; bc: { getBaseBuffer(): Int32Array; getCheckBuffer(): Int32Array } }
  }
  viterbi_searcher: { connection_costs: { buffer: Int16Array; backward_dimension: number } }
  token_info_dictionary: Rows
  unknown_dictionary: Rows & { lookup(character: string): CharacterClass }
}

const RIGHT = 2
const COST = 4
const NO_ROWS: readonly number[] = []
const KEPT_FEATURES = 50_000
const UNITS = 65_536

/**
 * Finds the words of a text with the tokenizer's dictionary: the same words that the tokenizer itself finds, in a sixth of the time (JSQuAD and the starter
 * corpus). That one copies the rest of the text into bytes at every character and makes objects of all possible words.
 * Source of the method: Kudo, Yamamoto, Matsumoto: Applying Conditional Random Fields to Japanese Morphological Analysis (2004).
 */
export class WordLattice {
  readonly #internals: Internals
  readonly #known: DataView
  readonly #unknown: DataView
  readonly #costs: Int16Array
  readonly #width: number
  readonly #features = new Map<number, readonly string[]>()
  readonly #classes: (CharacterClass | undefined)[] = new Array<CharacterClass | undefined>(UNITS)
  /** The possible words: by number their row (negative for unknown words, less one), place, connection, and the cheapest way to them. */
  #nodes: Nodes = nodesFor(1024)
  #count = 0

  constructor(tokenizer: kuromoji.Tokenizer<kuromoji.IpadicFeatures>) {
    this.#internals = tokenizer as unknown as Internals
    this.#known = viewOf(this.#internals.token_info_dictionary)
    this.#unknown = viewOf(this.#internals.unknown_dictionary)
    const { buffer, backward_dimension: width } = this.#internals.viterbi_searcher.connection_costs
    this.#costs = buffer
    this.#width = width
  }

  /** The words of a text without astral characters, lone surrogates and NUL. */
  cut(text: string): LatticeWord[] {
    const { length } = text
    this.#count = 0
    /** For each place the first and the last of the words that end there. */
    const first = new Int32Array(length + 1).fill(-1)
    const last = new Int32Array(length + 1).fill(-1)
    const append = (row: number, view: DataView, at: number, start: number, end: number) =>
      this.#append(row, view, at, start, end, first, last)
    let runEnd = 0
    for (let start = 0; start < length; start += 1) {
      // Nothing leads here.
      if (start > 0 && first[start] === -1) continue
      const isKnown = this.#appendKnown(text, start, append)
      const characters = this.#classOf(text, start)
      if (isKnown && characters.is_always_invoke !== 1) continue
      if (runEnd <= start) for (runEnd = start + 1; runEnd < length && this.#classOf(text, runEnd) === characters; runEnd += 1);
      const end = characters.is_grouping === 1 ? runEnd : start + 1
      for (const row of this.#internals.unknown_dictionary.target_map[characters.class_id] ?? NO_ROWS) {
        append(-row - 1, this.#unknown, row, start, end)
      }
    }
    return this.#wayTo(length, first)
  }

  /** All words of the dictionary that begin at a place; whether there is one. */
  #appendKnown(
    text: string,
    start: number,
    append: (row: number, view: DataView, at: number, start: number, end: number) => void,
  ): boolean {
    const { trie } = this.#internals.viterbi_builder
    const [base, check] = [trie.bc.getBaseBuffer(), trie.bc.getCheckBuffer()]
    const { target_map: rows } = this.#internals.token_info_dictionary
    let found = false
    for (let end = start, node = 0; end < text.length;) {
      node = nextNode(node, text.charCodeAt(end), base, check)
      if (node < 0) break
      end += 1
      // A byte of 0 ends a word.
      const leaf = base[node] ?? 0
      if (check[leaf] !== node) continue
      const word = -(base[leaf] ?? 0) - 1
      found = true
      // A dictionary that lists its rows only when asked is asked.
      if (!rows[word]) trie.lookup(text.slice(start, end))
      for (const row of rows[word] ?? NO_ROWS) append(row, this.#known, row, start, end)
    }
    return found
  }

  /** Adds a possible word, with the cheapest of the words before it. */
  #append(row: number, view: DataView, at: number, start: number, end: number, first: Int32Array, last: Int32Array): void {
    if (this.#count === this.#nodes.rows.length) this.#nodes = widened(this.#nodes)
    const nodes = this.#nodes
    const left = view.getInt16(at, true)
    const own = view.getInt16(at + COST, true)
    let cost = start === 0 ? this.#cost(0, left) + own : Infinity
    let before = -1
    if (start > 0) {
      for (let node = first[start] ?? -1; node >= 0; node = nodes.next[node] ?? -1) {
        const whole = (nodes.costs[node] ?? 0) + this.#cost(nodes.rights[node] ?? 0, left) + own
        if (whole < cost) {
          cost = whole
          before = node
        }
      }
    }
    const node = this.#count
    this.#count += 1
    nodes.rows[node] = row
    nodes.starts[node] = start
    nodes.rights[node] = view.getInt16(at + RIGHT, true)
    nodes.costs[node] = cost
    nodes.before[node] = before
    nodes.next[node] = -1
    const previous = last[end] ?? -1
    if (previous >= 0) nodes.next[previous] = node
    else first[end] = node
    last[end] = node
  }

  /** What it costs that one word follows another; 0 stands for the beginning and the end of a text. */
  #cost(right: number, left: number): number {
    return this.#costs[right * this.#width + left + 2] ?? 0
  }

  #wayTo(length: number, first: Int32Array): LatticeWord[] {
    const nodes = this.#nodes
    let best = -1
    let cost = Infinity
    for (let node = first[length] ?? -1; node >= 0; node = nodes.next[node] ?? -1) {
      const whole = (nodes.costs[node] ?? 0) + this.#cost(nodes.rights[node] ?? 0, 0)
      if (whole < cost) {
        cost = whole
        best = node
      }
    }
    const words: LatticeWord[] = []
    for (let node = best, end = length; node >= 0; node = nodes.before[node] ?? -1) {
      const start = nodes.starts[node] ?? 0
      words.push({ start, end, features: this.#featuresOf(nodes.rows[node] ?? 0) })
      end = start
    }
    return words.reverse()
  }

  #featuresOf(row: number): readonly string[] {
    const kept = this.#features.get(row)
    if (kept) return kept
    const { token_info_dictionary: known, unknown_dictionary: unknown } = this.#internals
    const features = (row < 0 ? unknown.getFeatures(-row - 1) : known.getFeatures(row)).split(',')
    if (this.#features.size >= KEPT_FEATURES) this.#features.clear()
    this.#features.set(row, features)
    return features
  }

  #classOf(text: string, place: number): CharacterClass {
    const code = text.charCodeAt(place)
    return (this.#classes[code] ??= this.#internals.unknown_dictionary.lookup(text.charAt(place)))
  }
}

interface Nodes {
  rows: Int32Array
  starts: Int32Array
  rights: Int32Array
  costs: Float64Array
  before: Int32Array
  next: Int32Array
}

function nodesFor(count: number): Nodes {
  const numbers = () => new Int32Array(count)
  return { rows: numbers(), starts: numbers(), rights: numbers(), costs: new Float64Array(count), before: numbers(), next: numbers() }
}

function widened(nodes: Nodes): Nodes {
  const wider = nodesFor(2 * nodes.rows.length)
  for (const key of Object.keys(wider) as (keyof Nodes)[]) wider[key].set(nodes[key])
  return wider
}

function viewOf({ dictionary: { buffer } }: Rows): DataView {
  return new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength)
}

/** Where a character leads in the trie, byte by byte in UTF-8; −1 for nowhere. */
function nextNode(from: number, code: number, base: Int32Array, check: Int32Array): number {
  if (code < 0x80) return step(from, code, base, check)
  if (code < 0x800) return step(step(from, 0xc0 | (code >> 6), base, check), 0x80 | (code & 0x3f), base, check)
  const second = step(step(from, 0xe0 | (code >> 12), base, check), 0x80 | ((code >> 6) & 0x3f), base, check)
  return step(second, 0x80 | (code & 0x3f), base, check)
}

function step(from: number, byte: number, base: Int32Array, check: Int32Array): number {
  if (from < 0) return -1
  const to = (base[from] ?? 0) + byte
  return check[to] === from ? to : -1
}
