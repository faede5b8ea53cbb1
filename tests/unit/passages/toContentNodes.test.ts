import fc from 'fast-check'
import type { Definition, FootnoteDefinition, Paragraph } from 'mdast'
import { describe, expect, it } from 'vitest'
import { parseMarkdown } from '#corpus'
import type { ContentNode } from '#model'
import { textOf, toContentNodes } from '../../../indexer/passages/toContentNodes.ts'
import { toNotes } from '../../../indexer/passages/toNotes.ts'

function read(markdown: string): ContentNode[] {
  const { children } = parseMarkdown(markdown)
  const isDefinition = (node: (typeof children)[number]): node is Definition | FootnoteDefinition =>
    node.type === 'definition' || node.type === 'footnoteDefinition'
  return toContentNodes(
    children.filter((node) => !isDefinition(node)),
    children.filter(isDefinition),
  )
}
const flat = (nodes: readonly ContentNode[]): ContentNode[] => nodes.flatMap((node) => [node, ...flat(node.children ?? [])])
const find = (markdown: string, tag: string) => flat(read(markdown)).filter((node) => node.tag === tag)
const text = (markdown: string) => textOf(read(markdown))

const ALLOWED = [
  '#text',
  'p',
  'em',
  'strong',
  'del',
  'code',
  'pre',
  'blockquote',
  'ul',
  'ol',
  'li',
  'a',
  'br',
  'hr',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
  'thead',
  'tbody',
  'tr',
  'th',
  'td',
  'sup',
]

describe('links', () => {
  it.each([
    'https://example.jp/',
    'http://example.jp/',
    'HTTPS://example.jp/',
    'mailto:kaizen@example.jp',
    '#取り組み',
    '/documents/cases/a',
  ])('to %s work', (address) => {
    expect(find(`[見る](${address})`, 'a').map(({ href }) => decodeURI(href ?? ''))).toEqual([address])
  })

  it.each([
    'javascript:alert(1)',
    'JavaScript:alert(1)',
    '&#106;avascript:alert(1)',
    'java\tscript:alert(1)',
    ' javascript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    '//example.jp/',
    '../secret',
    'blob:x',
  ])('to %s become their text', (address) => {
    const nodes = flat(read(`[見る](<${address}>)`))
    expect(nodes.filter(({ tag, href }) => tag === 'a' || href !== undefined)).toEqual([])
    expect(textOf(read(`[見る](<${address}>)`))).toContain('見る')
  })

  it('by reference find their definition, and an unknown one stays text', () => {
    expect(find('[見る][a]\n\n[a]: https://example.jp/', 'a').map(({ href }) => href)).toEqual(['https://example.jp/'])
    expect(text('[見る][b]')).toBe('[見る][b]')
    expect(find('[見る][a]\n\n[a]: javascript:alert(1)', 'a')).toEqual([])
  })

  it('carry nothing but their address', () => {
    const [link] = find('[見る](https://example.jp/ "題")', 'a')
    expect(Object.keys(link ?? {}).sort()).toEqual(['children', 'href', 'tag'])
  })
})

describe('HTML', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<iframe src="https://example.jp"></iframe>',
    '<!-- 隠し -->',
    '<svg onload=alert(1)>',
    '<style>p{}</style>',
  ])('%s is shown as text, in a block and in a line', (html) => {
    expect(text(html)).toBe(html)
    expect(text(`前 ${html} 後`)).toBe(`前 ${html} 後`)
    expect([...new Set(flat(read(`前 ${html} 後\n\n${html}`)).map(({ tag }) => tag))].sort()).toEqual(['#text', 'p'])
  })
})

