import type { Token } from '#analysis'
import type { NameMention } from '#names'
import type { Stretch } from './parseQuery.ts'

/** A stretch of a question that names one of several municipalities or prefectures. */
export interface NamedPlace extends Stretch {
  /** Six-digit codes, the likeliest first. */
  codes: readonly string[]
  /** A whole name; not one without its 市 or 県. */
  isWhole: boolean
  /** What stands around the name itself: 旧, 役所. It says nothing that could be looked for. */
  around: readonly Place[]
}

type Place = Pick<Stretch, 'start' | 'end'>

/** The authority itself, behind its whole name: who asks for 中野市役所 means the city; 庁舎管理 and 新庁舎 are about buildings. */
const AUTHORITY = /^(?:役所|役場|本庁舎?|庁舎?)(?!\p{Script=Han})/u
/** The same where the hall of a municipality is named once more: 旧久居市市役所, 三重県県庁. */
const WITH_KIND = /^[都道府県市区町村](?=役所|役場|庁)/u

/**
 * The places that a question names, with what belongs to the name: 役所, 役場 or 庁 behind a whole one, 旧 before it.
 * @param tokens of the text: a name without its 市 or 県 must be a word for the dictionary too: 三原 is a city, 三原則 is none.
 */
export function placesIn(text: string, mentions: readonly NameMention[], tokens: readonly Token[]): NamedPlace[] {
  const starts = new Set(tokens.map(({ start }) => start))
  const ends = new Set(tokens.map(({ end }) => end))
  return mentions.flatMap(({ start, end, codes, form }) => {
    const isWhole = form !== 'stem'
    if (codes.length === 0 || (!isWhole && !(starts.has(start) && ends.has(end)))) return []
    const from = isWhole && text[start - 1] === '旧' && starts.has(start - 1) ? start - 1 : start
    const to = isWhole ? end + authorityLength(text.slice(end)) : end
    const around = [
      { start: from, end: start },
      { start: end, end: to },
    ].filter((part) => part.start < part.end)
    return [{ text: text.slice(from, to), start: from, end: to, codes, isWhole, around }]
  })
}

function authorityLength(after: string): number {
  const kind = WITH_KIND.exec(after)?.[0].length ?? 0
  const authority = AUTHORITY.exec(after.slice(kind))?.[0].length ?? 0
  return authority === 0 ? 0 : kind + authority
}
