import type { Municipality } from '#model'
import type { StepId } from './municipalityShapes.ts'
import { bandLabel, bandsOf, groupLabel, readGroup, type SimilarGroup } from './SimilarGroup.ts'

/** Where another municipality stands in the widening list. */
export interface Rung {
  step: StepId
  /** The lower, the earlier; within one rung the distances decide. */
  order: number
}

/** Large cities in the order of their powers; ordinary cities of 150,000 people and more stand next to them. */
const CITY_CLASSES = ['都市IV', '施行時特例市', '中核市', '政令指定都市']
/** How far along these a list goes on: farther away neither size nor powers compare. */
const FARTHEST_CLASS = 2
const ORDER: Readonly<Record<StepId, number>> = {
  'same-group': 0,
  industry: 10,
  band: 20,
  'city-class': 30,
  prefecture: 40,
  prefectures: 0,
}

/** The step in which one municipality meets another: the first of the ladder that fits; null where none does. */
export function rungBetween(own: Municipality, other: Municipality): Rung | null {
  if (own.code === other.code) return null
  if (own.kind === 'prefecture' || other.kind === 'prefecture') return own.kind === other.kind ? at('prefectures') : null
  return (
    groupRung(own.similarGroup ?? '', other.similarGroup ?? '') ?? (own.prefectureCode === other.prefectureCode ? at('prefecture') : null)
  )
}

const rungs = new Map<string, Map<string, Rung | null>>()

/** There are only 35 groups, so each pair is thought about once. */
function groupRung(own: string, other: string): Rung | null {
  const fromOwn = rungs.get(own) ?? new Map<string, Rung | null>()
  rungs.set(own, fromOwn)
  const known = fromOwn.get(other)
  if (known !== undefined) return known
  const found = findRung(own, other)
  fromOwn.set(other, found)
  return found
}

function findRung(own: string, other: string): Rung | null {
  if (own === other) return at('same-group')
  const [mine, theirs] = [readGroup(own), readGroup(other)]
  if (mine && theirs && mine.class === theirs.class) {
    const industries = Math.abs(mine.industry - theirs.industry)
    const bands = Math.abs(mine.band - theirs.band)
    if (bands === 0) return at('industry', industries)
    return bands === 1 ? at('band', industries) : null
  }
  const [from, to] = [classPlace(own), classPlace(other)]
  const classes = Math.abs(from - to)
  return from >= 0 && to >= 0 && classes <= FARTHEST_CLASS ? at('city-class', classes) : null
}

function at(step: StepId, further = 0): Rung {
  return { step, order: ORDER[step] + further }
}

function classPlace(group: string): number {
  return CITY_CLASSES.indexOf(group.replace(/-\d$/, ''))
}

/** The name of a step and why the list comes to it, for one municipality. */
export function tellStep(step: StepId, own: Municipality): { label: string; reason: string } {
  const group = own.similarGroup ?? ''
  const read = readGroup(group)
  switch (step) {
    case 'same-group':
      return { label: '同じ類似団体', reason: sameGroupReason(group, read) }
    case 'industry':
      return {
        label: '産業の構造が隣り合う類似団体',
        reason: `人口の段階（${read ? bandLabel(read) : ''}）は同じで、産業の構造の番号が違う団体です。番号の近い順に広げます。`,
      }
    case 'band':
      return {
        label: '人口の段階が隣り合う類似団体',
        reason: `人口の段階が一つ違う団体（${read ? neighbourBands(read) : ''}）です。産業の構造の番号が近い順に広げます。`,
      }
    case 'city-class':
      return { label: '規模と権限が近い市', reason: '政令指定都市、中核市、施行時特例市、人口15万人以上の市の並びで、隣から順に広げます。' }
    case 'prefecture':
      return {
        label: '同じ都道府県',
        reason: `類似団体は離れていますが、同じ${own.prefecture}にあり、都道府県の制度や地域の事情が共通します。`,
      }
    case 'prefectures':
      return { label: '都道府県どうし', reason: '都道府県は市区町村と役割が違うため、都道府県どうしで比べます。' }
  }
}

function sameGroupReason(group: string, read: SimilarGroup | null): string {
  return read
    ? `総務省が、人口と産業の構造によって同じ類似団体（${groupLabel(group)}）に分けた団体です。`
    : `総務省の類似団体で、同じ「${group}」に分けられた団体です。`
}

function neighbourBands(group: SimilarGroup): string {
  const bands = [group.band - 1, group.band + 1].filter((band) => band >= 1 && band <= bandsOf(group))
  return bands.map((band) => bandLabel({ ...group, band })).join('、')
}

/** Why one municipality stands in the list, as the beginning of a sentence. */
export function tellPeer(step: StepId, other: Municipality): string {
  const group = groupLabel(other.similarGroup ?? '')
  switch (step) {
    case 'same-group':
      return `同じ類似団体（${group}）で`
    case 'industry':
      return `人口の段階が同じ類似団体（${group}）で`
    case 'band':
      return `人口の段階が隣の類似団体（${group}）で`
    case 'city-class':
      return `規模と権限が近い市（${group}）で`
    case 'prefecture':
      return `同じ${other.prefecture}にあり`
    case 'prefectures':
      return '同じ都道府県どうしで'
  }
}

/** Groups with so few others that the reader should know why the list goes on. */
const FEW = 4

/** What is particular about the peers of one municipality; null for nothing. @param others members of its group besides itself. */
export function tellNote(own: Municipality, others: number): string | null {
  if (own.kind === 'prefecture') return '都道府県は、都道府県とだけ比べます。比べるのは、分かっている人口と面積です。'
  if (own.kind === 'special-ward')
    return '特別区は、ほかの市町村と仕事の分け方が違うため、まず特別区どうしで比べ、次に同じ東京都の市町村へ広げます。'
  if (own.kind === 'designated-city')
    return `政令指定都市は${others + 1}市だけなので、人口などの開きが大きくなります。続けて、中核市、施行時特例市の順に広げます。`
  if (others === 0) return '同じ類似団体の自治体はほかにないため、隣の区分から順に広げます。'
  return others <= FEW ? `同じ類似団体の自治体はほかに${others}団体しかないため、隣の区分へ順に広げます。` : null
}
