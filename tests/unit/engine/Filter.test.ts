import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterText } from '#engine'

/** Takes a text with one quoted value apart as the engine does: `\"` and `\\` stand for `"` and `\`. */
function readQuoted(text: string): string | null {
  const inner = /^level IN \["((?:[^"\\]|\\[^])*)"\]$/.exec(text)?.[1]
  return inner === undefined ? null : inner.replace(/\\([^])/g, '$1')
}

describe('values', () => {
  it.each([
    ['業務改善', '["業務改善"]'],
    ['" OR visibility = "member', '["\\" OR visibility = \\"member"]'],
    ['\\', '["\\\\"]'],
    ['\\" OR visibility = \\"member', '["\\\\\\" OR visibility = \\\\\\"member"]'],
    ["'] OR visibility = member", `["'] OR visibility = member"]`],
    ['', '[""]'],
    [2022, '[2022]'],
  ])('%s is quoted as %s', (value, quoted) => expect(filterText({ field: 'level', in: [value] })).toBe(`level IN ${quoted}`))

  it('can never leave their quotes, whatever they are', () => {
    const nasty = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('"', '\\', ' OR ', ']', '\n', 'a')).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(nasty, (value) => {
        expect(readQuoted(filterText({ field: 'level', in: [value] }))).toBe(value)
      }),
    )
  })

  it('of one field stand in one list', () => expect(filterText({ field: 'year', in: ['2022', '2023'] })).toBe('year IN ["2022", "2023"]'))
})

describe('combinations', () => {
  const a = { field: 'level', in: ['a'] }
  const b = { field: 'year', in: [2022] }

  it('are bracketed, so that none reaches into another', () => {
    expect(filterText({ all: [a, { any: [a, b] }] })).toBe('(level IN ["a"]) AND ((level IN ["a"]) OR (year IN [2022]))')
    expect(filterText({ not: { all: [a, b] } })).toBe('NOT ((level IN ["a"]) AND (year IN [2022]))')
  })

  it('of nothing mean everything for all, and nothing for any', () => {
    expect(filterText({ all: [] })).toBe('key EXISTS')
    expect(filterText({ any: [] })).toBe('key NOT EXISTS')
  })
})
