import type { PeersQuery, WeightName } from '../api/types.ts'
import { municipalityAddress } from '../shell/pageAddress.ts'
import { municipalityWords } from '../words/municipalityWords.ts'

export const WEIGHT_NAMES = ['population', 'industry', 'area', 'fiscal', 'staff'] as const satisfies readonly WeightName[]

/** A slider has a stop for each word. */
export const MOST_WEIGHT = municipalityWords.weightLevels.length - 1

export const CASES = ['all', 'with', 'without'] as const
export type Cases = (typeof CASES)[number]
type Weights = Readonly<Record<WeightName, number>>

/** How the reader looks at the list of peers. It stands in the address, so that the view can be sent. */
export interface PeerView {
  /** Only what the reader weighs otherwise than the server does by itself. */
  weights: Partial<Weights>
  cases: Cases
}

/** Reads an address; what it does not understand falls back to the usual. */
export function readPeerView(params: URLSearchParams): PeerView {
  const weights: Partial<Record<WeightName, number>> = {}
  for (const name of WEIGHT_NAMES) {
    const written = params.get(name) ?? ''
    if (/^\d$/.test(written) && Number(written) <= MOST_WEIGHT) weights[name] = Number(written)
  }
  return { weights, cases: CASES.find((cases) => cases === params.get('cases')) ?? 'all' }
}

export function writePeerView(code: string, { weights, cases }: PeerView): string {
  const params = new URLSearchParams()
  for (const name of WEIGHT_NAMES) if (weights[name] !== undefined) params.set(name, String(weights[name]))
  if (cases !== 'all') params.set('cases', cases)
  const written = params.toString()
  return municipalityAddress(code) + (written === '' ? '' : `?${written}`)
}

/** The weights with one slider moved; at its usual place it needs no mention. */
export function withWeight({ weights }: PeerView, name: WeightName, weight: number, usual: Weights): PeerView['weights'] {
  const next = { ...weights, [name]: weight }
  if (weight === usual[name]) delete next[name]
  return next
}

/** What to ask the server. Those without cases are picked out of the longest list, because the server only knows those with. */
export function toPeersQuery({ weights, cases }: PeerView, limit: number): PeersQuery {
  return { ...weights, withExamples: cases === 'with', limit: cases === 'without' ? MOST_PEERS : limit }
}

/** The longest list that a page shows. */
export const MOST_PEERS = 200
/** More than any municipality has peers: a file holds them all. */
export const ALL_PEERS = 2000

export function isUsual({ weights }: PeerView): boolean {
  return Object.keys(weights).length === 0
}
