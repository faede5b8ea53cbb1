import type { Paragraph, PhrasingContent, Root, Text } from 'mdast'
import { LRUCache } from 'lru-cache'
import { toString } from 'mdast-util-to-string'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { pointAfter, type Point } from './pointAfter.ts'

/** A stretch of text that is as long as its source, or one character that the source writes otherwise. */
interface Run {
  read: string
  written: string
}

/** Escapes, character references and line ends (which lose the white space around them): all that text nodes write otherwise. */
const WRITTEN_OTHERWISE = /\\[!-/:-@[-`{-~]|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{0,30});|[ \t]*\n[ \t]*/iy

const parser = unified().use(remarkParse).freeze()
/** What escapes and references mean: few are in use, but a text may be full of them. */
const meanings = new LRUCache<string, string>({ max: 1000 })

/**
 * Gives every text of a paragraph its exact place in the file, so that a passage that begins or ends inside it can be found there. A text that
 * the source writes otherwise (`\*`, `&amp;`) is split around those characters; then offset and index run in step everywhere else.
 */
export function placeTexts(root: Root, source: string): void {
  for (const block of root.children) {
    if (block.type === 'paragraph') block.children = placeChildren(block, source)
  }
}

function placeChildren(paragraph: Paragraph, source: string): PhrasingContent[] {
  const placed: PhrasingContent[] = []
  let point: Point | undefined = paragraph.position?.start
  for (const child of paragraph.children) {
    const start: Point | undefined = child.position?.start ?? point
    // Links without a place are addresses that GFM finds in a text afterwards: they stand there as they are.
    const isWritten = child.type === 'text' || child.position === undefined
    const texts = isWritten && start ? placeText(toString(child), source, start) : null
    placed.push(...(texts ? withTexts(child, texts) : [child]))
    const end: Point | undefined = child.position?.end ?? texts?.at(-1)?.position?.end
    point = end && child.type === 'break' ? afterIndent(end, source) : end
  }
  return placed
}

/** Where the text of a new line begins: the white space in front of it belongs to no node. */
function afterIndent(point: Point, source: string): Point {
  const indent = /[ \t]*/y
  indent.lastIndex = point.offset ?? 0
  return pointAfter(point, indent.exec(source)?.[0] ?? '')
}

function withTexts(node: PhrasingContent, texts: Text[]): PhrasingContent[] {
  const [first, last] = [texts[0]?.position, texts.at(-1)?.position]
  if (node.type === 'text' || !first || !last) return texts
  return [{ ...node, children: texts, position: { start: first.start, end: last.end } } as PhrasingContent]
}

/** Reads a text off its source; null when it cannot be followed there. */
function placeText(value: string, source: string, start: Point): Text[] | null {
  const runs = readRuns(value, source, start.offset ?? 0)
  let point = start
  return (
    runs?.map(({ read, written }): Text => {
      const from = point
      point = pointAfter(from, written)
      return { type: 'text', value: read, position: { start: from, end: point } }
    }) ?? null
  )
}

function readRuns(value: string, source: string, start: number): Run[] | null {
  const runs: Run[] = []
  let offset = start
  let taken = 0
  while (taken < value.length) {
    const written = writtenAt(source, offset)
    const read = meaningOf(written)
    if (read === '' || !value.startsWith(read, taken)) return null
    taken += read.length
    offset += written.length
    const open = runs.at(-1)
    if (open && open.read === open.written && read === written) open.read = open.written += written
    else runs.push({ read, written })
  }
  return runs
}

function writtenAt(source: string, offset: number): string {
  WRITTEN_OTHERWISE.lastIndex = offset
  return WRITTEN_OTHERWISE.exec(source)?.[0] ?? source.charAt(offset)
}

function meaningOf(written: string): string {
  if (written.length === 1) return written
  if (written.includes('\n')) return '\n'
  const known = meanings.get(written)
  if (known !== undefined) return known
  const meaning = toString(parser.parse(`x${written}x`)).slice(1, -1)
  meanings.set(written, meaning)
  return meaning
}
