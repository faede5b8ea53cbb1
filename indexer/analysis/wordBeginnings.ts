import type { Analyser, Token } from './Analyser.ts'
import { foldKana, shortForm, spokenOf, writtenOf } from './typedForms.ts'

/** The rest of a text from the beginning of one of its words, in the forms under which it is typed. */
export interface Beginning {
  written: string
  /** The reading as written, or null where it is not known from here. */
  reading: string | null
  /** The reading in romaji. */
  spoken: string | null
}

/**
 * The places of a text at which a typist may begin: the text itself and each of its content words. The reading of the whole is given by people;
 * where in it the words begin is found by laying the dictionary's readings against it.
 */
export function wordBeginnings(text: string, yomi: string, analyser: Analyser): Beginning[] {
  const tokens = analyser.analyse(text)
  const surfaces = tokens.map(({ surface }) => foldKana(surface))
  const reading = foldKana(yomi).replace(/[^\p{L}\p{M}\p{N}ー]/gu, '')
  const places = layReading(tokens, surfaces, reading)
  const first = tokens.findIndex(({ isContent }) => isContent)
  return tokens.flatMap(({ isContent }, index): Beginning[] => {
    if (index !== 0 && (index <= first || !isContent)) return []
    const place = index === 0 ? 0 : places?.[index]
    const rest = place === undefined ? null : reading.slice(place)
    return [{ written: writtenOf(surfaces.slice(index).join('')), reading: rest && writtenOf(rest), spoken: rest && spokenOf(rest) }]
  })
}

/** All forms of a beginning, each once; of romaji the one with short vowels, by which the long ones are found as well. */
export function formsOf({ written, reading, spoken }: Beginning): string[] {
  return [...new Set([written, reading ?? '', shortForm(spoken ?? '')])].filter((form) => form !== '')
}

/** Cost of reading a word otherwise than the dictionary does, and of each kana more or fewer than it expects. */
const OTHER_READING = 1
const OTHER_LENGTH = 0.1
/** Signs and kana are hardly ever read as something else: は as わ, ％ as ぱーせんと. */
const ODD_READING = 3
/** No character is read with more kana: 承る（うけたまわる）. */
const LONGEST_READING = 5

/** Where in the reading each word begins: the way of reading the words in turn that differs least from the dictionary's; null when there is none. */
function layReading(tokens: readonly Token[], surfaces: readonly string[], reading: string): number[] | null {
  const ends = reading.length + 1
  const costs = new Float64Array((tokens.length + 1) * ends).fill(Infinity)
  const cameFrom = new Int32Array(costs.length)
  costs[0] = 0
  for (const [index, token] of tokens.entries()) {
    const surface = surfaces[index] ?? ''
    const expected = expectedReading(token, surface)
    const other = /\p{Script=Han}/u.test(surface) ? OTHER_READING : ODD_READING
    const usual = expected?.length ?? surface.length * 2
    const longest = Math.max(usual, surface.length * LONGEST_READING)
    for (let place = 0; place < ends; place += 1) {
      const cost = costs[index * ends + place] ?? Infinity
      if (cost === Infinity) continue
      // The dictionary's own reading rules out all others.
      const isUsual = expected !== null && reading.startsWith(expected, place)
      const [least, most] = isUsual ? [usual, usual] : [1, Math.min(reading.length - place, longest)]
      for (let length = least; length <= most; length += 1) {
        const next = (index + 1) * ends + place + length
        const total = cost + (isUsual ? 0 : other + OTHER_LENGTH * Math.abs(length - usual))
        if (total >= (costs[next] ?? 0)) continue
        costs[next] = total
        cameFrom[next] = place
      }
    }
  }
  return costs.at(-1) === Infinity ? null : wayBack(cameFrom, tokens.length, ends)
}

/** The places passed on the cheapest way, from the end to the beginning. */
function wayBack(cameFrom: Int32Array, count: number, ends: number): number[] {
  const places: number[] = []
  for (let index = count, place = ends - 1; index > 0; index -= 1) {
    place = cameFrom[index * ends + place] ?? 0
    places[index - 1] = place
  }
  return places
}

/** How the dictionary reads a word, in hiragana; empty for signs, null for what it does not know. */
function expectedReading({ reading }: Token, surface: string): string | null {
  if (!/[\p{L}\p{N}]/u.test(surface)) return ''
  if (reading !== null) return foldKana(reading)
  return /^[ぁ-ゖーa-z0-9]+$/.test(surface) ? surface : null
}
