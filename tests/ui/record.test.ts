import { describe, expect, it } from 'vitest'
import { contentsOf } from '../../ui/record/contentsOf.ts'
import { displayedTag, safeAddress } from '../../ui/record/displayedTag.ts'
import { readableDate } from '../../ui/record/readableDate.ts'

const section = (anchor: string, heading: string) => ({ anchor, heading, depth: 2, passages: [] })

describe('the body of a record', () => {
  it('shows only elements that do nothing', () => {
    expect(['p', 'table', 'blockquote'].map(displayedTag)).toEqual(['p', 'table', 'blockquote'])
    expect(['script', 'iframe', 'style', 'img', 'svg', 'form'].map(displayedTag)).toEqual(Array<null>(6).fill(null))
  })

  it('follows only addresses that lead somewhere', () => {
    expect(safeAddress('https://example.jp/')).toBe('https://example.jp/')
    expect(safeAddress('#結果')).toBe('#結果')
    expect(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', '//example.jp', undefined].map(safeAddress)).toEqual(
      Array<undefined>(5).fill(undefined),
    )
  })
})

describe('the table of contents', () => {
  it('lists the sections and what the page adds, and is missing where it would be idle', () => {
    const sections = [section('背景', '背景'), section('結果', '結果')]
    const added = { uncertain: ['a'], sources: [] }
    expect(contentsOf({ sections, ...added }).map(({ anchor }) => anchor)).toEqual(['背景', '結果', 'uncertain'])
    expect(contentsOf({ sections: sections.slice(1), ...added })).toEqual([])
  })
})

describe('a date', () => {
  it.each([
    ['2022-09-03', '2022年9月3日'],
    ['2022-09', '2022年9月'],
    ['2022', '2022年'],
    ['昭和の末', '昭和の末'],
  ])('%s is written %s', (iso, readable) => expect(readableDate(iso)).toBe(readable))
})
