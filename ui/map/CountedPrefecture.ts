import type { PrefectureTile } from './prefectureTiles.ts'

/** A prefecture with what the current search finds in it. */
export interface CountedPrefecture extends PrefectureTile {
  count: number
  chosen: boolean
}
