import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EngineWait } from '#engine'

beforeEach(() => vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => vi.useRealTimers())

describe('what is waited for the engine', () => {
  it('counts requests at the same time once, and what they report together', () => {
    const wait = new EngineWait()
    wait.begin()
    vi.advanceTimersByTime(3)
    wait.begin()
    vi.advanceTimersByTime(4)
    wait.end(2)
    vi.advanceTimersByTime(1)
    wait.end(5)
    expect([wait.waited, wait.reported]).toEqual([8, 7])
  })

  it('does not count what is done between requests', () => {
    const wait = new EngineWait()
    for (const ms of [2, 3]) {
      wait.begin()
      vi.advanceTimersByTime(ms)
      wait.end(1)
      vi.advanceTimersByTime(100)
    }
    expect([wait.waited, wait.reported]).toEqual([5, 2])
  })

  it('belongs to one piece of work, through everything that it calls', async () => {
    const [one, other] = [new EngineWait(), new EngineWait()]
    const seen = await Promise.all([one, other].map((wait) => wait.during(() => Promise.resolve().then(() => EngineWait.current()))))
    expect(seen[0]).toBe(one)
    expect(seen[1]).toBe(other)
    expect(EngineWait.current()).toBeUndefined()
  })
})
