import type { MunicipalDirectory } from '#corpus'
import { USUAL_WEIGHTS } from './municipalityShapes.ts'
import type { PeerFinder } from './PeerFinder.ts'

/**
 * Asks for the peers of one municipality of each group, so that what all questions share is worked out, pairs of groups included, before the first
 * reader asks. One at a time: a reader who comes meanwhile waits for one of them at most.
 */
export async function warmPeers({ all }: MunicipalDirectory, finder: () => PeerFinder): Promise<void> {
  const firstOfGroup = new Map(all.map((municipality) => [municipality.similarGroup, municipality]))
  for (const municipality of firstOfGroup.values()) {
    await new Promise((resolve) => void setImmediate(resolve))
    finder().find(municipality, USUAL_WEIGHTS)
  }
}
