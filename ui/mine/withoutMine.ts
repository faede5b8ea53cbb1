import type { Unrecorded } from '../api/types.ts'
import type { SearchAddress } from '../search/searchAddress.ts'
import { withoutStretches } from '../search/wordStretch.ts'

/** What a search asks for besides one's own municipality, and the other places without records that it asks for. */
interface BeyondMine {
  search: SearchAddress
  unrecorded: Unrecorded[]
}

/**
 * A search without the name of one's own municipality, of which there is no record: who has chosen it asks what others like it have, so its name is
 * no condition on theirs. Where it bears the same name as others (池田町), it is the one meant.
 */
export function withoutMine(search: SearchAddress, unrecorded: readonly Unrecorded[], code: string): BeyondMine {
  const mine = unrecorded.find((place) => place.code === code)
  if (!mine) return { search, unrecorded: [...unrecorded] }
  const without = (codes: readonly string[]) => codes.filter((one) => one !== code)
  const { filters } = search
  const isMine = ({ start }: { start: number }) => mine.stretches.some((stretch) => stretch.start === start)
  return {
    search: {
      ...search,
      q: withoutStretches(search.q, mine.stretches),
      filters: { ...filters, municipality: without(filters.municipality), prefecture: without(filters.prefecture) },
    },
    unrecorded: unrecorded.filter((place) => place !== mine && !(place.stretches.length > 0 && place.stretches.every(isMine))),
  }
}
