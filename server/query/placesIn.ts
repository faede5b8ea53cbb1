import type { Token } from '#analysis'
import type { MunicipalDirectory } from '#corpus'
import type { NameMention } from '#names'
import type { Stretch } from './parseQuery.ts'

/** A stretch of a question that names one of several municipalities or prefectures. */
export interface NamedPlace extends Stretch {
  /** Without what stands around it. */
  name: string
  /** Six-digit codes, the likeliest first. */
  codes: readonly string[]
  /** A whole name; not one without its 市 or 県. */
  isWhole: boolean
  /** The name of the past by which the one place is called; null for a present name. */
  formerName: string | null
  /** The prefecture of a municipality is written with it: 広島県府中市, 府中市（広島県）, 広島の府中, where all that it may mean lies in 広島県. */
  isWithPrefecture: boolean
  /** What stands around the name itself: 旧, 役所, （広島県）. It says nothing that could be looked for. */
  around: readonly Place[]
}

type Place = Pick<Stretch, 'start' | 'end'>

/** The authority itself, behind its whole name: who asks for 中野市役所 means the city; 庁舎管理 and 新庁舎 are about buildings. */
const AUTHORITY = /^(?:役所|役場|本庁舎?|庁舎?)(?!\p{Script=Han})/u
/** The same where the hall of a municipality is named once more: 旧久居市市役所, 三重県県庁. */
const WITH_KIND = /^[都道府県市区町村](?=役所|役場|庁)/u

/** What stands between a prefecture and its municipality: 広島の府中, 広島県 府中. */
const OF_PREFECTURE = /^(?:の|[ \u3000])$/u

/** The prefecture behind a name, as pages write it: 府中市（広島県）. */
const IN_BRACKETS = /^[ \u3000]?[（(][ \u3000]*(\p{Script=Han}{2,4})[ \u3000]*[）)]/u

/**
 * The places that a question names, with what belongs to the name: 役所, 役場 or 庁 behind a whole one, 旧 before it.
 * @param tokens of the text: a name without its 市 or 県 must be a word for the dictionary too: 三原 is a city, 三原則 is none.
 */
export function placesIn(
  text: string,
  mentions: readonly NameMention[],
  tokens: readonly Token[],
  municipalities: Pick<MunicipalDirectory, 'byCode'>,
): NamedPlace[] {
  const starts = new Set(tokens.map(({ start }) => start))
  const ends = new Set(tokens.map(({ end }) => end))
  return mentions.flatMap((mention, index) => {
    const { start, end, codes, form } = mention
    const isWhole = form !== 'stem'
    if (codes.length === 0 || (!isWhole && !(starts.has(start) && ends.has(end)))) return []
    const prefecture = prefectureAsked(mention, municipalities)
    const bracket = prefecture === undefined ? 0 : bracketLength(text.slice(end), prefecture)
    const from = isWhole && text[start - 1] === '旧' && starts.has(start - 1) ? start - 1 : start
    const to = end + (bracket > 0 ? bracket : isWhole ? authorityLength(text.slice(end)) : 0)
    const around = [
      { start: from, end: start },
      { start: end, end: to },
    ].filter((part) => part.start < part.end)
    const isWithPrefecture =
      bracket > 0 ||
      (prefecture !== undefined && beginsWith(mention, prefecture, municipalities)) ||
      followsPrefecture(mention, mentions[index - 1], text, municipalities)
    return [
      {
        text: text.slice(from, to),
        start: from,
        end: to,
        name: mention.surface,
        codes,
        isWhole,
        formerName: mention.former?.name ?? null,
        isWithPrefecture,
        around,
      },
    ]
  })
}

/** The prefecture of all municipalities that a mention may mean; undefined for prefectures themselves and where it may be in several. */
function prefectureAsked({ codes }: NameMention, municipalities: Pick<MunicipalDirectory, 'byCode'>): string | undefined {
  const [first, ...others] = codes.map((code) => municipalities.byCode(code))
  const isOne = first !== undefined && others.every((place) => place?.kind !== 'prefecture' && place?.prefecture === first.prefecture)
  return isOne && first.kind !== 'prefecture' ? first.prefecture : undefined
}

function bracketLength(after: string, prefecture: string): number {
  const bracket = IN_BRACKETS.exec(after)
  return bracket?.[1] === prefecture || bracket?.[1] === withoutKind(prefecture) ? bracket[0].length : 0
}

/** 広島県府中市, 広島府中市; not 山形市, whose own name begins as that of its prefecture does. */
function beginsWith(
  { surface, codes, former }: NameMention,
  prefecture: string,
  municipalities: Pick<MunicipalDirectory, 'byCode'>,
): boolean {
  const name = former?.name ?? municipalities.byCode(codes[0] ?? '')?.name ?? ''
  return surface.startsWith(withoutKind(prefecture)) && surface.length > name.length
}

/** 広島の府中: the prefecture before a name has decided for what it may mean, be it one municipality or several. */
function followsPrefecture(
  { start, codes }: NameMention,
  before: NameMention | undefined,
  text: string,
  municipalities: Pick<MunicipalDirectory, 'byCode'>,
): boolean {
  if (!before || !OF_PREFECTURE.test(text.slice(before.end, start))) return false
  const around = new Set(before.codes)
  const places = codes.map((code) => municipalities.byCode(code))
  return places.every((place) => place?.kind !== 'prefecture' && place?.prefectureCode !== undefined && around.has(place.prefectureCode))
}

function withoutKind(prefecture: string): string {
  return prefecture.replace(/[都府県]$/u, '')
}

function authorityLength(after: string): number {
  const kind = WITH_KIND.exec(after)?.[0].length ?? 0
  const authority = AUTHORITY.exec(after.slice(kind))?.[0].length ?? 0
  return authority === 0 ? 0 : kind + authority
}
