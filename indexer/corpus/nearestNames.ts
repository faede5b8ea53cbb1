import { distance } from 'fastest-levenshtein'
import { fold } from '#analysis'
import type { Municipality } from '#model'

const MOST = 3

/**
 * The municipalities whose names are nearest to one that nobody bears: for a slip of the pen, a reading in place of kanji, a wrong or missing
 * 市, 区, 町, 村, or a prefecture written before the name.
 * @returns at most three, the nearest first, larger before smaller ones; none if nothing is near.
 */
export function nearestNames(written: string, municipalities: readonly Municipality[]): Municipality[] {
  const name = fold(written.normalize('NFC').trim())
  const stem = stemOf(name)
  const isNear = (edits: number) => edits <= Math.max(1, Math.floor(stem.length / 2))
  // Folded together: one by one takes ten times as long.
  const official = fold(municipalities.map((municipality) => municipality.name).join('\n')).split('\n')
  return municipalities
    .map((municipality, index) => ({ municipality, edits: editsTo(municipality, official[index] ?? '', name, stem) }))
    .filter(({ edits }) => isNear(edits))
    .sort((one, other) => one.edits - other.edits || (other.municipality.population ?? 0) - (one.municipality.population ?? 0))
    .slice(0, MOST)
    .map(({ municipality }) => municipality)
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
