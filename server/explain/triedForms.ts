import { fold, yearWord } from '#analysis'
import type { Reference } from '#corpus'
import { readFiscalYear, warekiOf } from '#model'
import type { SearchRescue } from './rescueShapes.ts'
import type { TypedWord } from './typedWords.ts'

type Tried = NonNullable<SearchRescue['rescue']>['tried']

/** More forms of one word than this would not be read. */
const MAX_FORMS = 6

type Lexicon = Reference['vocabularies']['lexicon']

const known = new WeakMap<Lexicon, ReadonlyMap<string, Lexicon[number]>>()

/** The terms of the field by what they count as. */
function termsOf(lexicon: Lexicon): ReadonlyMap<string, Lexicon[number]> {
  const terms = known.get(lexicon) ?? new Map(lexicon.map((one) => [fold(one.term), one]))
  known.set(lexicon, terms)
  return terms
}

/** Under which other forms the words were looked for: the base form, the spellings and synonyms of the field, the year in both calendars. */
export function triedForms(words: readonly TypedWord[], { vocabularies }: Reference): Tried {
  const terms = termsOf(vocabularies.lexicon)
  return words.flatMap(({ word, typed }) => {
    const term = terms.get(word)
    const forms = [...(term ? [term.term, ...term.synonyms] : (yearForms(word) ?? [word]))]
    const others = forms.filter((form) => fold(form) !== fold(typed))
    return others.length > 0 ? [{ typed, forms: others.slice(0, MAX_FORMS) }] : []
  })
}

function yearForms(word: string): string[] | null {
  const year = readFiscalYear(word)
  if (year === null || word !== yearWord(year)) return null
  const wareki = warekiOf(year)
  return wareki === null ? [word] : [word, wareki]
}
