import { readYearCount } from '#analysis'
import { EARLIEST_YEAR, LATEST_YEAR } from '#model'
import { eraYear, plausibleYear } from './shortYears.ts'
import { COUNT, ERA, WESTERN } from './yearRangesIn.ts'

/** A year of a list, with places in the folded text. */
export interface ListedYear {
  start: number
  end: number
  year: number
}

/** Fiscal years side by side of which one leaves out what another says: 令和4・5年度, 令和4年度と5年度, 2022、2023年度. */
export interface YearList {
  start: number
  end: number
  members: readonly ListedYear[]
}

const UNIT = ' ?(?<unit>年度?)?'
const FIRST = new RegExp(
  `(?:(?<era>${ERA}) ?(?<count>${COUNT})|(?<![\\d.,/-])(?<western>${WESTERN})|(?<![\\p{L}\\p{N}.,/~-])(?<short>\\d{2}))${UNIT}`,
  'gu',
)
const NEXT = new RegExp(
  ` ?(?:[・、,とや]|及び|および) ?(?<member>(?:(?<era>令和|平成|昭和|[令平昭rhs]) ?)?(?:(?<western>${WESTERN})|(?<count>${COUNT}))${UNIT})`,
  'yu',
)
/** What makes something else of the last year: 令和4、5年間, 令和4年と5年生, 4、5年ぶり. */
const GOES_ON: Readonly<Record<string, RegExp>> = {
  年度: /^間/u,
  年: /^(?:\p{Script=Han}|\d|ぶり|ごと|おき|ほど|くらい|ぐらい|余り|あまり|かけ)/u,
}

interface Member extends ListedYear {
  unit: string
  /** It names an era, or a year of the Western calendar with 年: then it needs no other. */
  isOwn: boolean
}

/** The lists of years in a folded question, each at least of two. Years that all say everything themselves are no list: each is found alone. */
export function yearListsIn(folded: string): YearList[] {
  const lists: YearList[] = []
  let from = 0
  for (const match of folded.matchAll(FIRST)) {
    if (match.index < from) continue
    const members = closed(membersFrom(match, folded), folded)
    const [first, last] = [members[0], members.at(-1)]
    if (!first || !last || members.length < 2 || members.every(({ isOwn }) => isOwn)) continue
    lists.push({ start: first.start, end: last.end, members: members.map(({ start, end, year }) => ({ start, end, year })) })
    from = last.end
  }
  return lists
}

/** The first year and those that follow it, each with the era or the century of the one before where it names none. */
function membersFrom(match: RegExpExecArray, folded: string): Member[] {
  const first = firstMember(match)
  const members = first ? [first] : []
  let era = match.groups?.['era']
  for (let end = match.index + match[0].length; members.length > 0; end = NEXT.lastIndex) {
    NEXT.lastIndex = end
    const groups = NEXT.exec(folded)?.groups
    if (!groups) break
    era = groups['western'] === undefined ? (groups['era'] ?? era) : undefined
    const next = nextMember(groups, era, NEXT.lastIndex)
    if (!next) break
    members.push(next)
  }
  return members
}

type Groups = Readonly<Record<string, string | undefined>>

function firstMember({ index, 0: written, groups = {} }: RegExpExecArray): Member | null {
  const { era, count = '', western, short = '', unit = '' }: Groups = groups
  const year =
    era !== undefined ? eraYear(era, readYearCount(count)) : western === undefined ? plausibleYear(Number(short)) : Number(western)
  return toMember({ start: index, end: index + written.trimEnd().length, year, unit, isOwn: era !== undefined || unit !== '' })
}

/** @param era the era that the year names, or the last one named before. */
function nextMember(
  { member = '', era: own, western, count = '', unit = '' }: Groups,
  era: string | undefined,
  end: number,
): Member | null {
  const year = western === undefined ? countedYear(count, era) : Number(western)
  const isOwn = own !== undefined || (western !== undefined && unit !== '')
  return toMember({ start: end - member.length, end, year, unit, isOwn })
}

function toMember({ year, ...member }: Omit<Member, 'year'> & { year: number | null }): Member | null {
  return year === null || year < EARLIEST_YEAR || year > LATEST_YEAR ? null : { ...member, year }
}

/** A year without its era or century: 5 behind 令和4 is 令和5, 23 behind 2022 is 2023. */
function countedYear(count: string, era: string | undefined): number | null {
  if (era !== undefined) return eraYear(era, readYearCount(count))
  return /^\d{2}$/.test(count) ? plausibleYear(Number(count)) : null
}

/** The members up to the last one that says that it is a year: 令和4年度、5 is one year and a number. */
function closed(members: readonly Member[], folded: string): readonly Member[] {
  const last = members.findLastIndex(({ unit, end }) => GOES_ON[unit]?.test(folded.slice(end)) === false)
  return members.slice(0, last + 1)
}
