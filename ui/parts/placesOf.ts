import type { DocumentCard } from '../api/types.ts'
import { commonWords } from '../words/commonWords.ts'

const MOST_NAMED = 3

/** The municipalities of a document, each with its prefecture, since 57 of them share their name with another. */
export function placesOf(card: DocumentCard): string {
  const names = [
    ...card.municipalities.map(({ name, prefecture }) => (name === prefecture ? name : `${name}（${prefecture}）`)),
    ...card.organisations,
  ]
  const rest = names.length - MOST_NAMED
  const named = names.slice(0, MOST_NAMED).join(commonWords.and)
  return rest > 0 ? named + commonWords.andOthers(rest) : named
}
