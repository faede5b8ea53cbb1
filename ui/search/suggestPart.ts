/** The word being written: suggestions complete this part, and choosing one takes it away. */
export function suggestPart(text: string): { before: string; word: string } {
  const match = /^(.*[\s\u3000])?([^\s\u3000]*)$/su.exec(text)
  return { before: (match?.[1] ?? '').trim(), word: match?.[2] ?? '' }
}
