import type { List, Nodes, Paragraph, PhrasingContent, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { pointAfter } from '../corpus/pointAfter.ts'

/** About what fits a screen at a comfortable size; longer sections become several passages, cut between blocks or sentences. */
export const MAX_PASSAGE_LENGTH = 420

/** What closes a quotation or a bracket: it belongs to the sentence before it, as in 「見直しました。」 */
const CLOSING = '」』）】〉》〕］｝”’"\')\\]'
/** What never begins a sentence. */
const NO_BEGINNING = `[。！？、，${CLOSING}]`
const SENTENCE_END = new RegExp(`(?<=[。！？][${CLOSING}]*)(?!${NO_BEGINNING})`, 'u')

/** As much of a text as is looked at to tell whether a sentence ends with it: its mark and what may close behind it. */
const LONGEST_END = 16

/** Packs blocks into groups of at most {@link MAX_PASSAGE_LENGTH} characters, as full as they get; long blocks are cut where they can be. */
export function packBlocks(blocks: readonly RootContent[]): RootContent[][] {
  return pack(blocks.flatMap(cutLongBlock), (block) => toString(block).length)
}

function pack<T>(items: readonly T[], lengthOf: (item: T) => number): T[][] {
  const groups: T[][] = []
  let length = 0
  for (const item of items) {
    const itemLength = lengthOf(item)
    const open = groups.at(-1)
    if (open && length + itemLength <= MAX_PASSAGE_LENGTH) {
      open.push(item)
      length += itemLength
    } else {
      groups.push([item])
      length = itemLength
    }
  }
  return groups
}

/** Cuts a paragraph after sentences and a list after items; other blocks (tables, code) stay whole. */
function cutLongBlock(block: RootContent): RootContent[] {
  if (toString(block).length <= MAX_PASSAGE_LENGTH) return [block]
  if (block.type === 'paragraph') return cutParagraph(block)
  if (block.type === 'list') return cutList(block)
  return [block]
}

function cutList(list: List): List[] {
  let index = 0
  return pack(list.children, (item) => toString(item).length).map((children) => {
    const start = list.ordered ? (list.start ?? 1) + index : null
    index += children.length
    return { ...list, start, children, ...placeOf(children) }
  })
}

/** A paragraph with a piece whose place in the file is not known stays whole: nobody could say where its parts stand. */
function cutParagraph(paragraph: Paragraph): Paragraph[] {
  if (paragraph.children.some(({ position }) => position === undefined)) return [paragraph]
  const lengthOf = (sentence: PhrasingContent[]) => toString({ type: 'paragraph', children: sentence }).length
  return pack(sentencesOf(paragraph), lengthOf).map((sentences): Paragraph => {
    const children = sentences.flat()
    return { type: 'paragraph', children, ...placeOf(children) }
  })
}

/** The sentences of a paragraph, each in as many pieces as its markup makes. */
function sentencesOf(paragraph: Paragraph): PhrasingContent[][] {
  const sentences: PhrasingContent[][] = []
  let before = ''
  for (const piece of paragraph.children.flatMap(cutAfterSentences)) {
    const text = toString(piece)
    const open = sentences.at(-1)
    if (open && !isSentenceEnd(before, text)) open.push(piece)
    else sentences.push([piece])
    before = (before + text).slice(-LONGEST_END)
  }
  return sentences
}

/** Whether a sentence ends between two stretches of text. */
function isSentenceEnd(before: string, after: string): boolean {
  return (before + after.charAt(0)).split(SENTENCE_END).at(-1) === after.charAt(0)
}

/** Cuts a text after its sentences. One that is not as long as its source stands whole: it has no place for its parts (see placeTexts). */
function cutAfterSentences(node: PhrasingContent): PhrasingContent[] {
  const { start, end } = node.position ?? {}
  if (node.type !== 'text' || !start || !end || node.value.length !== (end.offset ?? 0) - (start.offset ?? 0)) return [node]
  let point = start
  return node.value.split(SENTENCE_END).map((value) => {
    const from = point
    point = pointAfter(from, value)
    return { type: 'text', value, position: { start: from, end: point } }
  })
}

/** From the first node to the last. */
function placeOf(nodes: readonly Nodes[]): Pick<Paragraph, 'position'> {
  const [first, last] = [nodes[0]?.position, nodes.at(-1)?.position]
  return first && last ? { position: { start: first.start, end: last.end } } : {}
}
