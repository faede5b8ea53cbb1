import type { Link, Nodes, Parents, PhrasingContent, Text } from 'mdast'
import { pointAfter } from './pointAfter.ts'

/** What GFM leaves out at the end of an address, for it belongs to the sentence. A closing bracket is left out where it closes nothing. */
const TRAILING = /[!"&'*),.:;<>?\]_}~]/

/** An address of which something is left besides its scheme. */
const ADDRESS = /^(https?:\/\/|www\.)[a-z0-9]/i

/**
 * Ends bare addresses before the first character that is not ASCII. GFM takes everything up to a space as the address, but Japanese
 * has no spaces: `https://example.jp/改善。次の文。` Links that the writer marked, as `<…>` or `[…](…)`, stay as they are.
 */
export function trimBareLinks(parent: Parents, source: string): void {
  for (let index = 0; index < parent.children.length; index += 1) {
    const node: Nodes | undefined = parent.children[index]
    if (!node || !('children' in node)) continue
    if (node.type !== 'link' || !isBare(node, source)) trimBareLinks(node, source)
    else (parent.children as Nodes[]).splice(index, 1, ...trim(node))
  }
}

/** Whether the source shows an address and nothing around it. GFM adds some links without a place: those are bare. */
function isBare(link: Link, source: string): boolean {
  const label = link.children[0]
  const start = link.position?.start.offset
  const isMarked = start !== undefined && '<['.includes(source.charAt(start))
  return !isMarked && label?.type === 'text' && /^(https?:|www\.)/i.test(label.value)
}

/** A bare link up to its end, and the text after it. */
function trim(link: Link): PhrasingContent[] {
  const [label] = link.children as [Text]
  const end = endOfAddress(label.value)
  if (end === label.value.length) return [link]
  const [address, rest] = [textFrom(label, 0, end), textFrom(label, end)]
  if (!ADDRESS.test(address.value)) return [label]
  const url = link.url.slice(0, link.url.length - rest.value.length)
  return [{ ...link, url, children: [address], ...(address.position && { position: address.position }) }, rest]
}

function endOfAddress(written: string): number {
  const foreign = written.search(/[^\x21-\x7e]/)
  if (foreign < 0) return written.length
  let end = foreign
  while (TRAILING.test(written.charAt(end - 1)) && !closesBracket(written.slice(0, end))) end -= 1
  return end
}

/** Whether an address ends in a bracket that was opened inside it, as in `https://example.jp/a_(b)`. */
function closesBracket(address: string): boolean {
  return address.endsWith(')') && address.split('(').length >= address.split(')').length
}

/** A stretch of a text that stands in the source as it is. */
function textFrom({ value, position }: Text, start: number, end = value.length): Text {
  const text: Text = { type: 'text', value: value.slice(start, end) }
  if (position) {
    const from = pointAfter(position.start, value.slice(0, start))
    text.position = { start: from, end: pointAfter(from, text.value) }
  }
  return text
}
