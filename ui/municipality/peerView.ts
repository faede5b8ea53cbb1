import type { PeersQuery, WeightName } from '../api/types.ts'
import { municipalityAddress } from '../shell/pageAddress.ts'

export const WEIGHT_NAMES = ['population', 'industry', 'area', 'fiscal', 'staff'] as const satisfies readonly WeightName[]

/** What the server counts where nothing is asked; the sliders begin here and the address leaves these out. */
export const USUAL_WEIGHTS: Readonly<Record<WeightName, number>> = { population: 2, area: 1, industry: 2, fiscal: 1, staff: 1 }
export const MOST_WEIGHT = 3

export const CASES = ['all', 'with', 'without'] as const
export type Cases = (typeof CASES)[number]

/** How the reader looks at the list of peers. It stands in the address, so that the view can be sent. */
export interface PeerView {
  weights: Record<WeightName, number>
  cases: Cases
}

/** Reads an address; what it does not understand falls back to the usual. */
export function readPeerView(params: URLSearchParams): PeerView {
  const weights = { ...USUAL_WEIGHTS }
  for (const name of WEIGHT_NAMES) {
    const written = params.get(name)
    if (written !== null && /^[0-3]$/.test(written)) weights[name] = Number(written)
  }
  return { weights, cases: CASES.find((cases) => cases === params.get('cases')) ?? 'all' }
}

export function writePeerView(code: string, { weights, cases }: PeerView): string {
  const params = new URLSearchParams()
  for (const name of WEIGHT_NAMES) if (weights[name] !== USUAL_WEIGHTS[name]) params.set(name, String(weights[name]))
  if (cases !== 'all') params.set('cases', cases)
  const written = params.toString()
  return municipalityAddress(code) + (written === '' ? '' : `?${written}`)
}

/** What to ask the server. Those without cases are picked out of the longest list, because the server only knows those with. */
export function toPeersQuery({ weights, cases }: PeerView, limit: number): PeersQuery {
  return { ...weights, withRecords: cases === 'with', limit: cases === 'without' ? MOST_PEERS : limit }
}

/** The longest list that the server answers. */
export const MOST_PEERS = 200

export function isUsual({ weights }: PeerView): boolean {
  return WEIGHT_NAMES.every((name) => weights[name] === USUAL_WEIGHTS[name])
}
