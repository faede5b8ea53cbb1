import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { placeTexts } from './placeTexts.ts'
import { trimBareLinks } from './trimBareLinks.ts'

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).use(remarkCjkFriendly).freeze()

/** Parses a record: front matter, GFM, emphasis that works beside Japanese punctuation, and addresses that end before Japanese text. */
export function parseMarkdown(text: string): Root {
  const root = parser.parse(text)
  trimBareLinks(root, text)
  placeTexts(root, text)
  return root
}
