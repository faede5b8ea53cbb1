import { isPrefecture } from './isPrefecture.ts'
import { prefectureOf } from './mergePrefectures.ts'
import type { Sighting } from './sightings.ts'
import { SURNAMES } from './wordLists.ts'

/** A text of at most this many characters without a full stop is read as a query: what may be a name is one. */
const QUERY_LENGTH = 40
/** What stands before a name in a query: nothing, a space, a sign, a particle. */
const BEFORE_NAME = /(?:^|[^\p{L}\p{N}]|[のはがをにとやでもへ])$/u
const LIST_SEPARATOR = /^(?:、|,|・|\/|や|と|および|及び|ならびに|から)\s?$/u

/** An ordinary word is a name in a query only as a word by itself: 嵐山 窓口. */
const ALONE_BEFORE = /(?:^|[^\p{L}\p{N}])$/u
const ALONE_AFTER = /^(?:$|[^\p{L}\p{N}])/u

/** Drops the sightings that may be a place but are not shown to be one by the rest of the text. */
export function keepSupported(sightings: Sighting[], text: string): Sighting[] {
  const isQuery = text.trim().length <= QUERY_LENGTH && !/[。\n]/u.test(text)
  const named = new Set(sightings.flatMap((sighting) => (isNamed(sighting) ? sighting.candidates.map(({ code }) => code) : [])))
  const kept = sightings.map(({ standing }) => standing === 'clear')
  sightings.forEach((sighting, index) => {
    if (sighting.candidates.some(({ code }) => named.has(code))) kept[index] = true
    if (isQuery && isName(sighting, text)) kept[index] = true
    if (isOfPrefecture(sightings[index - 1], sighting, text)) kept.fill(true, index - 1, index + 1)
  })
  keepLongLists(sightings, kept, text)
  spreadThroughLists(sightings, kept, text)
  return sightings.filter((sighting, index) => kept[index] && !isElsewhere(sightings[index - 1], sighting, text))
}

/** Whether what may be a name is taken for one because the text is a query. */
function isName({ start, end, form, standing }: Sighting, text: string): boolean {
  const before = text.slice(Math.max(0, start - 2), start)
  if (standing === 'weak') return ALONE_BEFORE.test(before) && ALONE_AFTER.test(text.slice(end, end + 1))
  return form === 'whole' || BEFORE_NAME.test(before)
}

/** 埼玉県嵐山, 埼玉の嵐山 and 埼玉県内の嵐山 are the town; 長野県の中野 may be a person. */
function isOfPrefecture(before: Sighting | undefined, stem: Sighting, text: string): boolean {
  const prefecture = before && prefectureOf(before)
  if (!before || !prefecture || stem.form !== 'stem') return false
  const between = text.slice(before.end, stem.start)
  if (
    !/^(?:|内?の)$/u.test(between) ||
    (between === 'の' && stem.standing === 'possible' && SURNAMES.has(text.slice(stem.start, stem.end)))
  )
    return false
  return stem.candidates.some((candidate) => candidate.prefectureCode === prefecture && !isPrefecture(candidate))
}

/** 京都の嵐山 is no municipality of 埼玉県. */
function isElsewhere(before: Sighting | undefined, stem: Sighting, text: string): boolean {
  const prefecture = before && prefectureOf(before)
  if (!before || !prefecture || stem.form !== 'stem' || text.slice(before.end, stem.start) !== 'の') return false
  return stem.candidates.every((candidate) => candidate.prefectureCode !== prefecture && !isPrefecture(candidate))
}

function isNamed({ form, standing }: Sighting): boolean {
  return form === 'whole' && standing === 'clear'
}

/** 石川・富山・福井: three or more in a row are places if one of them is no family name. */
function keepLongLists(sightings: Sighting[], kept: boolean[], text: string): void {
  for (let first = 0; first < sightings.length;) {
    const last = endOfList(sightings, first, text)
    const members = sightings.slice(first, last + 1)
    const isPlaces = members.length >= 3 && members.some((member) => isNoOtherWord(member, text))
    if (isPlaces) kept.fill(true, first, last + 1)
    first = last + 1
  }
}

function isNoOtherWord({ start, end, standing }: Sighting, text: string): boolean {
  return standing !== 'weak' && !SURNAMES.has(text.slice(start, end))
}

function endOfList(sightings: Sighting[], first: number, text: string): number {
  let last = first
  for (let next = sightings[last + 1]; next !== undefined && supports(sightings[last] ?? next, next, text); next = sightings[last + 1])
    last += 1
  return last
}

/** In 富山、滑川、魚津 each name supports its neighbours. Forwards and backwards once reaches every member. */
function spreadThroughLists(sightings: Sighting[], kept: boolean[], text: string): void {
  const joined = (index: number) => {
    const [one, other] = [sightings[index], sightings[index + 1]]
    return one !== undefined && other !== undefined && supports(one, other, text)
  }
  for (let index = 0; index + 1 < sightings.length; index += 1) if (kept[index] && joined(index)) kept[index + 1] = true
  for (let index = sightings.length - 2; index >= 0; index -= 1) if (kept[index + 1] && joined(index)) kept[index] = true
}

function supports(one: Sighting, other: Sighting, text: string): boolean {
  const between = text.slice(one.end, other.start)
  if (!LIST_SEPARATOR.test(between)) return false
  // 滑川市・中野 is a person with the office before the name.
  const isSignature = between.startsWith('・') && one.form !== other.form
  return !isSignature || !SURNAMES.has(text.slice(other.start, other.end))
}
