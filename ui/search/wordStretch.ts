/** A stretch of the words that the server understood, with its UTF-16 offsets. */
export interface WordStretch {
  text: string
  start: number
  end: number
}

/** An OR or a bar with nothing on one of its sides, as it is left when its operand goes. */
const LONE_OR = /(^|[\s])(?:OR|ＯＲ|[|｜])(?=\s+(?:OR|ＯＲ|[|｜])(?:\s|$)|\s*$)|^\s*(?:OR|ＯＲ|[|｜])\s/gu

/** The words without some of their stretches, and without the spaces and ORs that these leave behind. */
export function withoutStretches(words: string, stretches: readonly WordStretch[]): string {
  return replaced(words, stretches, () => ' ')
    .replace(LONE_OR, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** The words with one stretch in quotes, so that it is looked for as it stands. */
export function withStretchQuoted(words: string, stretch: WordStretch): string {
  return replaced(words, [stretch], (text) => `「${text}」`)
}

/** The words may have been typed on since they were understood: a stretch that has moved is looked for, one that is gone is left alone. */
function replaced(words: string, stretches: readonly WordStretch[], replace: (text: string) => string): string {
  const inTurn = [...stretches].sort((a, b) => b.start - a.start)
  return inTurn.reduce((rest, { text, start, end }) => {
    const place = rest.slice(start, end) === text ? start : rest.indexOf(text)
    return place < 0 ? rest : `${rest.slice(0, place)}${replace(text)}${rest.slice(place + text.length)}`
  }, words)
}
