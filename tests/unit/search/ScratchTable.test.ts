import { describe, expect, it } from 'vitest'
import { ScratchTable } from '../../../server/search/ScratchTable.ts'

describe('a scratch table', () => {
  it('holds what was entered, and 0 for all other keys', () => {
    const table = new ScratchTable(4)
    table.enter(2, 7)
    expect([...table.values]).toEqual([0, 0, 7, 0])
  })

  it('is empty again once it is cleared', () => {
    const table = new ScratchTable(4)
    table.enter(1, 1)
    table.enter(3, 2)
    table.clear()
    expect([...table.values]).toEqual([0, 0, 0, 0])
  })

  it('makes room for more keys, and holds nothing of before', () => {
    const table = new ScratchTable(2)
    table.enter(1, 5)
    table.clear(10)
    expect(table.values.length).toBeGreaterThanOrEqual(10)
    table.enter(9, 3)
    expect(table.values[1]).toBe(0)
    expect(table.values[9]).toBe(3)
  })
})
