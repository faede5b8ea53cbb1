export interface CountStep {
  from: number
  to: number
}

const STEPS = 5

/**
 * Up to five ranges from 1 to `most`, each as many times wider than the one before: few prefectures hold most of the library, and with
 * even ranges all others would look alike. No range is empty; where `most` is small there are fewer.
 */
export function countSteps(most: number): CountStep[] {
  const steps: CountStep[] = []
  let from = 1
  for (let step = 1; step <= STEPS && from <= most; step += 1) {
    const to = step === STEPS ? most : Math.max(from, Math.floor(most ** (step / STEPS)))
    steps.push({ from, to })
    from = to + 1
  }
  return steps
}

/** 0 for none, else the number of the range, counted so that the last one is always the darkest (5). */
export function stepOf(count: number, steps: readonly CountStep[]): number {
  const found = steps.findIndex(({ to }) => count <= to)
  return count <= 0 || found === -1 ? 0 : shadeOf(found, steps.length)
}

/** The shade of the range at a place in the list: few ranges are spread over all shades. */
export function shadeOf(index: number, length: number): number {
  return length === 1 ? STEPS : 1 + Math.round((index * (STEPS - 1)) / (length - 1))
}
