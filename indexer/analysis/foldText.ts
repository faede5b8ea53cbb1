import { CJK_RADICALS } from './cjkRadicals.ts'
import { KANJI_VARIANTS } from './kanjiVariants.ts'

/**
 * Folding brings spellings that look or mean the same to one form before anything is compared: NFKC (full-width Latin, half-width
 * kana, compatibility characters), lower case, variant and old kanji, small ケ and カ, ヴ, iteration marks of kana, look-alike hyphens and long-vowel marks.
 * Only the folded text is compared; what readers see is always the original.
 */

/** Look-alikes of the hyphen, among them what is typed for the long-vowel mark (チ−ム). */
const HYPHENS = /^[-‐‑‒–—―−⁃─━⎯﹘﹣－]$/u
const KATAKANA = /^[ァ-ヺーｦ-ﾟ]$/u
/** Katakana that go on after a long vowel; small ヵ and ヶ count (サービス一ヶ所). */
const GOES_ON = /^(?![ケカ][月国年条店所])[ァ-ヴｦ-ｯｱ-ﾝ]/u
/** What stands before a 一 that is the number: a counted word (1グループ一テーマ, 一ケース一ケース). */
const COUNTED = /[0-9０-９一二三四五六七八九十各](?=[ァ-ヺーｦ-ﾟ]*[ーｰ])[ァ-ヺーｦ-ﾟ]+$/u
const ONE = '一'
const VU = 'ヴ'
/** ヴァイオリン and バイオリン are one word. Source: 外来語の表記 (平成3年内閣告示第2号) 留意事項その2, III, 4. */
const VU_WITH: ReadonlyMap<string, string> = new Map(Object.entries({ ァ: 'バ', ィ: 'ビ', ェ: 'ベ', ォ: 'ボ', ュ: 'ビュ' }))
/** The katakana before a 一 that are looked at. */
const LONGEST_COUNTED = 12
/** They choose a glyph for the same character: 葛󠄀城市 and 葛城市 are one city. */
const VARIATION_SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
const CLUSTER = /\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/uy
/** A counter after a number, however it is written: 1ヶ月, 1か月, 1箇月; not in the name of 六ヶ所村. */
const COUNTER = /(?<=[0-9一二三四五六七八九十百千万数何])[ケカか箇](?=[月国年条店]|所(?!村))/g

/**
 * What the characters fold to that need no look at their neighbours, by UTF-16 unit: kana, kanji, ASCII, 、。「」. By far the most frequent case.
 * 0 for all others.
 */
const PLAIN = plainUnits()

function plainUnits(): Uint16Array {
  const units = new Uint16Array(65_536)
  const HYPHEN = 0x2d
  for (const [from, to] of [
    [0x20, 0x7e],
    [0x3001, 0x3002],
    [0x300c, 0x300f],
    [0x3041, 0x3096],
    [0x30a1, 0x30fa],
    [0x30fc, 0x30fc],
    [0x4e00, 0x9fff],
  ] as const) {
    for (let unit = from; unit <= to; unit += 1) units[unit] = foldCharacter(String.fromCharCode(unit)).charCodeAt(0)
  }
  units[HYPHEN] = 0
  units[ONE.charCodeAt(0)] = 0
  units[VU.charCodeAt(0)] = 0
  return units
}

export interface FoldedText {
  text: string
  /** For every UTF-16 unit of `text`, the offset in the original where its source begins. */
  starts: Uint32Array
  /** For every UTF-16 unit of `text`, the offset in the original where its source ends. */
  ends: Uint32Array
}

/** A question is folded for its words, its names, its filters and its characters: the last longer texts are kept. */
const KEPT_TEXTS = 4
const LONG_TEXT = 12
const kept: { original: string; folded: FoldedText }[] = []
let oldest = 0

/**
 * Folds a text and keeps where each unit came from, so that every match points back at the exact original characters. What it returns is shared and must
 * not be changed.
 */
export function foldText(original: string): Readonly<FoldedText> {
  if (original.length < LONG_TEXT) return foldAnew(original)
  const known = kept.find((one) => one.original === original)
  if (known) return known.folded
  const folded = foldAnew(original)
  kept[oldest] = { original, folded }
  oldest = (oldest + 1) % KEPT_TEXTS
  return folded
}

