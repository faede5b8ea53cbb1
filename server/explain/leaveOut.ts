import type { Token } from '#analysis'
import type { Stretch } from '../query/parseQuery.ts'

type Place = Pick<Stretch, 'start' | 'end'>

/** What joins a year or a place to its neighbours, and says nothing without it; the longest first. */
const JOINING = '(?:における|にある|での|では|には|の|で|に)'
const JOINING_BEHIND = new RegExp(`^${JOINING}`, 'u')
const JOINING_BEFORE = new RegExp(`${JOINING}$`, 'u')

/** An operator between words, with the spaces around it. */
const OPERATOR_BEHIND = /^\s*(?:[|｜]|\s(?:OR|ＯＲ)(?=\s))\s*/iu
const OPERATOR_BEFORE = /\s*(?:[|｜]|(?<=\s)(?:OR|ＯＲ)\s)\s*$/iu

/**
 * What was typed without some of its stretches, and without the particles and operators that joined them to the rest: 令和5年度の三重県の職員表彰 without
 * 三重県 is 令和5年度の職員表彰, 中野区 OR 滑川市 おくやみ without both おくやみ. Only whole words are taken for particles: the の of のり stays.
 * @param stretches in order, not overlapping; the same may come again, as of one that names several years
 * @param tokens of what was typed
 * @returns the rest with single spaces, none around it
 */
export function leaveOut(stretches: readonly Place[], typed: string, tokens: readonly Pick<Token, 'end'>[]): string {
  const ends = new Set(tokens.map(({ end }) => end))
  const distinct = stretches.filter(({ start }, index) => start !== stretches[index - 1]?.start)
  // From the last to the first, so that the places of those before stay as they are.
  const left = withOperators(distinct, typed).reduceRight((text, { start, end, isOperand }) => {
    const behind = end + lengthOf(JOINING_BEHIND, typed.slice(end))
    const [before, after] = [text.slice(0, start), text.slice(ends.has(behind) ? behind : end)]
    const particle = isOperand ? 0 : lengthOf(JOINING_BEFORE, before)
    if (particle === 0 || !ends.has(start) || !ends.has(start - particle)) return `${before} ${after}`
    // 窓口の中野区: nothing is left that the particle could join to.
    return (/^(?:\s|$)/u.test(after) ? before.slice(0, -particle) : before) + after
  }, typed)
  return left.replace(/\s+/gu, ' ').trim()
}

interface Cut extends Place {
  /** An OR goes with it. */
  isOperand: boolean
}

/** The stretches with the OR that joins each to another operand; those of one OR that go side by side are one. */
function withOperators(stretches: readonly Place[], typed: string): Cut[] {
  const cuts: Cut[] = []
  for (const { start, end } of stretches) {
    const behind = lengthOf(OPERATOR_BEHIND, typed.slice(end))
    const last = cuts.at(-1)
    const isNext = last?.isOperand === true && last.end === start
    if (isNext) cuts.pop()
    cuts.push({ start: isNext ? last.start : start, end: end + behind, isOperand: behind > 0 })
  }
  return cuts.map((cut) => {
    const before = cut.isOperand ? 0 : lengthOf(OPERATOR_BEFORE, typed.slice(0, cut.start))
    return { ...cut, start: cut.start - before, isOperand: cut.isOperand || before > 0 }
  })
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0
}
