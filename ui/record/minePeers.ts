import type { DocumentCard, PeersAnswer } from '../api/types.ts'
import { PeerSearch } from '../mine/PeerSearch.svelte.ts'
import { tellsOfFew } from '../mine/tellsOfFew.ts'
import { municipalityWords } from '../words/municipalityWords.ts'

/** The municipalities like the reader's own, asked for once and kept from record to record. */
export const minePeers = new PeerSearch()

interface Listed {
  document: DocumentCard
}

/**
 * Records of municipalities like the reader's own before the others, each list in its order. A record of many places is no example of any of them.
 * @param peers null where the reader has chosen no municipality, or the answer is not there yet
 * @returns with `mark`, the words that tell it, empty for the others
 */
export function peersFirst<One extends Listed>(records: readonly One[], peers: PeersAnswer | null): (One & { mark: string })[] {
  const marked = records.map((record) => ({ ...record, mark: peers ? markOf(record.document, peers) : '' }))
  return [...marked.filter(({ mark }) => mark !== ''), ...marked.filter(({ mark }) => mark === '')]
}

function markOf(card: DocumentCard, { municipality: mine, peers }: PeersAnswer): string {
  if (!tellsOfFew(card) || card.municipalities.some(({ code }) => code === mine.code)) return ''
  const peer = peers.find(({ municipality }) => card.municipalities.some(({ code }) => code === municipality.code))
  return peer ? municipalityWords.fromPeerOf(mine.name, municipalityWords.why(peer.municipality.name, peer.reason)) : ''
}
