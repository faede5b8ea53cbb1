import { isPrefecture } from './isPrefecture.ts'
import type { Sighting } from './sightings.ts'

/** What may stand between a prefecture and its municipality: nothing, spaces, a middle dot, a district (西津軽郡). */
const BETWEEN = /^[ \u3000]*・?[ \u3000]*(?:[\p{Script=Han}々ケノの]{1,5}郡[ \u3000]*)?$/u

const FARTHEST = 12

/** Joins a prefecture with the municipality that follows it directly: 富山県滑川市, 東京都 中野区, 青森県西津軽郡深浦町. */
export function mergePrefectures(sightings: Sighting[], text: string): Sighting[] {
  const merged: Sighting[] = []
  for (const sighting of sightings) {
    const before = merged.at(-1)
    const joined = before ? (join(before, sighting, text) ?? joinBracket(before, sighting, text)) : null
    if (joined) merged.pop()
    merged.push(joined ?? sighting)
  }
  return merged
}

function join(before: Sighting, sighting: Sighting, text: string): Sighting | null {
  const prefecture = prefectureOf(before)
  if (prefecture === null || sighting.start - before.end > FARTHEST || !BETWEEN.test(text.slice(before.end, sighting.start))) return null
  const inside = sighting.candidates.filter((candidate) => candidate.prefectureCode === prefecture && !isPrefecture(candidate))
  if (inside.length === 0) return null
  // 富山・高岡 may be two cities.
  const isList = before.form === 'stem' && before.candidates.length > 1 && sighting.form === 'stem' && before.end < sighting.start
  return isList ? null : { ...sighting, start: before.start, candidates: inside, standing: 'clear' }
}

/** 府中市（広島県）, 川崎町（宮城）: the bracket decides, and is no mention of its own. */
function joinBracket(sighting: Sighting, inBracket: Sighting, text: string): Sighting | null {
  const prefecture = prefectureOf(inBracket)
  if (prefecture === null || !/^ ?\($/u.test(text.slice(sighting.end, inBracket.start)) || !/[)、・]/u.test(text[inBracket.end] ?? ''))
    return null
  const inside = sighting.candidates.filter((candidate) => candidate.prefectureCode === prefecture && !isPrefecture(candidate))
  return inside.length > 0 ? { ...sighting, candidates: inside } : null
}

/** The code of the prefecture that a sighting names, null if it names something else. */
export function prefectureOf({ candidates }: Sighting): string | null {
  return candidates.find(isPrefecture)?.code ?? null
}
