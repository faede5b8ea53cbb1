import fc from 'fast-check'
import type { Link, Nodes, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '#corpus'

/** All nodes of a kind, in order. */
function nodesOf<T extends Nodes['type']>(root: Root, type: T): Extract<Nodes, { type: T }>[] {
  const visit = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(visit) : [])]
  return visit(root).filter((node): node is Extract<Nodes, { type: T }> => node.type === type)
}
const linksOf = (markdown: string) => nodesOf(parseMarkdown(markdown), 'link').map((link: Link) => [toString(link), link.url])

describe('emphasis beside Japanese punctuation', () => {
  it.each([
    ['**「改善」**から始める', '「改善」'],
    ['これは**改善。**次の文', '改善。'],
    ['職員が**（全員で）**取り組む', '（全員で）'],
    ['**100％**の職員', '100％'],
  ])('%s is bold', (markdown, bold) => expect(nodesOf(parseMarkdown(markdown), 'strong').map((node) => toString(node))).toEqual([bold]))

  it('leaves asterisks that mark nothing as they are', () => {
    const root = parseMarkdown('5 ** 2 と ** 改善')
    expect(nodesOf(root, 'strong')).toEqual([])
    expect(toString(root)).toBe('5 ** 2 と ** 改善')
  })
})

describe('a bare address', () => {
  it.each([
    ['https://example.jp/改善。次の文。', 'https://example.jp/', '改善。次の文。'],
    ['詳しくはhttps://example.jp/a?b=1#cをご覧ください。', 'https://example.jp/a?b=1#c', 'をご覧ください。'],
    ['（https://example.jp/a）を参照', 'https://example.jp/a', '）を参照'],
    ['https://example.jp/a、https://example.jp/b', 'https://example.jp/a', '、'],
    ['https://example.jp/a', 'https://example.jp/a', ''],
    ['https://example.jp/a を参照', 'https://example.jp/a', ' を参照'],
  ])('of %s ends before Japanese text, which is kept', (markdown, address, rest) => {
    expect(linksOf(markdown)[0]).toEqual([address, address])
    expect(toString(parseMarkdown(markdown)), 'no character may be lost').toBe(markdown)
    expect(markdown).toContain(`${address}${rest}`)
  })

  it('without a scheme gets one', () => expect(linksOf('www.example.jp/改善')).toEqual([['www.example.jp/', 'http://www.example.jp/']]))

  it.each(['(https://example.jp/a)を参照', '出典(https://example.jp/a)。次の文'])(
    'of %s does not take the bracket that closes around it',
    (markdown) => {
      expect(linksOf(markdown)).toEqual([['https://example.jp/a', 'https://example.jp/a']])
      expect(toString(parseMarkdown(markdown))).toBe(markdown)
    },
  )

  it('without a host that it could lead to is text', () => {
    expect(linksOf('https://例え.jp/を参照')).toEqual([])
    expect(toString(parseMarkdown('https://例え.jp/を参照'))).toBe('https://例え.jp/を参照')
  })

  it('ends before the full stop of a sentence that goes on in Japanese', () => {
    expect(linksOf('https://example.jp/a.を参照')).toEqual([['https://example.jp/a', 'https://example.jp/a']])
  })

  it('keeps brackets of its own', () => expect(linksOf('https://example.jp/a_(b)を参照')[0]?.[1]).toBe('https://example.jp/a_(b)'))
})

describe('a link that the writer marked', () => {
  it.each([
    ['[改善のページ](https://example.jp/改善)', '改善のページ'],
    ['<https://example.jp/改善>を参照', 'https://example.jp/改善'],
    ['[https://example.jp/改善](https://example.jp/改善)', 'https://example.jp/改善'],
  ])('as %s keeps its Japanese address', (markdown, label) => expect(linksOf(markdown)).toEqual([[label, 'https://example.jp/改善']]))
})

describe('front matter', () => {
  it('is the first block, and only there', () => {
    const root = parseMarkdown('---\ntitle: 題\n---\n\n本文\n\n---\n\n続き')
    expect(root.children.map(({ type }) => type)).toEqual(['yaml', 'paragraph', 'thematicBreak', 'paragraph'])
  })

  it('is none when something stands above it', () => {
    expect(parseMarkdown('前\n\n---\ntitle: 題\n---\n').children.some(({ type }) => type === 'yaml')).toBe(false)
  })
})

it('reads tables, strikethrough and footnotes', () => {
  const root = parseMarkdown('| a | b |\n|:-|-:|\n| 1 | 2 |\n\n~~旧~~ 新[^1]\n\n[^1]: 注\n')
  expect(nodesOf(root, 'table')[0]?.align).toEqual(['left', 'right'])
  expect(nodesOf(root, 'delete').map((node) => toString(node))).toEqual(['旧'])
  expect(nodesOf(root, 'footnoteDefinition')).toHaveLength(1)
})

describe('the texts of a paragraph', () => {
  /** Each text with what stands in the file at its place. */
  const placesOf = (markdown: string) =>
    parseMarkdown(markdown).children.flatMap((block) =>
      block.type === 'paragraph'
        ? block.children.map((node) => [toString(node), markdown.slice(node.position?.start.offset, node.position?.end.offset)])
        : [],
    )

  it.each([
    [
      '職員が\\*見直し\\*ました。',
      [
        ['職員が', '職員が'],
        ['*', '\\*'],
        ['見直し', '見直し'],
        ['*', '\\*'],
        ['ました。', 'ました。'],
      ],
    ],
    [
      '改善&amp;人材&unknown;',
      [
        ['改善', '改善'],
        ['&', '&amp;'],
        ['人材&unknown;', '人材&unknown;'],
      ],
    ],
    [
      '一行目\n   二行目',
      [
        ['一行目', '一行目'],
        ['\n', '\n   '],
        ['二行目', '二行目'],
      ],
    ],
    [
      '[https://example.jp/a改 と',
      [
        ['[', '['],
        ['https://example.jp/a', 'https://example.jp/a'],
        ['改', '改'],
        [' と', ' と'],
      ],
    ],
    [
      '一行目  \n\t[https://example.jp/a改',
      [
        ['一行目', '一行目'],
        ['', '  \n'],
        ['[', '['],
        ['https://example.jp/a', 'https://example.jp/a'],
        ['改', '改'],
      ],
    ],
    [
      'https://example.jp/改善。と',
      [
        ['https://example.jp/', 'https://example.jp/'],
        ['改善。と', '改善。と'],
      ],
    ],
  ])('%j stand where the file has them', (markdown, places) => expect(placesOf(markdown)).toEqual(places))

  it('are as long there as they are, or one character, whatever is written', () => {
    const piece = fc.constantFrom(
      '改善。',
      '\\*',
      '\\',
      '&amp;',
      '&#12290;',
      '&',
      '\n',
      '  ',
      '\t',
      '**',
      '`',
      '[',
      '](a)',
      'https://example.jp/改',
      '~~',
      '*',
      '#',
      '1.',
      '<b>',
      '𠮷',
    )
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (pieces) => {
        const markdown = `あ${pieces.join('')}`
        for (const block of parseMarkdown(markdown).children) {
          if (block.type !== 'paragraph') continue
          for (const node of block.children) {
            const { start, end } = node.position ?? {}
            expect(start, `${JSON.stringify(markdown)}: ${toString(node)}`).toBeDefined()
            if (node.type !== 'text') continue
            const source = markdown.slice(start?.offset, end?.offset)
            expect(source === node.value || [...node.value].length === 1, `${JSON.stringify(markdown)}: ${source}`).toBe(true)
          }
        }
      }),
      { numRuns: 2000 },
    )
  })
})
