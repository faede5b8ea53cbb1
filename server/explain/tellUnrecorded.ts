import type { Token } from '#analysis'
import type { Reference } from '#corpus'
import type { Recognition, UnrecordedPlace } from '../query/findFilters.ts'
import { placeLabel } from '../search/facetTerms.ts'
import type { SearchQuery } from '../search/searchShapes.ts'
import type { Unrecorded } from './rescueShapes.ts'

type Asked = Pick<SearchQuery, 'municipality' | 'prefecture'>

/**
 * The places that a question names or chooses and of which the reader has no document, each once, in the order of the words; the chosen ones last.
 * @param named by the words
 * @param searched whether words of such a place were looked for and occur
 */
export function tellUnrecorded(
  named: readonly UnrecordedPlace[],
  asked: Asked,
  searched: (place: UnrecordedPlace) => boolean,
  { reference, recognition }: { reference: Reference; recognition: Pick<Recognition, 'counts'> },
): Unrecorded[] {
  const told = new Map<string, Unrecorded>()
  const place = (code: string): Unrecorded => {
    const known = told.get(code) ?? { code, label: placeLabel(code, reference), stretches: [], searched: false }
    told.set(code, known)
    return known
  }
  for (const one of named) {
    const { text, start, end, formerName } = one
    for (const code of one.codes) {
      const entry = place(code)
      entry.stretches.push({ text, start, end })
      entry.searched ||= searched(one)
      if (formerName !== null) entry.formerName = formerName
    }
  }
  for (const name of ['prefecture', 'municipality'] as const) {
    for (const code of asked[name] ?? []) if ((recognition.counts[name][code] ?? 0) === 0) place(code)
  }
  return [...told.values()]
}

/** The tokens of a place that the words name. */
export function tokensOf({ start, end }: Pick<UnrecordedPlace, 'start' | 'end'>, tokens: readonly Token[]): Token[] {
  return tokens.filter((token) => token.start < end && start < token.end)
}
