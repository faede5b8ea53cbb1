import type { Analyser } from '#analysis'
import type { Stretch } from '../query/parseQuery.ts'

/** What joins a year or a place to its neighbours, and says nothing without it; the longest first. */
const JOINING = '(?:における|にある|での|では|には|の|で|に)'
const JOINING_BEHIND = new RegExp(`^${JOINING}`, 'u')
const JOINING_BEFORE = new RegExp(`${JOINING}$`, 'u')

/**
 * What was typed without some of its stretches, and without the particles that joined them to the rest: 令和5年度の三重県の職員表彰 without 三重県 is
 * 令和5年度の職員表彰. Only whole words are taken for particles: the の of のり stays.
 * @param stretches in order, not overlapping
 * @returns the rest with single spaces, none around it
 */
export function leaveOut(stretches: readonly Pick<Stretch, 'start' | 'end'>[], typed: string, analyser: Analyser): string {
  const ends = new Set(stretches.length > 0 ? analyser.analyse(typed).map(({ end }) => end) : [])
  let left = ''
  /** Where what is left of the typed ends, and where it goes on. */
  let [kept, next] = [0, 0]
  for (const { start, end } of stretches) {
    if (start > next) [left, kept] = [left + typed.slice(next, start), start]
    next = end + (JOINING_BEHIND.exec(typed.slice(end))?.[0].length ?? 0)
    if (!ends.has(next)) next = end
    const particle = JOINING_BEFORE.exec(left)?.[0].length ?? 0
    const joins = particle > 0 && ends.has(kept) && ends.has(kept - particle)
    // 窓口の中野区: nothing is left that the particle could join to.
    if (joins && /^(?:\s|$)/u.test(typed.slice(next))) left = left.slice(0, -particle)
    else if (!joins) left += ' '
  }
  return (left + typed.slice(next)).replace(/\s+/gu, ' ').trim()
}
