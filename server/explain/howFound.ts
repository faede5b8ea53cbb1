import { toHiragana } from 'wanakana'
import { fold, isReadingWord, toKatakana, yearWord, type Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { readFiscalYear } from '#model'
import type { How } from './explainShapes.ts'
import type { TypedWord } from './typedWords.ts'
import { inflects } from './wholeForm.ts'
import { readingOf } from './wordPool.ts'

const HAN = /\p{Script=Han}/gu
const ONLY_KATAKANA = /^[ァ-ヺー]+$/
const ONLY_HIRAGANA = /^[ぁ-ゖー]*$/
/** What a place may be called with or without: 中野区, 市役所. */
const AREA = /^[都道府県市区町村]$/
/** Spellings of one word differ in few characters (取組, 取り組み); more than this is another word. */
const MAX_SPELLING_DIFFERENCE = 2

interface Sources {
  analyser: Analyser
  reference: Reference
}

/** Says how a form that stands for a word answers what was typed for it. */
export function howFound({ word, typed }: TypedWord, form: string, { analyser, reference }: Sources): How {
  const [asked, found] = [fold(typed), fold(form)]
  if (asked === found) return 'same'
  if (isReadingWord(word)) return 'reading'
  const year = readFiscalYear(word)
  if (year !== null && word === yearWord(year)) return 'year'
  if (isInflection(word, asked, found)) return 'inflected'
  const more = whatIsMore(asked, found)
  if (AREA.test(more)) return 'same'
  if (isSynonym(word, found, reference) || isSynonym(word, asked, reference)) {
    return ONLY_HIRAGANA.test(more) && isSpelling(asked, found) ? 'spelling' : 'synonym'
  }
  if (!ONLY_HIRAGANA.test(more)) return 'part'
  if (isSpelling(asked, found)) return 'spelling'
  if (readAlike(typed, form, analyser)) return 'reading'
  // The dictionary knows both as one word (話合い for 話しあい); or a longer word is found by one of its parts.
  return more !== '' || hasPart(form, word, analyser) ? 'part' : 'spelling'
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

/** What the longer one has besides the shorter: デー and ノー of ノー残業デー beside 残業; nothing where the one does not contain the other. */
function whatIsMore(asked: string, found: string): string {
  const [shorter, longer] = asked.length < found.length ? [asked, found] : [found, asked]
  return longer.includes(shorter) ? longer.replace(shorter, '') : ''
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

/** まどぐち, madoguchi and 窓口: by the readings that the dictionary and the field's terms give, as they stand or in their base form. */
function readAlike(typed: string, form: string, analyser: Analyser): boolean {
  const found = new Set(readingsOf(form, analyser))
  return readingsOf(typed, analyser).some((reading) => found.has(reading))
}

function readingsOf(text: string, analyser: Analyser): string[] {
  const kana = toKatakana(fold(toHiragana(fold(text))))
  const [only, ...others] = analyser.analyse(text)
  const base = others.length === 0 ? (only?.baseReading ?? null) : null
  return [ONLY_KATAKANA.test(kana) ? kana : null, readingOf(text, analyser), base].filter((reading) => reading !== null)
}

/** セミナー of ステップアップセミナー: what a word is also found by, besides its base form. */
function hasPart(form: string, word: string, analyser: Analyser): boolean {
  return analyser.analyse(form).some(({ bases }) => bases.indexOf(word) > 0)
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
