import { askDocument, askSimilar } from '../api/askApi.ts'
import { Asked } from '../api/Asked.svelte.ts'
import type { RecordAnswer, SimilarAnswer } from '../api/types.ts'

/** One record and, after it, the records like it: the text is not kept waiting for them. */
export class RecordState {
  readonly asked = new Asked<RecordAnswer>()
  readonly similar = new Asked<SimilarAnswer>()

  async show(id: string): Promise<void> {
    this.similar.clear()
    await this.asked.ask((signal) => askDocument(id, signal))
    if (this.asked.answer?.id === id) await this.similar.ask((signal) => askSimilar(id, signal))
  }

  /** The record at this address; an older answer is not shown under a new address. */
  recordOf(id: string): RecordAnswer | null {
    return this.asked.answer?.id === id ? this.asked.answer : null
  }
}
