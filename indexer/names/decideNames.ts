import { CITIES_WITH_WARD } from './cityWards.ts'
import { DISTRICTS } from './districts.ts'
import { isPrefecture } from './isPrefecture.ts'
import type { Candidate, Sighting } from './sightings.ts'

const SENTENCE_END = /[。！？!?\n]/u
const NEIGHBOURING_LENGTH = 12
const LIST = /^[・、]$/u
/** So many times as many people: the smaller one of the same name is never written without its kind. */
const FAR_LARGER = 30
const TOKYO = '130001'
const HOKKAIDO = '010006'
/** 都内の府中市: the kind of prefecture without its name. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/(?:^|[^京])都(?:内|下|の)/u, TOKYO],
  [/(?:^|[^水鉄歩車])道(?:内|央|東|北|南)/u, HOKKAIDO],
]

/** Decides what each name means, as far as the text does; drops wards of designated cities. */
export function decide(sightings: Sighting[], text: string): Sighting[] {
  const names = withoutCityWards(sightings, text).map((sighting) => chooseTime(sighting, text))
  // From left to right and once more, so that a decided name decides its neighbours on both sides.
  for (let round = 0; round < 2; round += 1) names.forEach((sighting, index) => (names[index] = narrow(sighting, index, names, text)))
  const decided = new Set(names.flatMap(({ candidates }) => (candidates.length === 1 ? candidates.map(({ code }) => code) : [])))
  return names.map((sighting) => ({ ...sighting, candidates: byWeight(asElsewhere(sighting.candidates, decided)) }))
}

/** 北区, 中央区 and 港区 are special wards of Tokyo unless a designated city that has such a ward was named last. */
function withoutCityWards(sightings: Sighting[], text: string): Sighting[] {
  const kept: Sighting[] = []
  sightings.forEach((sighting, index) => {
    const before = kept.at(-1)
    if (!before || !isWardOf(before, sighting, sightings[index + 1], text)) kept.push(sighting)
  })
  return kept
}

function isWardOf(city: Sighting, ward: Sighting, next: Sighting | undefined, text: string): boolean {
  const cities = CITIES_WITH_WARD[text.slice(ward.start, ward.end)]
  if (!cities?.has(city.candidates[0]?.code ?? '') || text.slice(city.end, ward.start).includes('\n')) return false
  // 大阪市、北区、板橋区: a list that goes on with special wards.
  const isList = LIST.test(text.slice(city.end, ward.start)) && next !== undefined && LIST.test(text.slice(ward.end, next.start))
  return !(isList && isSpecialWard(next))
}

function isSpecialWard({ candidates }: Sighting): boolean {
  return /^131[0-2]/u.test(candidates[0]?.code ?? '')
}

/** 旧富士川町 is the former one; a present name in the prefecture that the text gives comes before a former one there. */
function chooseTime(sighting: Sighting, text: string): Sighting {
  const former = sighting.candidates.filter((candidate) => candidate.former !== null)
  if (former.length === 0) return sighting
  const isOld =
    /旧[ \u3000]?$/u.test(text.slice(Math.max(0, sighting.start - 2), sighting.start)) ||
    text.slice(sighting.start, sighting.end).includes('旧')
  if (isOld) return { ...sighting, candidates: former }
  const present = new Set(sighting.candidates.flatMap(({ former: old, prefectureCode }) => (old === null ? [prefectureCode] : [])))
  return {
    ...sighting,
    candidates: sighting.candidates.filter(({ former: old, prefectureCode }) => old === null || !present.has(prefectureCode)),
  }
}

function narrow(sighting: Sighting, index: number, all: Sighting[], text: string): Sighting {
  if (sighting.candidates.length < 2) return sighting
  const prefecture = byDistrict(sighting, text) ?? prefectureAround(sighting, index, all, text)
  const kept = sighting.candidates.filter(({ prefectureCode }) => prefectureCode === prefecture)
  return kept.length > 0 ? { ...sighting, candidates: kept } : sighting
}

