import type { Segment } from '../api/types.ts'

/** Line breaks in a snippet: gone after a sentence, a stroke between the items of a list, which have no full stop. */
export function oneLine(segments: readonly Segment[]): Segment[] {
  let before = ''
  return segments.map(({ text, hit }) => {
    const joined = (before + text).replaceAll(/([。！？」）])\n/g, '$1').replaceAll('\n', ' ／ ')
    const shown = joined.slice(before.length)
    before = shown.slice(-1)
    return { text: shown, hit }
  })
}
