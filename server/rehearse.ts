import { setTimeout } from 'node:timers/promises'
import type { Reference } from '#corpus'
import type { Term } from '#model'
import type { FilterName } from './query/filterNames.ts'
import type { TypedApp } from './TypedApp.ts'

/** A search and a suggestion. Questions with a phrase in quotes are not sent to an embedding service. */
const FIRST = [`/api/search?q=${encodeURIComponent('"改善" 窓口の待ち時間')}`, `/api/suggest?q=${encodeURIComponent('かいぜん')}`]

/**
 * Asks the application what the first reader would ask. Much is made, and all code compiled, at first use; so once the address is shown, nobody waits for it.
 * What is answered does not matter here: an engine that fails says so to whoever asks next.
 */
export async function askFirst(app: TypedApp): Promise<void> {
  await Promise.all(FIRST.map((url) => app.inject(url)))
}

/** Readers come first: practice waits until nobody has asked for so long, in milliseconds. */
export const QUIET_MS = 300

/**
 * Asks for each wording of the vocabulary's worries, one after the other, plainly, narrowed to a level, and to a type of records as well: code runs at its
 * full speed only when it has run some hundred times, and the first readers of a day should not be those who run it in. Ends early where the engine fails or the library closes.
 */
export async function rehearse(app: TypedApp, { vocabularies }: Reference, isClosing: () => boolean): Promise<void> {
  let lastAsked = 0
  // What is injected below does not come this way.
  const noteReader = () => (lastAsked = performance.now())
  app.server.on('request', noteReader)
  for (const question of practiceQuestions(vocabularies)) {
    while (performance.now() - lastAsked < QUIET_MS) await setTimeout(QUIET_MS)
    if (isClosing() || (await app.inject(question)).statusCode !== 200) break
  }
  app.server.off('request', noteReader)
}

function practiceQuestions({ worries, levels, types }: Reference['vocabularies']): string[] {
  const wordings = worries.flatMap(({ label, synonyms }) => [label, ...synonyms])
  return wordings.flatMap((wording, place) => {
    const question = `/api/search?q=${encodeURIComponent(wording)}`
    const level = narrowedTo('level', levels, place)
    return [question, question + level, question + level + narrowedTo('type', types, place)]
  })
}

function narrowedTo(name: FilterName, terms: readonly Term[], place: number): string {
  const term = terms[place % terms.length]
  return term ? `&${name}=${term.id}` : ''
}
