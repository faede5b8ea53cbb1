import { distance } from 'fastest-levenshtein'
import { fold } from '#analysis'
import type { Municipality } from '#model'

const MOST = 3
/** So many may be equally near and are all named; more would bury the one that is meant. */
const MOST_TIED = 10

interface NearestNames {
  nearest: Municipality[]
  /** How many more are as near as the last of them. */
  more: number
}

/**
 * The municipalities whose names are nearest to one that nobody bears: for a slip of the pen, a reading in place of kanji, a wrong or missing
 * 市, 区, 町, 村, a prefecture written before the name, or a part of it in kana.
 * @returns three and those as near as the third, the nearest first, larger before smaller ones; none if nothing is near.
 */
export function nearestNames(written: string, municipalities: readonly Municipality[]): NearestNames {
  const name = fold(written.normalize('NFC').trim())
  const stem = stemOf(name)
  const isNear = (edits: number) => edits <= Math.max(1, Math.floor(stem.length / 2))
  // Folded together: one by one takes ten times as long.
  const official = fold(municipalities.map((municipality) => municipality.name).join('\n')).split('\n')
  const inKana = partlyInKana(name)
  const near = municipalities
    .map((municipality, index) => {
      const spelling = official[index] ?? ''
      return { municipality, edits: inKana(municipality, spelling) ? MIXED : editsTo(municipality, spelling, name, stem) }
    })
    .filter(({ edits }) => isNear(edits))
    .sort((one, other) => one.edits - other.edits || (other.municipality.population ?? 0) - (one.municipality.population ?? 0))
  const farthest = near[MOST - 1]?.edits ?? Infinity
  const alike = near.filter(({ edits }) => edits <= farthest)
  const nearest = (alike.length > MOST_TIED ? near.slice(0, MOST) : alike).map(({ municipality }) => municipality)
  return { nearest, more: alike.length - nearest.length }
}

/** What is right, with a part of it in kana, is as near as what has the wrong kind. */
const MIXED = 0.5
const KANA = /[ぁ-ゖー]+/gu
const KANJI = /\p{Script=Han}+/gu

/** Tells whether a name is written with some of its kanji in kana: みなみ伊勢町 fits 南伊勢町 by its kanji and みなみいせちょう by its kana. */
function partlyInKana(written: string): (municipality: Municipality, official: string) => boolean {
  if (!/^[ぁ-ゖー\p{Script=Han}]+$/u.test(written) || written.search(KANA) < 0 || written.search(KANJI) < 0) return () => false
  const asOfficial = new RegExp(`^${written.replace(KANA, '.+')}$`, 'u')
  const asRead = new RegExp(`^${written.replace(KANJI, '.+')}$`, 'u')
  return ({ kana }, official) => asOfficial.test(official) && asRead.test(kana)
}

/** The fewest edits that lead to the whole name, to the name after its prefecture, to the stem or to the reading; a wrong kind counts half an edit. */
function editsTo({ prefecture, kana }: Municipality, official: string, written: string, stem: string): number {
  const edits = [
    distance(written, official),
    distance(written, prefecture + official),
    distance(stem, stemOf(official)) + (written === stem ? 0 : 0.5),
    distance(written, kana),
    distance(written, kana.replace(/(?:けん|ふ|し|く|ちょう|まち|むら|そん)$/u, '')),
  ]
  return Math.min(...edits)
}

function stemOf(name: string): string {
  return name.replace(/(?<=.)[都府県市区町村]$/u, '')
}
