/** What the engine took, in milliseconds. */
export interface EngineTime {
  /** What it reports for itself: whole milliseconds, each query rounded down. */
  reported: number
  /** What was waited for its answers. */
  waited: number
}

export const NO_TIME: EngineTime = { reported: 0, waited: 0 }

/** The time of the answers of one request. */
export function timeOf(answers: readonly { ms: number; waitMs: number }[]): EngineTime {
  return { reported: answers.reduce((sum, { ms }) => sum + ms, 0), waited: answers[0]?.waitMs ?? 0 }
}

/** Requests one after the other. */
export function inTurn(...times: readonly EngineTime[]): EngineTime {
  return times.reduce((sum, time) => ({ reported: sum.reported + time.reported, waited: sum.waited + time.waited }), NO_TIME)
}

/** Requests at the same time: the longer one counts. */
export function atOnce(a: EngineTime, b: EngineTime): EngineTime {
  return { reported: Math.max(a.reported, b.reported), waited: Math.max(a.waited, b.waited) }
}
