import type { DocumentCard } from '../api/types.ts'

const MOST_NAMED = 3

interface Place {
  name: string
  /** Null where the name says it: of prefectures and of other bodies. */
  prefecture: string | null
  /** Null for a body that is no municipality and has no page. */
  code: string | null
}

/** The municipalities and other bodies of a document as far as a line holds them, and how many more there are. */
export function placesOf(card: DocumentCard): { named: Place[]; rest: number } {
  const places: Place[] = [
    ...card.municipalities.map(({ code, name, prefecture }) => ({ code, name, prefecture: name === prefecture ? null : prefecture })),
    ...card.organisations.map((name) => ({ name, prefecture: null, code: null })),
  ]
  return { named: places.slice(0, MOST_NAMED), rest: Math.max(0, places.length - MOST_NAMED) }
}
