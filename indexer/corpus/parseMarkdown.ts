import type { Root } from 'mdast'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { limitText, limitTree } from './markdownLimits.ts'
import { placeTexts } from './placeTexts.ts'
import { trimBareLinks } from './trimBareLinks.ts'

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']).use(remarkGfm).use(remarkCjkFriendly).freeze()

/**
 * Parses a record: front matter, GFM, emphasis that works beside Japanese punctuation, and addresses that end before Japanese text.
 * @throws MarkdownExcess for what is nested too deep and for tables with too many cells.
 */
export function parseMarkdown(text: string): Root {
  limitText(text)
  const root = parser.parse(text)
  limitTree(root)
  trimBareLinks(root, text)
  placeTexts(root, text)
  return root
}
