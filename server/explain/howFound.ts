import { fold, yearWord } from '#analysis'
import type { Reference } from '#corpus'
import { readFiscalYear } from '#model'
import type { How } from './explainShapes.ts'
import type { TypedWord } from './typedWords.ts'
import { inflects } from './wholeForm.ts'

const HAN = /\p{Script=Han}/gu
const ONLY_HAN = /^\p{Script=Han}+$/u
const ONLY_KATAKANA = /^[ァ-ヶー]+$/
const ONLY_HIRAGANA = /^[ぁ-ゖー]*$/
/** Spellings of one word differ in few characters (取組, 取り組み); more than this is another word. */
const MAX_SPELLING_DIFFERENCE = 2

/** Says how a form that stands for a word answers what was typed for it. */
export function howFound({ word, typed }: TypedWord, form: string, reference: Reference): How {
  const [asked, found] = [fold(typed), fold(form)]
  if (asked === found) return 'same'
  const year = readFiscalYear(word)
  if (year !== null && word === yearWord(year)) return 'year'
  if (isInflection(word, asked, found)) return 'inflected'
  if (isPart(asked, found)) return 'same'
  if (isSpelling(asked, found)) return 'spelling'
  return isSynonym(word, found, reference) || isSynonym(word, asked, reference) ? 'synonym' : 'reading'
}

/** 減らし and 減らす: a common beginning, then only kana, of a word that inflects. */
function isInflection(word: string, asked: string, found: string): boolean {
  if (!inflects(word)) return false
  const common = commonBeginning(asked, found)
  return common > 0 && ONLY_HIRAGANA.test(asked.slice(common)) && ONLY_HIRAGANA.test(found.slice(common))
}

function commonBeginning(a: string, b: string): number {
  let length = 0
  while (length < a.length && a[length] === b[length]) length += 1
  return length
}

/** 中野 in 中野区, 役所 in 市役所: what one has more is kanji only. アドレス in フリーアドレス: what one has more is katakana only. */
function isPart(asked: string, found: string): boolean {
  const [shorter, longer] = asked.length < found.length ? [asked, found] : [found, asked]
  const rest = longer.startsWith(shorter) ? longer.slice(shorter.length) : longer.endsWith(shorter) ? longer.slice(0, -shorter.length) : ''
  return ONLY_HAN.test(rest) || (ONLY_KATAKANA.test(rest) && ONLY_KATAKANA.test(shorter))
}

/** 取組 and 取り組み, 子供 and 子ども: the kanji of one are among those of the other, in order, and little else differs. */
function isSpelling(asked: string, found: string): boolean {
  if (Math.abs(asked.length - found.length) > MAX_SPELLING_DIFFERENCE) return false
  const [fewer, more] = [kanjiOf(asked), kanjiOf(found)].sort((a, b) => a.length - b.length) as [string, string]
  if (fewer === '') return false
  let at = 0
  for (const kanji of more) if (kanji === fewer[at]) at += 1
  return at === fewer.length
}

function kanjiOf(text: string): string {
  return (text.match(HAN) ?? []).join('')
}

const spellingsOf = new WeakMap<Reference, ReadonlyMap<string, ReadonlySet<string>>>()

/** Every term of the field with the spellings that count as it, all folded. */
export function fieldSpellings(reference: Reference): ReadonlyMap<string, ReadonlySet<string>> {
  const known = spellingsOf.get(reference)
  if (known) return known
  const spellings = new Map(
    reference.vocabularies.lexicon.map(({ term, synonyms }) => [fold(term), new Set([term, ...synonyms].map(fold))] as const),
  )
  spellingsOf.set(reference, spellings)
  return spellings
}

function isSynonym(word: string, form: string, reference: Reference): boolean {
  return form !== word && (fieldSpellings(reference).get(word)?.has(form) ?? false)
}
