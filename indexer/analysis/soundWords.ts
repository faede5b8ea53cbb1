/**
 * Latin words and those in katakana are compared by their consonants: Goodjob and グッドジョブ are both gdjb. Vowels are heard in too many ways
 * to say anything, and a few consonants fall together in katakana (l and r, v and b, th and s).
 */

/** The consonants of katakana by rows; what stands in none (vowels, ー, ッ, small kana) is left out. */
const CONSONANTS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    k: 'カキクケコ',
    g: 'ガギグゲゴ',
    s: 'サシスセソザズゼゾヅ',
    j: 'ジヂ',
    t: 'タチツテト',
    d: 'ダデド',
    n: 'ナニヌネノン',
    h: 'ハヒヘホ',
    f: 'フ',
    b: 'バビブベボヴ',
    p: 'パピプペポ',
    m: 'マミムメモ',
    r: 'ラリルレロ',
  }).flatMap(([consonant, row]) => [...row].map((kana): [string, string] => [kana, consonant])),
)

/** How English spelling becomes those consonants, in this order. */
const LATIN_SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/[^a-z]/g, ''],
  [/tch/g, 'ch'],
  [/dg(?=[eiy])/g, 'j'],
  [/([a-z])\1/g, '$1'],
  [/^kn|gn$/g, 'n'],
  [/igh/g, 'i'],
  [/[tsc]ion/g, 'sn'],
  [/ph/g, 'f'],
  [/ch|ts/g, 't'],
  [/sh|th/g, 's'],
  [/ck|c(?![eiy])|q/g, 'k'],
  [/[cz]/g, 's'],
  [/x/g, 'ks'],
  [/g(?=[eiy])/g, 'j'],
  // Not heard before a consonant or at the end: report is レポート, share is シェア.
  [/r(?![aeiouy])|re$/g, ''],
  [/m(?=[pb])/g, 'n'],
  [/l/g, 'r'],
  [/v/g, 'b'],
  [/[aeiouyw]/g, ''],
]

/** Fewer consonants belong to too many words. */
const MIN_CONSONANTS = 3
const KATAKANA_WORD = /^[ァ-ヺー]{2,}$/
const LATIN_WORD = /^[a-z][a-z'’]+$/
/** What may stand between two words that are one name. */
const JOINT = /^[ ・&/-]$/
/** Words in a row that are looked for as one: GOOD JOB REPORT. */
const MAX_WORDS = 3

const MARK = 'おと:'

/** Whether a folded word can be found by its sound. */
export function isSoundable(surface: string): boolean {
  return KATAKANA_WORD.test(surface) || LATIN_WORD.test(surface)
}

/** Whether a word of a question stands for a sound. */
export function isSoundWord(word: string): boolean {
  return word.startsWith(MARK)
}

/**
 * The words under which foreign words are found by their sound: one for each word in Latin letters or katakana, and for each two or three in a row.
 * @param surfaces the folded surfaces of a text's tokens, in order
 */
export function soundWords(surfaces: readonly string[]): string[] {
  const sounds = new Set<string>()
  for (const first of surfaces.keys()) {
    let sound = ''
    for (let index = first, words = 0; index < surfaces.length && words < MAX_WORDS; index += 1) {
      const surface = surfaces[index] ?? ''
      if (index > first && JOINT.test(surface)) continue
      const consonants = consonantsOf(surface)
      if (consonants === null) break
      sound += consonants
      words += 1
      if (sound.length >= MIN_CONSONANTS) sounds.add(MARK + sound)
    }
  }
  return [...sounds]
}

/** The consonants of a folded word in Latin letters or katakana; null for any other. */
function consonantsOf(surface: string): string | null {
  if (KATAKANA_WORD.test(surface)) return [...surface].map((kana) => CONSONANTS.get(kana) ?? '').join('')
  if (LATIN_WORD.test(surface)) return LATIN_SOUNDS.reduce((sound, [spelling, consonant]) => sound.replace(spelling, consonant), surface)
  return null
}
