import { fold, yearWord } from '#analysis'
import type { Reference } from '#corpus'
import { readFiscalYear, warekiOf } from '#model'
import type { SearchRescue } from './rescueShapes.ts'
import type { TypedWord } from './typedWords.ts'

type Tried = NonNullable<SearchRescue['rescue']>['tried']

/** More forms of one word than this would not be read. */
const MAX_FORMS = 6

/** Under which other forms the words were looked for: the base form, the spellings and synonyms of the field, the year in both calendars. */
export function triedForms(words: readonly TypedWord[], { vocabularies }: Reference): Tried {
  return words.flatMap(({ word, typed }) => {
    const term = vocabularies.lexicon.find((one) => fold(one.term) === word)
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
