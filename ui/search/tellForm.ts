import type { FoundForm } from '../api/types.ts'
import { searchWords } from '../words/searchWords.ts'

/** A form of a word in a record, and beside it where it stands and how it answers the word. A form that is the word itself need not be repeated. */
export function tellForm(word: string, { form, where, how, termFacet, termLabel }: FoundForm): { text: string; note: string } {
  if (termFacet !== undefined && termLabel !== undefined) {
    const facet = searchWords.facet[termFacet]
    if (form === termLabel) return { text: searchWords.whyTerm(facet, termLabel), note: searchWords.places.term }
    return { text: searchWords.whyWord(form), note: searchWords.whyTermReworded(facet, termLabel) }
  }
  const places = where.map((place) => searchWords.places[place]).join('、')
  const note = searchWords.hows[how] === '' ? places : `${places}（${searchWords.hows[how]}）`
  return { text: form === word ? '' : searchWords.whyWord(form), note }
}
