/**
 * A table from small whole numbers to small whole numbers that is empty but for a few entries, for looking up thousands of numbers at a glance. A table made
 * anew for each search would cost more to clear than the search to read; this one is kept, and only what was entered is taken out again.
 * One use at a time: whoever fills it is done with it before anything else may run.
 */
export class ScratchTable {
  /** The number of each key; 0 for all that were not entered. */
  values: Uint16Array
  readonly #entered: number[] = []

  /** @param size keys from 0 up to, but not with, this one. */
  constructor(size: number) {
    this.values = new Uint16Array(size)
  }

  /** Empties the table and makes room for so many keys. */
  clear(size = this.values.length): void {
    for (const key of this.#entered) this.values[key] = 0
    this.#entered.length = 0
    // Twice the room, for the words of a library grow one by one.
    if (size > this.values.length) this.values = new Uint16Array(2 * size)
  }

  /** @param value from 1 to 65,535 */
  enter(key: number, value: number): void {
    this.values[key] = value
    this.#entered.push(key)
  }
}
