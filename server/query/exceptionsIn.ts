import type { Token } from '#analysis'
import type { NameMention } from '#names'
import type { Operand, Stretch } from './parseQuery.ts'
import { yearsIn } from './yearsIn.ts'

/** What is to be left out, and all that says so: 中野区, 中野区以外の; of a list all members have the whole of it as their place. */
export interface Exception {
  operand: Operand
  start: number
  end: number
}

/** All but what stands before. を除く is said of other things, too (ムダを除く), and counts behind places, years and terms to filter by only. */
const OTHER_THAN = /^[ \u3000]?以外/u
const WITHOUT = /^[ \u3000]?(?:以外|を除(?:く|いた|いて|き(?!方)))/u
const OF = /^の/u
/** Who quotes the name that is left out (「三重県」以外) means the same as without quotes. */
const OPENING = /[「『｢"“”＂]$/u
const QUOTE = /^[「『｢"“”＂]/u
const CLOSING = /^[」』｣"“”＂]/u
/** A name or a term of the field; single letters and numbers are none. */
const TERM = /[\p{L}ー]{2,}/u

/**
 * What a question leaves out in words: a place, a year or a term before 以外 or を除く. Other words before 以外 stay words: 職員以外 in a question is no wish to
 * see nothing that speaks of 職員.
 * @param isTerm whether a text is a term to filter by
 */
export function exceptionsIn(
  text: string,
  tokens: readonly Token[],
  mentions: readonly NameMention[],
  words: readonly Stretch[],
  isTerm: (text: string) => boolean,
): Exception[] {
  if (!/以外|を除/u.test(text)) return []
  const [starts, ends] = [new Set(tokens.map(({ start }) => start)), new Set(tokens.map(({ end }) => end))]
  const named = [
    ...yearsIn(text, tokens),
    ...mentions.filter(({ start, end }) => starts.has(start) && ends.has(end)),
    ...words.flatMap((word) => termBefore(word, text, isTerm)),
  ]
  const terms = tokens.filter(({ isContent, reading, surface }) => isContent && reading === null && TERM.test(surface))
  const found = [
    ...named.flatMap((one) => toException(one, text, WITHOUT, ends)),
    ...terms.flatMap((one) => toException(one, text, OTHER_THAN, ends)),
  ]
  const longestFirst = found.sort((a, b) => b.end - b.start - (a.end - a.start))
  const apart: Exception[] = []
  for (const one of longestFirst) if (!apart.some(({ start, end }) => one.start < end && start < one.end)) apart.push(one)
  return apart.sort((a, b) => a.start - b.start).flatMap((one) => wholeList([...listedBefore(one, named, text), one]))
}

/** The members of a list, each with all of the list as its place: without its last member, the others would no longer be left out. */
function wholeList(members: readonly Exception[]): Exception[] {
  const [start, end] = [members[0]?.start ?? 0, members.at(-1)?.end ?? 0]
  return members.map(({ operand }) => ({ operand: { ...operand, start, end }, start, end }))
}

/** What joins the members of a list: 中野区・滑川市以外 leaves out both. */
const JOINT = /^[」』｣"”＂]?(?:[ \u3000]?[・、,，][ \u3000]?|と|や|および|及び)$/u

/** The names in a row before one that is left out, with what joins them. */
function listedBefore({ start }: Exception, named: readonly Place[], text: string): Exception[] {
  const before = named.find((one) => one.end < start && JOINT.test(text.slice(one.end, start)))
  if (!before) return []
  const isQuoted = OPENING.test(text.slice(0, before.start)) && CLOSING.test(text.slice(before.end))
  const exception = { operand: toOperand(before, text), start: isQuoted ? before.start - 1 : before.start, end: start }
  return [...listedBefore(exception, named, text), exception]
}

type Place = Pick<Stretch, 'start' | 'end'>

function toOperand({ start, end }: Place, text: string): Operand {
  return { kind: 'word', text: text.slice(start, end), start, end }
}

/** The term with which a word begins: 人材育成 of 人材育成以外. */
function termBefore({ start, end }: Stretch, text: string, isTerm: (text: string) => boolean): Place[] {
  const opening = QUOTE.exec(text.slice(start, end))?.[0].length ?? 0
  const word = text.slice(start + opening, end)
  const at = word.search(/[」』｣"“”＂]?(?:以外|を除)/u)
  const term = at < 0 ? word : word.slice(0, at)
  return term !== '' && isTerm(term) ? [{ start: start + opening, end: start + opening + term.length }] : []
}

function toException({ start, end }: Place, text: string, sign: RegExp, ends: ReadonlySet<number>): Exception[] {
  const isQuoted = OPENING.test(text.slice(0, start)) && CLOSING.test(text.slice(end))
  const from = isQuoted ? end + 1 : end
  const behind = sign.exec(text.slice(from))?.[0].length ?? 0
  if (behind === 0) return []
  const particle = OF.test(text.slice(from + behind)) && ends.has(from + behind + 1) ? 1 : 0
  return [{ operand: toOperand({ start, end }, text), start: isQuoted ? start - 1 : start, end: from + behind + particle }]
}
