import { fold, foldKana, writtenForm, writtenOf, type Analyser, type Token } from '#analysis'

/** Kanji with the reading of what follows them, as while an input method converts piece by piece: 職員ていあん. */
export interface MixedForm {
  /** What is converted, up to the last kanji, as written. */
  head: string
  /** How all of it is read, in hiragana. */
  reading: string
}

/** The letters of a syllable that is not finished. */
const UNFINISHED = /[a-zａ-ｚ]+$/iu
const MIXED = /^(.*\p{Script=Han})[\p{Script=Hiragana}\p{Script=Katakana}ー]+$/su

/** The mixed form of what has been typed; null where it has no kanji before kana, or kanji whose reading the dictionary does not know. */
export function mixedForm(typed: string, analyser: Analyser): MixedForm | null {
  const text = typed.normalize('NFKC').trim().replace(UNFINISHED, '')
  const head = MIXED.exec(text)?.[1]
  if (head === undefined) return null
  const reading = writtenOf(foldKana(analyser.analyse(text).map(readingOf).join('')))
  return /\p{Script=Han}/u.test(reading) ? null : { head: writtenForm(head), reading }
}

/** A token in kana; as it is where its reading is not known. Of names and terms the reading is known of the form under which they count. */
function readingOf({ surface, bases, speltReading, reading, baseReading }: Token): string {
  return speltReading ?? reading ?? (bases[0] === fold(surface) ? baseReading : null) ?? surface
}
