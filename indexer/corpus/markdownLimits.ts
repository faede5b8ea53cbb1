import type { Nodes, Root } from 'mdast'
import { LibraryError } from '#model'

/** How many quotations, list items, emphases, links … may stand inside one another. All that walks a record's tree does so by recursion. */
const MAX_NESTING = 50
/** Cells of all tables of a record, rows × columns: those that a short row leaves out are made when it is shown. */
const MAX_CELLS = 10_000

/** Signs of emphasis, links and images in one paragraph and in a record: the parser pairs them in time that grows with the square of their number. */
const MAX_MARKS_TOGETHER = 2000
const MAX_MARKS = 20_000
/** Images take it longest: 1,000 within one another 2.4 s. */
const MAX_IMAGES = 300

/** Markdown that would take more time or memory than a record is worth. */
export class MarkdownExcess extends LibraryError {
  /** Where it stands, from 1. */
  readonly line: number

  constructor(line: number, code: string, message: string) {
    super(code, message)
    this.line = line
  }
}

/** The mark that begins a quotation or a list item inside what is open, and the indentation that tells in how many lists it may stand. */
const CONTAINER = /([ \t]*)(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$))/y
/** A line across: - - - */
const ACROSS = /^[ \t]*([-*])[ \t]*(?:\1[ \t]*)+$/
/** What the line between the head of a table and its rows consists of. Setext headings (---) and lines across have neither | nor :. */
const BELOW_HEAD = /^[-:| \t]*$/

const MARK = /[*_~]+|\[/g
const IMAGE = /!\[/g

const NO_BLOCK = { columns: 0, lines: 0, marks: 0 }

/**
 * Refuses a text before it is parsed, because the parser itself takes minutes for it or overflows the stack. Looks at lines alone, so that what stands in
 * code counts as well.
 * @throws MarkdownExcess
 */
export function limitText(text: string): void {
  let [cells, marks, images] = [0, 0, 0]
  let block = NO_BLOCK
  const lines = text.split('\n')
  const body = lengthOfFrontMatter(lines)
  for (const [index, line] of lines.entries()) {
    if (index < body) continue
    if (countContainers(line) > MAX_NESTING) throw nestedTooDeep(index + 1)
    const content = line.slice(/^[ \t>]*/.exec(line)?.[0].length)
    // A table ends with an empty line at the latest. Counted is the largest one that the lines so far could be.
    if (content === '') {
      cells += cellsOf(block)
      block = NO_BLOCK
      continue
    }
    const found = countOf(MARK, content)
    block = { columns: Math.max(block.columns, columnsOf(content)), lines: block.lines + 1, marks: block.marks + found }
    if (cells + cellsOf(block) > MAX_CELLS) throw tooManyCells(index + 1)
    marks += found
    if (marks > MAX_MARKS || block.marks > MAX_MARKS_TOGETHER) throw tooManyMarks(index + 1)
    images += countOf(IMAGE, content)
    if (images > MAX_IMAGES) throw tooManyImages(index + 1)
  }
}

/** How many lines at the beginning are YAML, which is not read as Markdown. */
function lengthOfFrontMatter(lines: readonly string[]): number {
  const isFence = (line: string | undefined) => line?.trimEnd() === '---'
  return isFence(lines[0]) ? lines.findIndex((line, index) => index > 0 && isFence(line)) + 1 : 0
}

function countOf(sign: RegExp, line: string): number {
  return line.match(sign)?.length ?? 0
}

function countContainers(line: string): number {
  let count = 0
  CONTAINER.lastIndex = 0
  for (let mark = CONTAINER.exec(line); mark && count <= MAX_NESTING; mark = CONTAINER.exec(line)) count += 1 + levelsOf(mark[1] ?? '')
  return count > MAX_NESTING && ACROSS.test(line) ? 0 : count
}

/** As many list items as can be open around an indentation: each takes two columns at least, and a tab is four. */
function levelsOf(indentation: string): number {
  return Math.floor(indentation.replaceAll('\t', '    ').length / 2)
}

/** The line below the head is no row. */
function cellsOf({ columns, lines }: typeof NO_BLOCK): number {
  return columns * (lines - 1)
}

/** The columns of the table that has this line below its head; 0 if no table can. */
function columnsOf(line: string): number {
  if (!BELOW_HEAD.test(line) || !line.includes('-') || !/[|:]/.test(line)) return 0
  return line.split('|').filter((cell) => cell.includes('-')).length
}

const NESTING: ReadonlySet<Nodes['type']> = new Set([
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'emphasis',
  'strong',
  'delete',
  'link',
  'linkReference',
])

/**
 * Refuses a tree that is nested deeper than its lines show (emphasis in emphasis). Walks it without recursion, level by level.
 * @throws MarkdownExcess
 */
export function limitTree(root: Root): void {
  let level: { node: Nodes; nesting: number }[] = [{ node: root, nesting: 0 }]
  while (level.length > 0) {
    level = level.flatMap(({ node, nesting }) => {
      if (nesting > MAX_NESTING) throw nestedTooDeep(node.position?.start.line ?? 1)
      if (!('children' in node)) return []
      return node.children.map((child) => ({ node: child, nesting: nesting + (NESTING.has(child.type) ? 1 : 0) }))
    })
  }
}

function nestedTooDeep(line: number): MarkdownExcess {
  return new MarkdownExcess(line, 'NESTED_TOO_DEEP', `引用・箇条書き・強調などの入れ子が深すぎます。${MAX_NESTING} 段までにしてください。`)
}

function tooManyCells(line: number): MarkdownExcess {
  const limit = MAX_CELLS.toLocaleString('ja-JP')
  return new MarkdownExcess(
    line,
    'TABLE_TOO_LARGE',
    `表が大きすぎます。マスの数（行×列）は、1レコードの表を合わせて ${limit} までにしてください。`,
  )
}

function tooManyMarks(line: number): MarkdownExcess {
  const [together, whole] = [MAX_MARKS_TOGETHER, MAX_MARKS].map((limit) => limit.toLocaleString('ja-JP'))
  const message = `強調やリンクの記号（* _ ~ [）が多すぎます。空行までのひとまとまりに ${together}、1レコードに ${whole} までにしてください。`
  return new MarkdownExcess(line, 'TOO_MANY_MARKS', message)
}

function tooManyImages(line: number): MarkdownExcess {
  return new MarkdownExcess(line, 'TOO_MANY_IMAGES', `画像（![ ]）が多すぎます。1レコードに ${MAX_IMAGES} までにしてください。`)
}
