import type { Element, ElementContent, Nodes as HastNodes, RootContent } from 'hast'
import type { Definition, FootnoteDefinition, Root } from 'mdast'
import { toHast } from 'mdast-util-to-hast'
import type { ContentNode } from '#model'
import { markReference, toNotes } from './toNotes.ts'

/** Everything that a record may show. What is not here is shown as its text. */
const ALLOWED_TAGS = new Set([
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
])

/** Elements that hold elements only: white space between those is layout of the HTML source. */
const BLOCK_PARENTS = new Set(['table', 'thead', 'tbody', 'tr', 'ul', 'ol', 'blockquote'])
const SAFE_ADDRESS = /^(https?:\/\/|mailto:|#|\/documents\/)/i

/**
 * Turns Markdown blocks into the nodes that a page displays. HTML in a record stays visible as text and does nothing; images
 * become their description. Definitions serve reference links and footnotes; notes stand below the blocks.
 */
export function toContentNodes(blocks: Root['children'], definitions: readonly (Definition | FootnoteDefinition)[]): ContentNode[] {
  const links = definitions.filter((node) => node.type === 'definition')
  const notes = definitions.filter((node) => node.type === 'footnoteDefinition')
  const root: Root = { type: 'root', children: [...blocks, ...toNotes(blocks, notes), ...links] }
  const hast = toHast(root, { allowDangerousHtml: true, handlers: { footnoteReference: markReference(notes) } })
  return hast.type === 'root' ? hast.children.flatMap(toNodes).filter((node) => !isBlank(node)) : []
}

/** The displayed text of nodes: blocks on lines of their own. */
export function textOf(nodes: readonly ContentNode[]): string {
  return nodes
    .map(nodeText)
    .join('\n')
    .replace(/\n{2,}/g, '\n')
    .trim()
}

const LINE_TAGS = new Set(['p', 'li', 'tr', 'pre', 'blockquote', 'br', 'h2', 'h3', 'h4', 'h5', 'h6'])

function nodeText(node: ContentNode): string {
  if (node.tag === '#text') return node.text ?? ''
  const inner = (node.children ?? []).map(nodeText).join(node.tag === 'tr' ? ' ' : '')
  return LINE_TAGS.has(node.tag) ? `${inner}\n` : inner
}

function toNodes(node: RootContent | ElementContent): ContentNode[] {
  const raw = node as HastNodes | { type: 'raw'; value: string }
  if (raw.type === 'text' || raw.type === 'raw') return [{ tag: '#text', text: raw.value }]
  if (raw.type !== 'element') return []
  if (raw.tagName === 'img') return [{ tag: '#text', text: String(raw.properties['alt'] ?? '') }]
  const inside = raw.children.flatMap(toNodes)
  const children = BLOCK_PARENTS.has(raw.tagName) ? inside.filter((node) => !isBlank(node)) : inside
  return ALLOWED_TAGS.has(raw.tagName) ? toElement(raw, children) : children
}

function toElement(element: Element, children: ContentNode[]): ContentNode[] {
  const node: ContentNode = { tag: element.tagName, children }
  const { href, start, align } = element.properties
  if (node.tag === 'a') {
    if (typeof href !== 'string' || !SAFE_ADDRESS.test(href)) return children
    node.href = href
  }
  if (node.tag === 'ol' && typeof start === 'number') node.start = start
  if ((node.tag === 'th' || node.tag === 'td') && typeof align === 'string') node.align = align
  return [node]
}

function isBlank(node: ContentNode): boolean {
  return node.tag === '#text' && (node.text ?? '').trim() === ''
}
