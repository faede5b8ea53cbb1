import { toRomaji } from 'wanakana'
import { fold } from './foldText.ts'

/**
 * Forms under which names are found while they are being typed: as written (kanji and kana), and aloud (romaji). Both keep beginnings: the form of
 * the beginning of a word is a beginning of the word's form, whatever syllable the typist has reached.
 */

/** Syllables with a small vowel: wanakana spells them by their parts (ティ → tei), people by their sound. */
const SMALL_VOWEL_SYLLABLES: Readonly<Record<string, string>> = {
  ふぁ: 'fa',
  ふぃ: 'fi',
  ふぇ: 'fe',
  ふぉ: 'fo',
  ゔぁ: 'va',
  ゔぃ: 'vi',
  ゔぇ: 've',
  ゔぉ: 'vo',
  てぃ: 'ti',
  でぃ: 'di',
  とぅ: 'tu',
  どぅ: 'du',
  うぃ: 'wi',
  うぇ: 'we',
  うぉ: 'wo',
  しぇ: 'she',
  じぇ: 'je',
  ちぇ: 'che',
  つぁ: 'tsa',
  つぇ: 'tse',
  つぉ: 'tso',
}

/**
 * One spelling for Hepburn, Kunrei and what input methods take, in this order. The spelling chosen for a syllable begins with what either way begins
 * with: し is `syi`, so that s, sh, si and shi all lead to it. Source of the spellings: 昭和29年内閣告示第1号「ローマ字のつづり方」第1表・第2表.
 */
const ONE_SPELLING: readonly (readonly [RegExp, string])[] = [
  [/([aeiou])-/g, '$1$1'],
  [/[^a-z0-9]/g, ''],
  [/l/g, 'r'],
  [/v/g, 'b'],
  [/q/g, 'k'],
  [/cch/g, 'tch'],
  [/jj/g, 'zj'],
  [/ff/g, 'hf'],
  [/sh/g, 'sy'],
  [/ch/g, 'ty'],
  [/c(?=[aou])/g, 'k'],
  [/c$/, 't'],
  [/jy?/g, 'zy'],
  [/([td])h/g, '$1'],
  [/dz|d(?=[iuy])/g, 'z'],
  [/([szt])(?=i)/g, '$1y'],
  [/t(?=u)/g, 'ts'],
  [/f|h(?=u)f?/g, 'hf'],
  [/wo/g, 'o'],
  [/m(?=[bpm])/g, 'n'],
  [/n+/g, 'n'],
  [/ou/g, 'oo'],
]

const SYLLABLE = /[ぁ-ゖ][ぁぃぅぇぉゃゅょ]?/g
const MACRON = /([aeiou])[\u0302\u0304]/g
const VOWEL_KANA: Readonly<Record<string, string>> = { a: 'あ', i: 'い', u: 'う', e: 'え', o: 'お' }
/** What can be read aloud without a dictionary: kana, Latin letters, digits and what stands between them. */
const SPEAKABLE = /^[ぁ-ゖー\p{Script=Latin}\p{M}0-9\s'’・･-]*$/u

/** Katakana as hiragana. */
function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}

/** A text as its forms are made from: folded, in hiragana. Folding is most of the work, so what has many forms is folded once. */
export function foldKana(text: string): string {
  return toHiragana(fold(text))
}

/** A text as written: folded, in hiragana, long-vowel marks as vowels, without spaces and signs. */
export function writtenForm(text: string): string {
  return writtenOf(foldKana(text))
}

/** A text aloud, in romaji of one spelling; null when it holds kanji or other signs that only a dictionary can read. */
export function spokenForm(text: string): string | null {
  return spokenOf(foldKana(text))
}

/** The written form of what {@link foldKana} has folded. */
export function writtenOf(folded: string): string {
  return folded
    .replace(/([ぁ-ゖ])(ー+)/g, (_, kana: string, marks: string) => kana + vowelOf(kana).repeat(marks.length))
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '')
}

/** The spoken form of what {@link foldKana} has folded. */
export function spokenOf(folded: string): string | null {
  return SPEAKABLE.test(folded) ? oneSpelling(romajiOf(folded)) : null
}

/** Romaji with each long vowel written once: people type Tokyo and mean とうきょう. */
export function shortForm(spoken: string): string {
  return spoken.replace(/([aeiou])\1+/g, '$1')
}

/** Whether a spoken form begins with what was typed aloud, where the typist may have left out the length of vowels but nothing else. */
export function beginsAloud(spoken: string, typed: string): boolean {
  let place = 0
  for (const letter of typed) {
    while (spoken[place] !== letter) {
      if (place === 0 || spoken[place] !== spoken[place - 1] || !/[aeiou]/.test(spoken[place] ?? '')) return false
      place += 1
    }
    place += 1
  }
  return true
}

/** What has been typed so far, in the forms to look for. */
export interface TypedForms {
  written: string
  /** Null where kana and kanji say all: then romaji would only blur (さん is not さな). */
  spoken: string | null
}

/**
 * The forms of what has been typed, also in the middle of a conversion: 「なk」 and 「かいz」 are read aloud, and of 「改善k」, whose kanji cannot be,
 * the letters of the unfinished syllable are left out.
 */
export function typedForms(typed: string): TypedForms {
  const written = writtenForm(typed)
  if (!/[a-z]/.test(written)) return { written, spoken: null }
  const spoken = spokenForm(typed)
  return spoken === null ? { written: written.replace(/[a-z]+$/, ''), spoken } : { written, spoken }
}

function romajiOf(hiragana: string): string {
  const spelt = hiragana.replaceAll('ー', '-').replace(SYLLABLE, syllable)
  // A double consonant, also before letters that are still a syllable to be: がっk.
  return spelt.replace(/っ(?=([a-z]))/g, '$1').toLowerCase()
}

const syllables = new Map<string, string>(Object.entries(SMALL_VOWEL_SYLLABLES))

function vowelOf(kana: string): string {
  return VOWEL_KANA[syllable(kana).at(-1) ?? ''] ?? ''
}

/** One syllable in romaji. There are some two hundred, so each is asked for once. */
function syllable(kana: string): string {
  const known = syllables.get(kana)
  if (known !== undefined) return known
  const romaji = kana === 'っ' ? kana : toRomaji(kana, { convertLongVowelMark: false })
  syllables.set(kana, romaji)
  return romaji
}

function oneSpelling(romaji: string): string {
  const plain = romaji.normalize('NFD').replace(MACRON, '$1-')
  return ONE_SPELLING.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), plain)
}
