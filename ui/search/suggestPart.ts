/** The word being written, with what stands before and after it. */
export interface WrittenPart {
  before: string
  word: string
  after: string
}

/** What an input method holds unconverted, and where in the text. */
export interface Composition {
  start: number
  text: string
}

/**
 * The parts of the text that suggestions may complete, and that choosing one takes away, the likeliest first: what the input method is converting, or else
 * the last word. Japanese has no spaces: of 窓口の|まちj only the part under conversion can be a beginning, but of 職員|ていあん also all of it.
 */
export function suggestParts(text: string, composition: Composition | null = null): [WrittenPart, ...WrittenPart[]] {
  if (composition && composition.text !== '' && text.startsWith(composition.text, composition.start)) {
    const end = composition.start + composition.text.length
    const written: WrittenPart = { before: text.slice(0, composition.start), word: composition.text, after: text.slice(end) }
    const kanji = /\p{Script=Han}+$/u.exec(written.before)?.[0]
    if (kanji === undefined) return [written]
    return [{ ...written, before: written.before.slice(0, -kanji.length), word: kanji + written.word }, written]
  }
  const match = /^(.*[\s\u3000])?([^\s\u3000]*)$/su.exec(text)
  return [{ before: match?.[1] ?? '', word: match?.[2] ?? '', after: '' }]
}

/** The text with the word completed. */
export function withWord({ before, after }: WrittenPart, word: string): string {
  return (before + word + after).trim()
}
