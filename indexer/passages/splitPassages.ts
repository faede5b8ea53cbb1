import GithubSlugger, { slug } from 'github-slugger'
import type { Definition, FootnoteDefinition, Heading, Nodes, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Document, Passage } from '#model'
import { packBlocks } from './packBlocks.ts'
import { textOf, toContentNodes } from './toContentNodes.ts'

export { MAX_PASSAGE_LENGTH } from './packBlocks.ts'

interface Section {
  headingPath: string[]
  depth: number
  anchor: string
  blocks: RootContent[]
}

/** Anchor of the text before the first heading, and of headings that have no letters. */
const LEAD_ANCHOR = '本文'

/** Splits a document by its headings into passages that fit a screen. */
export function splitPassages(document: Document): Passage[] {
  const definitions = definitionsIn(document.body)
  const passages: Passage[] = []
  for (const section of sectionsOf(document.body)) {
    for (const [part, blocks] of packBlocks(section.blocks).entries()) {
      passages.push(toPassage(document.id, passages.length, section, part, blocks, definitions))
    }
  }
  return passages
}

/** A heading of the record page; the text before the first heading has none. */
export interface OutlineEntry {
  anchor: string
  heading: string
  depth: number
}

/** All headings of a document, also those that have no text of their own and so no passage, with the anchors of {@link splitPassages}. */
export function outlineOf(document: Document): OutlineEntry[] {
  return sectionsOf(document.body)
    .filter(({ headingPath, blocks }) => headingPath.length > 0 || blocks.length > 0)
    .map(({ anchor, headingPath, depth }) => ({ anchor, heading: headingPath.at(-1) ?? '', depth }))
}

/** Link targets and footnotes stand anywhere in a record and serve all of it. */
function definitionsIn(node: Nodes): (Definition | FootnoteDefinition)[] {
  const inside = 'children' in node ? node.children.flatMap(definitionsIn) : []
  return node.type === 'definition' || node.type === 'footnoteDefinition' ? [node, ...inside] : inside
}

function sectionsOf(body: Root): Section[] {
  const slugger = new GithubSlugger()
  const path: Heading[] = []
  // The anchor of the lead is taken even where there is none, so that writing one does not change the anchors below it.
  let current: Section = { headingPath: [], depth: 1, anchor: slugger.slug(LEAD_ANCHOR), blocks: [] }
  const sections = [current]
  for (const node of body.children) {
    if (node.type === 'heading') {
      while ((path.at(-1)?.depth ?? 0) >= node.depth) path.pop()
      path.push(node)
      const headingPath = path.map((heading) => toString(heading))
      current = { headingPath, depth: node.depth, anchor: anchorOf(toString(node), slugger), blocks: [] }
      sections.push(current)
    } else if (node.type !== 'definition' && node.type !== 'footnoteDefinition') {
      current.blocks.push(node)
    }
  }
  return sections
}

function anchorOf(heading: string, slugger: GithubSlugger): string {
  return slugger.slug(slug(heading) === '' ? LEAD_ANCHOR : heading)
}

function toPassage(
  documentId: string,
  ordinal: number,
  section: Section,
  part: number,
  blocks: RootContent[],
  definitions: readonly (Definition | FootnoteDefinition)[],
): Passage {
  const anchor = part === 0 ? section.anchor : `${section.anchor}.${part + 1}`
  const nodes = toContentNodes(blocks, definitions)
  return {
    id: `${documentId}#${anchor}`,
    documentId,
    ordinal,
    anchor,
    headingPath: section.headingPath,
    depth: section.depth,
    page: null,
    text: textOf(nodes),
    sourceStart: blocks[0]?.position?.start.offset ?? 0,
    sourceEnd: blocks.at(-1)?.position?.end.offset ?? 0,
    nodes,
  }
}
