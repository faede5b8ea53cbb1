import { askMunicipalities, askMunicipality, askPeers } from '../api/askApi.ts'
import { Asked } from '../api/Asked.svelte.ts'
import type { MunicipalityAnswer, MunicipalityList, PeersAnswer } from '../api/types.ts'
import { toPeersQuery, type Cases, type PeerView } from './peerView.ts'

/** Beside examples of one's own a few are enough; where there are none they lead. */
const NEAREST_BESIDE = 6
const NEAREST_INSTEAD = 12
/** The largest prefecture has 179 municipalities (北海道). */
const MOST_IN_PREFECTURE = 200

interface ListedPeers extends PeersAnswer {
  /** What the list was asked for: until the next one is there, this one is shown as it was. */
  cases: Cases
}

/** One municipality or prefecture with what belongs to it. The facts do not wait for the rest. */
export class MunicipalityState {
  readonly asked = new Asked<MunicipalityAnswer>()
  readonly peers = new Asked<ListedPeers>()
  /** The nearest peers with examples, whatever the list of peers is asked for. */
  readonly nearest = new Asked<PeersAnswer>()
  readonly within = new Asked<MunicipalityList>()

  async show(code: string): Promise<void> {
    this.nearest.clear()
    this.within.clear()
    await this.asked.ask((signal) => askMunicipality(code, signal))
    const answer = this.of(code)
    if (!answer) return
    if (answer.kind === 'prefecture') {
      const query = { prefecture: code, withRecords: true, sort: 'records', limit: MOST_IN_PREFECTURE } as const
      void this.within.ask((signal) => askMunicipalities(query, signal))
    }
    const limit = answer.examples === 0 ? NEAREST_INSTEAD : NEAREST_BESIDE
    void this.nearest.ask((signal) => askPeers(code, { withExamples: true, limit }, signal))
  }

  showPeers(code: string, view: PeerView, limit: number): void {
    void this.peers.ask(async (signal) => ({ ...(await askPeers(code, toPeersQuery(view, limit), signal)), cases: view.cases }))
  }

  /** The answer for this address; an older one is not shown under a new address. */
  of(code: string): MunicipalityAnswer | null {
    return this.asked.answer?.code === code ? this.asked.answer : null
  }

  peersOf(code: string): ListedPeers | null {
    return this.peers.answer?.municipality.code === code ? this.peers.answer : null
  }
}
