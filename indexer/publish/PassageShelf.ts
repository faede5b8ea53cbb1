import type { EmbeddingService } from '../config/readConfig.ts'
import { embeddingProblem, SERVICE_EMBEDDER, type EngineAdmin } from '#engine'
import type { PassageEntry } from './IndexDocuments.ts'

/** Passages sent in one task while a service embeds them: a slow one needs seconds for each ten, and tasks end in time. */
const EMBEDDED_BATCH = 100
/** A model that is not loaded takes its time for the first text; the engine itself goes on trying for up to 20 s where a service fails. */
const FIRST_ANSWER_MS = 25_000

/**
 * Adds passages to the engine, embedded by the service as long as that answers. After its first failure the rest is added without, so that a
 * record is never missing because of it; what was added without is embedded by a later run.
 */
export class PassageShelf {
  readonly #engine: EngineAdmin
  readonly #service: EmbeddingService | null
  #isEmbedding = false
  /** What was wrong with the service, as the engine says it; null as long as it answers. */
  problem: string | null = null

  constructor(engine: EngineAdmin, service: EmbeddingService | null) {
    this.#engine = engine
    this.#service = service
  }

  /** Finds out whether the service answers; the index has its settings already. Does nothing where there is no service. */
  async checkService(index: string): Promise<boolean> {
    if (!this.#service) return false
    this.#isEmbedding = (await this.#problemOf(() => this.#engine.checkEmbedder(index, FIRST_ANSWER_MS))) === null
    return this.#isEmbedding
  }

  /** @returns whether nothing is left to do: false when there is a service and it has not embedded all of them. */
  async add(index: string, passages: readonly PassageEntry[]): Promise<boolean> {
    if (!this.#service) {
      // Only the service reads the plain text, and a hit costs the engine as much as the whole of it.
      await this.#engine.addDocuments(
        index,
        passages.map(({ plain: _, ...passage }) => passage),
      )
      return true
    }
    let isComplete = true
    for (let start = 0; start < passages.length; start += EMBEDDED_BATCH) {
      const batch = passages.slice(start, start + EMBEDDED_BATCH)
      // A passage that was added without must say that it wants to be embedded now: the engine keeps to what it was told first.
      const add = (vector: { regenerate: true } | null) =>
        this.#engine.addDocuments(
          index,
          batch.map((passage) => ({ ...passage, _vectors: { ...passage._vectors, [SERVICE_EMBEDDER]: vector } })),
        )
      if (this.#isEmbedding) this.#isEmbedding = (await this.#problemOf(() => add({ regenerate: true }))) === null
      if (this.#isEmbedding) continue
      await add(null)
      isComplete = false
    }
    return isComplete
  }

  async #problemOf(act: () => Promise<void>): Promise<string | null> {
    try {
      await act()
      return null
    } catch (error) {
      const problem = embeddingProblem(error, this.#service?.key ?? null)
      if (problem === null) throw error
      this.problem = problem
      return problem
    }
  }
}
