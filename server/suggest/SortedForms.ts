/** Values by form, in order: all forms with one beginning stand together and are found in as many steps as the list is long in binary. */
export class SortedForms<Value> {
  readonly #entries: readonly { form: string; value: Value }[]

  constructor(entries: readonly { form: string; value: Value }[]) {
    this.#entries = entries.toSorted((a, b) => (a.form < b.form ? -1 : a.form > b.form ? 1 : 0))
  }

  /** All entries whose form begins with the one given. */
  *beginningWith(beginning: string): Generator<{ form: string; value: Value }> {
    for (let place = this.#firstFrom(beginning); ; place += 1) {
      const entry = this.#entries[place]
      if (!entry?.form.startsWith(beginning)) return
      yield entry
    }
  }

  #firstFrom(form: string): number {
    let low = 0
    let high = this.#entries.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#entries[middle]?.form ?? '') < form) low = middle + 1
      else high = middle
    }
    return low
  }
}
