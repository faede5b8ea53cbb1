/**
 * The engine has a segmenter of its own, which would cut our words again and differently. So words travel in an alphabet that it cannot
 * cut: each UTF-16 unit becomes four letters a–p. A prefix of a word stays a prefix of its encoding.
 */

/** The engine ignores words of more than 250 bytes; longer ones are cut on both sides alike. */
const MAX_UNITS = 60

/** Encodes one word. */
export function encodeWord(word: string): string {
  let encoded = ''
  for (let unit = 0; unit < Math.min(word.length, MAX_UNITS); unit += 1) {
    const code = word.charCodeAt(unit)
    for (let shift = 12; shift >= 0; shift -= 4) encoded += String.fromCharCode(97 + ((code >> shift) & 15))
  }
  return encoded
}

/** One word and nothing else, as a query: bare, the engine would also take two words that stand side by side for it. */
export function encodeExact(word: string): string {
  return `"${encodeWord(word)}"`
}

/** Encodes words in order, as a field or a query. */
export function encodeWords(words: readonly string[]): string {
  return words.map(encodeWord).join(' ')
}

/**
 * What must not stand in a hit, each one word or several words in a row, in the engine's query language.
 * Put before the words that are wanted: the engine reads no further than the tenth of those.
 */
export function encodeExclusions(excluded: readonly (readonly string[])[]): string {
  return excluded
    .filter((words) => words.length > 0)
    .map((words) => (words.length === 1 ? `-${encodeWords(words)}` : `-"${encodeWords(words)}"`))
    .join(' ')
}