/** 伊予郡松前町: the district right before decides. */
function byDistrict(sighting: Sighting, text: string): string | undefined {
  const districts = DISTRICTS[sighting.candidates[0]?.name ?? '']
  const before = districts && /(\p{Script=Han}{1,4}郡)[ \u3000]?$/u.exec(text.slice(Math.max(0, sighting.start - 6), sighting.start))?.[1]
  const digits = before === undefined ? undefined : districts?.[before]
  return digits === undefined
    ? undefined
    : sighting.candidates.find(({ prefectureCode }) => prefectureCode.startsWith(digits))?.prefectureCode
}

/**
 * The prefecture that the text around speaks for: one told before in the sentence, then 都内 or 道内, the name before or after, one told after,
 * the last name of the text before. Loops and no closures: a text may hold a hundred thousand names.
 */
function prefectureAround(sighting: Sighting, index: number, all: Sighting[], text: string): string | undefined {
  const before = all[index - 1]
  return (
    toldNear(index, -1, all, text) ??
    kindBefore(sighting, text) ??
    besideInSentence(before, sighting, text) ??
    besideInSentence(all[index + 1], sighting, text) ??
    toldNear(index, 1, all, text) ??
    (before && votes(before, sighting))
  )
}

/** The nearest prefecture in question that is told in the same sentence, before (-1) or after (1). */
function toldNear(index: number, step: -1 | 1, all: Sighting[], text: string): string | undefined {
  const sighting = all[index]
  for (let away = 1; sighting && away <= NEIGHBOURING_LENGTH; away += 1) {
    const other = all[index + step * away]
    if (!other || !isInSentence(other, sighting, text)) return undefined
    const code = votes(other, sighting)
    if (code !== undefined && isExplicit(other, text)) return code
  }
  return undefined
}

function besideInSentence(other: Sighting | undefined, sighting: Sighting, text: string): string | undefined {
  return other && isInSentence(other, sighting, text) ? votes(other, sighting) : undefined
}

/** The prefecture of a decided name, if another one may lie there, too. */
function votes(decided: Sighting, open: Sighting): string | undefined {
  const code = soleOf(decided)
  return code !== undefined && open.candidates.some(({ prefectureCode }) => prefectureCode === code) ? code : undefined
}

/** The prefecture of a name, if all that it may mean lie in one. */
function soleOf({ candidates }: Sighting): string | undefined {
  const code = candidates[0]?.prefectureCode
  return candidates.every(({ prefectureCode }) => prefectureCode === code) ? code : undefined
}

function isInSentence(one: Sighting, other: Sighting, text: string): boolean {
  return !SENTENCE_END.test(text.slice(Math.min(one.end, other.end), Math.max(one.start, other.start)))
}

/** Whether a sighting is a prefecture or is written with its prefecture. */
function isExplicit(sighting: Sighting, text: string): boolean {
  return sighting.candidates.some(isPrefecture) || /^.{2,3}[都道府県]./u.test(text.slice(sighting.start, sighting.end))
}

function kindBefore({ candidates, start }: Sighting, text: string): string | undefined {
  for (const [pattern, code] of KINDS) {
    if (!candidates.some(({ prefectureCode }) => prefectureCode === code)) continue
    const sentence =
      text
        .slice(Math.max(0, start - 20), start)
        .split(SENTENCE_END)
        .at(-1) ?? ''
    if (pattern.test(sentence)) return code
  }
  return undefined
}

/** A name means in one text what it means where the text decides it. */
function asElsewhere(candidates: Candidate[], decided: ReadonlySet<string>): Candidate[] {
  if (candidates.length < 2) return candidates
  const kept = candidates.filter(({ code }) => decided.has(code))
  const places = kept.filter((candidate) => !isPrefecture(candidate))
  return places.length > 0 ? places : kept.length > 0 ? kept : candidates
}

/** The largest first; 神戸 alone is the city of 1.5 million and not 神戸町 of 19,000. */
function byWeight(candidates: Candidate[]): Candidate[] {
  const sorted = [...candidates].sort((one, other) => other.population - one.population)
  const largest = sorted[0]?.population ?? 0
  return sorted.filter(({ former, population }) => former !== null || population * FAR_LARGER >= largest)
}
