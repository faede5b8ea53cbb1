/** A place in a file, as syntax trees have it. */
export interface Point {
  line: number
  column: number
  offset?: number | undefined
}

/** The place behind a stretch of the file that begins at a point. */
export function pointAfter({ line, column, offset = 0 }: Point, stretch: string): { line: number; column: number; offset: number } {
  const lines = stretch.split('\n')
  const last = lines.at(-1) ?? ''
  return { line: line + lines.length - 1, column: (lines.length === 1 ? column : 1) + last.length, offset: offset + stretch.length }
}
