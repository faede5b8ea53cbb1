import { askVocabularies } from './askApi.ts'
import { Asked } from './Asked.svelte.ts'
import type { VocabulariesAnswer } from './types.ts'

/** The vocabularies change only when the association edits them: one request serves the whole visit. */
class Vocabularies {
  readonly #asked = new Asked<VocabulariesAnswer>()

  load(): void {
    void this.#asked.ask(askVocabularies)
  }

  get terms(): VocabulariesAnswer | null {
    return this.#asked.answer
  }
}

export const vocabularies = new Vocabularies()
