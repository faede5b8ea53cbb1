import { beginsAloud, shortForm, spokenForm, writtenForm, type TypedForms } from '#analysis'
import type { EngineQuery, EngineReader } from '#engine'
import { encodeTitleForm, TITLES, type TitleEntry } from '#publish'
import { FIT, SHORTENED } from './fit.ts'
import type { MixedForm } from './mixedForm.ts'

type Title = Pick<TitleEntry, 'documentId' | 'title' | 'yomi' | 'place'>

/** The engine finds romaji without the length of vowels; where it was typed, most of what begins with と is not what begins with とう. */
const ROOM_FOR_OTHER_VOWELS = 4
/** The same for kanji of the same reading. */
const ROOM_FOR_OTHER_KANJI = 2

/** Titles that the reader may see, with a word that begins as typed; whole titles before inner words, newer records first. */
export async function suggestTitles(
  typed: TypedForms,
  mixed: MixedForm | null,
  shown: number,
  reader: EngineReader,
): Promise<{ title: Title; fit: number }[]> {
  const short = shortForm(typed.spoken ?? '')
  const room = short === typed.spoken ? shown : shown * ROOM_FOR_OTHER_VOWELS
  const pageSizes = new Map([
    [typed.written, shown],
    [short, room],
    ...(mixed ? [[mixed.reading, shown * ROOM_FOR_OTHER_KANJI] as const] : []),
  ])
  pageSizes.delete('')
  const answers = await reader.ask<Title>([...pageSizes].map(([form, pageSize]) => titleQuery(form, pageSize)))
  const titles = new Map(answers.flatMap(({ hits }) => hits).map((title) => [title.documentId, title]))
  return [...titles.values()]
    .map((title) => ({ title, fit: Math.max(fitOf(title, typed), mixed ? fitMixed(title, mixed) : 0) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit)
    .slice(0, shown)
}

function titleQuery(form: string, pageSize: number): EngineQuery {
  return { index: TITLES, words: encodeTitleForm(form), pageSize, fields: ['documentId', 'title', 'yomi', 'place'] }
}

/** What the engine found by the first letters of a form must agree to the last one. */
function fitOf({ title, yomi }: Title, { written, spoken }: TypedForms): number {
  const asWritten = written === '' ? 0 : Math.max(...[title, yomi].map((text) => fitWithin(writtenForm(text), written)))
  return spoken === null ? asWritten : Math.max(asWritten, fitAloud(spokenForm(yomi) ?? '', spoken))
}

/** Both what is converted and the reading of all of it stand in the title, at its beginning or further on. */
function fitMixed({ title, yomi }: Title, { head, reading }: MixedForm): number {
  return Math.min(fitWithin(writtenForm(title), head), fitWithin(writtenForm(yomi), reading))
}

function fitWithin(text: string, typed: string): number {
  if (text === typed) return FIT.exact
  if (text.startsWith(typed)) return FIT.beginning
  return text.includes(typed) ? FIT.inner : 0
}

function fitAloud(text: string, typed: string): number {
  if (text.startsWith(typed)) return fitWithin(text, typed)
  if (beginsAloud(text, typed)) return FIT.beginning - SHORTENED
  const begins = (start: number) => text[start] === typed[0] && beginsAloud(text.slice(start), typed)
  return Array.from(text).some((_, start) => begins(start)) ? FIT.inner - SHORTENED : 0
}
