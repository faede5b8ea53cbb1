import { askPeers, askSearch } from '../api/askApi.ts'
import { Asked } from '../api/Asked.svelte.ts'
import type { PeersAnswer, SearchAnswer } from '../api/types.ts'
import { toSearchQuery, withFilter, writeSearch, type SearchAddress } from '../search/searchAddress.ts'
import { examplesFirst } from './tellsOfFew.ts'

/** Beyond the nearest of those with cases, likeness says little; and the codes of these still fit an address. */
const NEAREST = 40
const SHOWN = 3
/** Enough to pass over the records of many places among the first hits. */
const LOOKED_AT = 12

interface FromPeers {
  /** The search that the answer belongs to. */
  address: string
  answer: SearchAnswer
}

/** The hits of a search that come from municipalities like one's own. */
export class PeerSearch {
  readonly peers = new Asked<PeersAnswer>()
  readonly found = new Asked<FromPeers>()

  loadPeers(code: string): void {
    if (this.peersOf(code)) return
    this.found.clear()
    void this.peers.ask((signal) => askPeers(code, { withExamples: true, limit: NEAREST }, signal))
  }

  peersOf(code: string): PeersAnswer | null {
    return this.peers.answer?.municipality.code === code ? this.peers.answer : null
  }

  /** The same search within the peers. */
  narrowed(search: SearchAddress, peers: PeersAnswer): SearchAddress {
    const codes = peers.peers.map((peer) => peer.municipality.code)
    return withFilter(search, 'municipality', codes)
  }

  show(search: SearchAddress, peers: PeersAnswer): void {
    const within = this.narrowed(search, peers)
    const address = writeSearch(within)
    void this.found.ask(async (signal) => {
      const answer = await askSearch({ ...toSearchQuery(within), offset: 0, limit: LOOKED_AT }, signal)
      return { address, answer: { ...answer, hits: examplesFirst(answer.hits).slice(0, SHOWN) } }
    })
  }
}

/** Why the municipality of a hit counts as similar; the nearest one where it has several. */
export function reasonFor(hit: SearchAnswer['hits'][number], peers: PeersAnswer): { name: string; reason: string } | null {
  const peer = peers.peers.find(({ municipality }) => hit.municipalities.some(({ code }) => code === municipality.code))
  return peer ? { name: peer.municipality.name, reason: peer.reason } : null
}