describe('other blocks', () => {
  it('an image is its description', () => {
    expect(flat(read('![改善の図](https://example.jp/x.png)')).map(({ tag }) => tag)).toEqual(['p', '#text'])
    expect(text('![改善の図][a]\n\n[a]: https://example.jp/x.png')).toBe('改善の図')
  })

  it('a table keeps its alignment, and each row is one line of its text', () => {
    const table = '| 自治体 | 年度 | 数 |\n|:--|:-:|--:|\n| 中野区 | 2022 | 3 |\n'
    expect(find(table, 'th').map(({ align }) => align)).toEqual(['left', 'center', 'right'])
    expect(find(table, 'td').map(({ align }) => align)).toEqual(['left', 'center', 'right'])
    expect(text(table)).toBe('自治体 年度 数\n中野区 2022 3')
  })

  it('lists count on from where they begin', () => {
    expect(find('3. 三\n4. 四', 'ol').map(({ start }) => start)).toEqual([3])
    expect(find('- 一\n  - 二', 'ul')).toHaveLength(2)
    expect(text('- 一\n- 二')).toBe('一\n二')
  })

  it('quotations, code, breaks and rules stay what they are', () => {
    for (const [markdown, tag] of [
      ['> 引用', 'blockquote'],
      ['```\nx\n```', 'pre'],
      ['`x`', 'code'],
      ['一  \n二', 'br'],
      ['---', 'hr'],
      ['~~旧~~', 'del'],
    ] as const) {
      expect(find(markdown, tag), markdown).toHaveLength(1)
    }
    expect(text('```html\n<b>x</b>\n```')).toBe('<b>x</b>')
    expect(text('一  \n二')).toBe('一\n二')
  })
})

describe('footnotes', () => {
  const noted = '文[^a]の続き。\n\n[^a]: 注の文。'

  it('stand below the text, with a mark in it', () => {
    expect(find(noted, 'sup')).toHaveLength(1)
    expect(text(noted)).toMatch(/^文.*の続き。\n[^]*注の文。/)
  })

  it('may name one another in a chain of any length', () => {
    const paragraph = (identifier: string): Paragraph => ({ type: 'paragraph', children: [{ type: 'footnoteReference', identifier }] })
    const notes = Array.from({ length: 100_000 }, (_, index): FootnoteDefinition => {
      return { type: 'footnoteDefinition', identifier: String(index), children: [paragraph(String(index + 1))] }
    })
    expect(toNotes([paragraph('0')], notes)[0]?.children).toHaveLength(100_000)
  })

  it('bring no words of their own into a Japanese text', () => expect(text(noted)).not.toMatch(/Footnotes|↩/))

  it('keep their numbers wherever they are referred to, and bring the notes that they refer to', () => {
    const notes = '[^a]: 注一。\n\n[^b]: 注二。[^c]\n\n[^c]: 注三。'
    const lists = find(`文[^b]の続き[^b]。\n\n${notes}`, 'ol')
    expect(lists.map(({ start, children }) => [start, children?.length])).toEqual([[2, 2]])
    expect(text(`文[^b]。\n\n${notes}`)).toBe('文2。\n注二。3\n注三。')
  })

  it('bring no link to a place that does not exist', () =>
    expect(find(noted, 'a').filter(({ href }) => href?.startsWith('#user-content'))).toEqual([]))
})

it('shows only allowed tags and safe addresses, whatever is written', () => {
  const pieces = fc.constantFrom(
    '<a href="javascript:x">',
    '</a>',
    '<script>',
    '](javascript:x)',
    '[',
    '](https://example.jp)',
    '![',
    '`',
    '**',
    '\n\n',
    '> ',
    '- ',
    '| a |\n|-|\n',
    '[^1]',
    '[^1]: ',
    '# ',
    '<https://e.jp>',
    'javascript:',
    '改善',
    '<!--',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 12 }), (parts) => {
      for (const node of flat(read(parts.join('')))) {
        expect(ALLOWED).toContain(node.tag)
        if (node.href !== undefined) expect(node.href).toMatch(/^(https?:\/\/|mailto:|#|\/documents\/)/i)
      }
    }),
    { numRuns: 300 },
  )
})
