/** A node of the displayed body: a text leaf (tag `#text`), or an element of a short allowed list. There is no HTML anywhere. */
export interface ContentNode {
  tag: string
  text?: string
  href?: string
  start?: number
  align?: string
  children?: ContentNode[]
}

/** A stretch of a document that fits a screen: what a hit, a quotation and a citation point at. */
export interface Passage {
  /** `{documentId}#{anchor}` */
  id: string
  documentId: string
  /** Place in the document, from 0. */
  ordinal: number
  /** Fragment of the record page; made from the heading, so that it outlives edits elsewhere. */
  anchor: string
  /** Headings above the passage, outermost first; empty before the first heading. */
  headingPath: string[]
  /** Depth of the nearest heading, 2–6; 1 before the first heading. */
  depth: number
  /** Page or slide of the original, where the record was imported from one. */
  page: number | null
  /** The displayed text. */
  text: string
  /** Offsets of the passage in the file, in UTF-16 units. */
  sourceStart: number
  sourceEnd: number
  nodes: ContentNode[]
}
