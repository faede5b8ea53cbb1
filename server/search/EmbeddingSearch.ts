import { embeddingProblem, type EngineAnswer, type EngineReader, type Filter } from '#engine'
import { PASSAGES } from '#publish'

/** Passages taken because the service finds them near, whatever words they use. */
const BY_SERVICE = 20
/** A search waits no longer for the service: its results are there without it. */
const PATIENCE_MS = 1000
/** After a failure the service is left alone for so long. */
const PAUSE_MS = 30_000
/**
 * Questions that may be under way at a time; others do without. The engine answers few searches at once and goes on waiting for a silent service
 * after we have stopped: with 4 such questions other searches took 10 ms, with 40 none was answered (two cores, 1.21.0).
 */
const MOST_AT_ONCE = 4

/** What is known of time and what is told; tests have their own clock. */
interface Surroundings {
  now?: () => number
  patienceMs?: number
}

/** Finding passages by an embedding service: bounded in time, and left out for a while when it fails, so that a search never depends on it. */
export class EmbeddingSearch {
  readonly #key: string | null
  readonly #log: (line: string) => void
  readonly #now: () => number
  readonly #patienceMs: number
  #underWay = 0
  #pausedUntil = 0
  #isFailing = false

  /** @param key the service's key, which must not be logged. @param log told when the service fails, and when it is back. */
  constructor(key: string | null, log: (line: string) => void, { now = Date.now, patienceMs = PATIENCE_MS }: Surroundings = {}) {
    this.#key = key
    this.#log = log
    this.#now = now
    this.#patienceMs = patienceMs
  }

  /** 'paused' from a failure on until the service is asked again and answers. */
  get state(): 'ready' | 'paused' {
    return this.#isFailing ? 'paused' : 'ready'
  }

  /** Passages that the service finds near to a text, nearest first; none when it does not answer in time. The reader's rule holds as always. */
  async near<T>(text: string, filter: Filter, fields: readonly string[], reader: EngineReader): Promise<EngineAnswer<T>[]> {
    if (text === '' || this.#underWay >= MOST_AT_ONCE || this.#now() < this.#pausedUntil) return []
    this.#underWay += 1
    const asked = reader.ask<T>([{ index: PASSAGES, embedded: text, filter, fields, pageSize: BY_SERVICE }])
    // Counted until the engine is done with it, not only as long as we wait.
    const free = () => {
      this.#underWay -= 1
    }
    asked.then(free, free)
    try {
      const answers = await inTime(asked, this.#patienceMs)
      if (answers) this.#answered()
      else this.#failed(`${this.#patienceMs} ミリ秒以内に返事がありません`)
      return answers ?? []
    } catch (error) {
      const problem = embeddingProblem(error, this.#key)
      // An engine that is down is not the service's fault; the search itself will say so.
      if (problem !== null) this.#failed(problem)
      return []
    }
  }

  #answered(): void {
    if (this.#isFailing) this.#log('埋め込みサービスが復旧しました。')
    this.#isFailing = false
  }

  #failed(problem: string): void {
    this.#pausedUntil = this.#now() + PAUSE_MS
    if (!this.#isFailing) this.#log(`埋め込みサービスが使えません（${problem}）。復旧するまで、これを使わずに検索します。`)
    this.#isFailing = true
  }
}

/** The result of a promise, or null when it takes longer. */
async function inTime<T>(promise: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
