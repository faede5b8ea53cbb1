import { describe, expect, it } from 'vitest'
import type { FacetValue } from '../../ui/api/types.ts'
import { heatStep } from '../../ui/parts/heatStep.ts'
import { oneLine } from '../../ui/parts/oneLine.ts'
import { yearColumns, yearSpan } from '../../ui/parts/yearColumns.ts'

const year = (value: string, count: number, chosen = false): FacetValue => ({
  value,
  label: value,
  count,
  ...(chosen && { selected: true }),
})

describe('the bars of the years', () => {
  it('show empty years between, and the unknown year last', () => {
    const values = [year('2018', 3), year('unknown', 2), year('2015', 1)]
    const columns = yearColumns(values, yearSpan(values, null))
    expect(columns.map(({ value, count }) => [value, count])).toEqual([
      ['2015', 1],
      ['2016', 0],
      ['2017', 0],
      ['2018', 3],
      ['unknown', 2],
    ])
  })

  it('keep their place while the counts change', () => {
    const before = yearSpan([year('2000', 1), year('2025', 1)], null)
    expect(yearSpan([year('2010', 1)], before)).toEqual({ from: 2000, to: 2025 })
    expect(yearSpan([], null)).toBeNull()
  })

  it('never write two labels beside each other, and prefer the chosen year', () => {
    const values = [year('2018', 1), year('2021', 1, true), year('2022', 1, true)]
    const labelled = yearColumns(values, yearSpan(values, null)).filter((column) => column.labelled)
    expect(labelled.map(({ value }) => value)).toEqual(['2021'])
  })
})

describe('the shade of a count', () => {
  it('goes from none to full', () => {
    expect([0, 1, 20, 50, 100].map((count) => heatStep(count, 100))).toEqual([0, 1, 2, 3, 4])
    expect(heatStep(0, 0)).toBe(0)
  })
})

describe('a snippet on one line', () => {
  it('separates items without a full stop and joins sentences, across segments too', () => {
    const segments = [
      { text: '基準をつくった\n連絡。', hit: false },
      { text: '\n窓口', hit: true },
    ]
    expect(oneLine(segments)).toEqual([
      { text: '基準をつくった ／ 連絡。', hit: false },
      { text: '窓口', hit: true },
    ])
  })
})
