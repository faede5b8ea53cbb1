import { ScratchTable } from './ScratchTable.ts'

/** Words by number, for all readers: a number tells nothing of who may read the word. As many as the library has words. */
const numbers = new Map<string, number>()

/** The number of a word, from 0; a new one for a word that had none. Ranking looks at thousands of words, and compares numbers faster than texts. */
export function numberOf(word: string): number {
  const known = numbers.get(word)
  if (known !== undefined) return known
  numbers.set(word, numbers.size)
  return numbers.size - 1
}

/** Numbers of the words of a text, which are joined by spaces. */
export function numbersOf(words: string): Uint32Array {
  return words === '' ? new Uint32Array() : Uint32Array.from(words.split(' '), numberOf)
}

const places = new ScratchTable(0)

/** For each number of a word its place among those of a question, from 1; 0 for all others. Holds until it is asked for again. */
export function placesByNumber(words: readonly string[]): Uint16Array {
  const own = words.map(numberOf)
  places.clear(numbers.size)
  for (const [index, number] of own.entries()) places.enter(number, index + 1)
  return places.values
}
