import type { FormerMunicipality, Municipality } from '#model'
import { isLikeMayor, judgeStem, wholeStands, type Standing } from './boundaries.ts'
import type { NameBook, NameEntry } from './NameBook.ts'

/** One that a sighted name may mean. */
export interface Candidate {
  /** For a former name, the successor. */
  code: string
  prefectureCode: string
  /** The name that it bears or bore, as the master data write it. */
  name: string
  population: number
  former: FormerMunicipality | null
}

/** A stretch of the folded text that may name a municipality or prefecture. */
export interface Sighting {
  start: number
  end: number
  form: 'whole' | 'stem'
  standing: Standing
  candidates: Candidate[]
}

/** What a spelling at a place of the folded text may mean. */
export type ToCandidates = (entry: NameEntry, form: Sighting['form'], start: number) => Candidate[]

/** All places where a name can be read, left to right, the longest first, not overlapping. */
export function findSightings(text: string, book: NameBook, toCandidates: ToCandidates): Sighting[] {
  const sightings: Sighting[] = []
  let place = 0
  while (place < text.length) {
    const found = sightingAt(text, place, book, sightings.at(-1), toCandidates)
    if (typeof found !== 'number') sightings.push(found)
    place = typeof found === 'number' ? found : found.end
  }
  return sightings
}

/** The sighting that begins at a place, or where to look next. */
function sightingAt(
  text: string,
  start: number,
  book: NameBook,
  previous: Sighting | undefined,
  toCandidates: ToCandidates,
): Sighting | number {
  for (const entry of book.startingAt(text, start)) {
    const end = start + entry.key.length
    const isWhole = entry.current.length + entry.former.length > 0
    if (!isWhole && entry.stem.length === 0) return end
    const stretch = { text, start, end, key: entry.key, previous }
    if (isWhole && wholeStands(stretch, entry.current.length === 0))
      return {
        start,
        end,
        form: 'whole',
        standing: isLikeMayor(stretch) ? 'possible' : 'clear',
        candidates: toCandidates(entry, 'whole', start),
      }
    const standing = entry.stem.length > 0 ? judgeStem(stretch) : null
    if (standing) return { start, end, form: 'stem', standing, candidates: toCandidates(entry, 'stem', start) }
  }
  return start + 1
}

/** A candidate for what bears the name now. @param population of a prefecture, the sum of its municipalities. */
export function currentCandidate({ code, prefectureCode, name }: Municipality, population: number): Candidate {
  return { code, prefectureCode, name, population, former: null }
}