function foldAnew(original: string): FoldedText {
  const starts: number[] = []
  const ends: number[] = []
  // Joined at the end: looking at the last character of a growing string would copy all of it each time.
  const parts: string[] = []
  let last = ''
  for (let at = 0; at < original.length;) {
    const plain = plainAt(original, at)
    if (plain > 0) {
      last = String.fromCharCode(plain)
      parts.push(last)
      starts.push(at)
      at += 1
      ends.push(at)
      continue
    }
    CLUSTER.lastIndex = at
    // Every text is a row of clusters; the empty alternative only satisfies the types.
    let cluster = CLUSTER.exec(original)?.[0] ?? original.slice(at, at + 1)
    let folded = foldCluster(cluster, last, original, at)
    if (folded === VU) {
      CLUSTER.lastIndex = at + cluster.length
      const vowel = CLUSTER.exec(original)?.[0] ?? ''
      const sound = VU_WITH.get(foldCharacter(vowel))
      folded = sound ?? 'ブ'
      if (sound !== undefined) cluster += vowel
    }
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(at)
      ends.push(at + cluster.length)
    }
    parts.push(folded)
    last = folded.at(-1) ?? last
    at += cluster.length
  }
  return { text: parts.join('').replace(COUNTER, 'カ'), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** Folds a text where its places do not matter (names, vocabulary entries). */
export function fold(original: string): string {
  return foldText(original).text
}

/** What a unit folds to if neither it nor the next one (which may be a mark on it) needs a closer look; otherwise 0. */
function plainAt(original: string, at: number): number {
  const plain = PLAIN[original.charCodeAt(at)] ?? 0
  if (plain === 0) return 0
  const next = original.charCodeAt(at + 1)
  // Latin-1 and general punctuation hold no marks either.
  return Number.isNaN(next) || PLAIN[next] !== 0 || next < 0x0300 || (next >= 0x2000 && next < 0x20d0) ? plain : 0
}

function foldCluster(cluster: string, last: string, original: string, at: number): string {
  if (HYPHENS.test(cluster)) return foldHyphen(cluster, last, original, at)
  if (cluster === ONE) return isLongVowel(last, original, at) ? 'ー' : ONE
  if ((cluster === 'ゝ' || cluster === 'ヽ') && isKana(last)) return last
  if ((cluster === 'ゞ' || cluster === 'ヾ') && isKana(last)) return voiced(last)
  return foldCharacter(cluster)
}

/** A hyphen is a long-vowel mark after katakana (チ−ム), unless it is one of a row (――); a plain one only inside a word (チ-ム) or at the end of all (メンタ-). */
function foldHyphen(hyphen: string, last: string, original: string, at: number): string {
  const next = original[at + 1] ?? ''
  const isRow = HYPHENS.test(next) || HYPHENS.test(original[at - 1] ?? '')
  const isPlain = hyphen === '-' || hyphen === '－'
  return KATAKANA.test(last) && !isRow && (!isPlain || next === '' || KATAKANA.test(next)) ? 'ー' : '-'
}

/** Whether the kanji 一 stands for the long-vowel mark, which it looks like: between katakana (チ一ム), where nothing is counted. */
function isLongVowel(last: string, original: string, at: number): boolean {
  return (
    last !== 'ー' &&
    KATAKANA.test(last) &&
    GOES_ON.test(original.slice(at + 1, at + 3)) &&
    !COUNTED.test(original.slice(Math.max(0, at - LONGEST_COUNTED), at))
  )
}

function isKana(character: string): boolean {
  return /^[ぁ-ゖァ-ヺ]$/.test(character)
}

function voiced(kana: string): string {
  const composed = `${kana}\u3099`.normalize('NFC')
  return composed.length === 1 ? composed : kana
}

function foldCharacter(cluster: string): string {
  // Lower case can undo composition, so it is composed again.
  const composed = cluster.replace(VARIATION_SELECTORS, '').normalize('NFKC').toLowerCase().normalize('NFKC')
  const character = CJK_RADICALS.get(composed) ?? composed
  const folded = KANJI_VARIANTS.get(character) ?? character
  // 鎌ヵ谷 is 鎌ケ谷; after a number both become カ.
  if (folded === 'ヶ' || folded === 'ヵ') return 'ケ'
  return folded === '〜' ? '~' : folded
}
