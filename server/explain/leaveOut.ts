import type { Token } from '#analysis'
import type { Stretch } from '../query/parseQuery.ts'

type Place = Pick<Stretch, 'start' | 'end'>

/** What joins a year or a place to its neighbours, and says nothing without it; the longest first. */
const JOINING = '(?:における|にある|での|では|には|の|で|に)'
const JOINING_BEHIND = new RegExp(`^${JOINING}`, 'u')
const JOINING_BEFORE = new RegExp(`${JOINING}$`, 'u')

/**
 * What was typed without some of its stretches, and without the particles that joined them to the rest: 令和5年度の三重県の職員表彰 without 三重県 is
 * 令和5年度の職員表彰. Only whole words are taken for particles: the の of のり stays.
 * @param stretches in order, not overlapping; the same may come again, as of one that names several years
 * @param tokens of what was typed
 * @returns the rest with single spaces, none around it
 */
export function leaveOut(stretches: readonly Place[], typed: string, tokens: readonly Pick<Token, 'end'>[]): string {
  const ends = new Set(tokens.map(({ end }) => end))
  const distinct = stretches.filter(({ start }, index) => start !== stretches[index - 1]?.start)
  // From the last to the first, so that the places of those before stay as they are.
  const left = distinct.reduceRight((text, { start, end }) => {
    const behind = end + lengthOf(JOINING_BEHIND, typed.slice(end))
    const [before, after] = [text.slice(0, start), text.slice(ends.has(behind) ? behind : end)]
    const particle = lengthOf(JOINING_BEFORE, before)
    if (particle === 0 || !ends.has(start) || !ends.has(start - particle)) return `${before} ${after}`
    // 窓口の中野区: nothing is left that the particle could join to.
    return (/^(?:\s|$)/u.test(after) ? before.slice(0, -particle) : before) + after
  }, typed)
  return left.replace(/\s+/gu, ' ').trim()
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}
