import type { Municipality } from '#model'
import type { DistanceAnswer } from './municipalityShapes.ts'
import { figureOf, gap, type FigureId } from './peerFigures.ts'

/** How a figure is called, written and compared in words. */
interface Telling {
  label: string
  more: string
  less: string
  text: (figure: readonly number[]) => string
}

const numbers = new Intl.NumberFormat('ja-JP', { maximumFractionDigits: 2 })
export const SECTORS = ['第1次産業', '第2次産業', '第3次産業'] as const

const TELLINGS: Readonly<Record<FigureId, Telling>> = {
  population: { label: '人口', more: '多い', less: '少ない', text: ([value = 0]) => `${numbers.format(value)}人` },
  area: { label: '面積', more: '広い', less: '狭い', text: ([value = 0]) => `${numbers.format(value)}km²` },
  industry: { label: '産業の構造', more: '高い', less: '低い', text: (shares) => shares.map(tellShare).join('、') },
  fiscal: { label: '財政力指数', more: '高い', less: '低い', text: ([value = 0]) => value.toFixed(2) },
  staff: { label: '人口千人あたりの職員数', more: '多い', less: '少ない', text: ([value = 0]) => `${value.toFixed(1)}人` },
}

/** In which a figure is counted; an index has none. */
export const FIGURE_UNITS: Readonly<Record<FigureId, string>> = { population: '人', area: 'km²', industry: '%', fiscal: '', staff: '人' }

/** Up to this factor figures are called nearly the same, a little different, and far different beyond the last. */
const NEARLY = 1.1
const A_LITTLE = 1.5
const FAR = 3
/** The same for points of the fiscal index, which lies between 0.05 and 2. */
const NEARLY_POINTS = 0.05
const A_LITTLE_POINTS = 0.15
const FAR_POINTS = 0.4
/** The same for the per cent of workers in other sectors. */
const NEARLY_SHARE = 3
const A_LITTLE_SHARE = 8

const UNKNOWN = '不明'

/** A figure of a municipality with its unit, e.g. 67,033人; 不明 where it is not known. */
export function tellFigure(id: FigureId, municipality: Municipality): string {
  const figure = figureOf(id, municipality)
  return figure ? TELLINGS[id].text(figure) : UNKNOWN
}

export function figureLabel(id: FigureId): string {
  return TELLINGS[id].label
}

/** What differs between two municipalities in one figure, in numbers and words. @param distance 0 to 1, or null if not comparable. */
export function tellDistance(id: FigureId, own: Municipality, other: Municipality, distance: number | null): DistanceAnswer {
  const [mine, theirs] = [figureOf(id, own), figureOf(id, other)]
  const { label } = TELLINGS[id]
  return {
    id,
    label,
    own: [...(mine ?? [])],
    other: [...(theirs ?? [])],
    ownText: tellFigure(id, own),
    otherText: tellFigure(id, other),
    distance,
    ...(mine && theirs
      ? compare(id, mine, theirs)
      : { ratio: null, difference: null, words: `${label}は比べられません（データがありません）` }),
  }
}

type Comparison = Pick<DistanceAnswer, 'ratio' | 'difference' | 'words'>

function compare(id: FigureId, own: readonly number[], other: readonly number[]): Comparison {
  if (id === 'industry') return compareShares(own, other)
  const [mine = 0, theirs = 0] = [own[0], other[0]]
  return id === 'fiscal' ? comparePoints(mine, theirs) : compareFactors(id, mine, theirs)
}

function compareFactors(id: FigureId, own: number, other: number): Comparison {
  const ratio = other / own
  const { label, more, less } = TELLINGS[id]
  const factor = Math.max(ratio, 1 / ratio)
  const degree = factor <= A_LITTLE ? 'やや' : factor <= FAR ? '' : 'ずっと'
  const how = factor <= NEARLY ? 'ほぼ同じです' : `${degree}${ratio > 1 ? more : less}です`
  return { ratio, difference: null, words: `${label}は${how}（${tellRatio(ratio)}倍）` }
}

function comparePoints(own: number, other: number): Comparison {
  // As printed, in hundredths: 0.55 − 0.50 is a little more than 0.05 in binary.
  const difference = Math.round((other - own) * 100) / 100
  const { label, more, less } = TELLINGS.fiscal
  const size = Math.abs(difference)
  const degree = size <= A_LITTLE_POINTS ? 'やや' : size <= FAR_POINTS ? '' : 'ずっと'
  const how = size <= NEARLY_POINTS ? 'ほぼ同じです' : `${degree}${difference > 0 ? more : less}です`
  return { ratio: null, difference, words: `${label}は${how}（${signed(difference, 2)}）` }
}

/** Tells the sector that differs most. */
function compareShares(own: readonly number[], other: readonly number[]): Comparison {
  const difference = gap(own, other)
  const changes = other.map((share, place) => share - (own[place] ?? 0))
  const place = changes.reduce((most, change, index) => (Math.abs(change) > Math.abs(changes[most] ?? 0) ? index : most), 0)
  const change = changes[place] ?? 0
  const sector = `${SECTORS[place] ?? ''}が${signed(change, 1)}ポイント`
  if (difference <= NEARLY_SHARE) return { ratio: null, difference, words: `産業の構造はほぼ同じです（${sector}）` }
  const how = difference <= A_LITTLE_SHARE ? 'やや違います' : '違います'
  return { ratio: null, difference, words: `産業の構造は${how}（${sector}）` }
}

function tellShare(share: number, place: number): string {
  return `第${place + 1}次${share.toFixed(1)}%`
}

/** Two decimals tell factors near 1; small ones need more. */
function tellRatio(ratio: number): string {
  return ratio < 0.1 ? ratio.toPrecision(1) : ratio >= 10 ? ratio.toFixed(0) : ratio.toFixed(2)
}

function signed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits)
  const isZero = Number(text) === 0
  return `${isZero ? '±' : value > 0 ? '＋' : '－'}${text}`
}
