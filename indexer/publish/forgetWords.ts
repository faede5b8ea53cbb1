import { randomUUID } from 'node:crypto'
import { encodeWord, type EngineAdmin, type EngineReader } from '#engine'
import { ALL_WORDS, toWordSummary, type WordSummary } from './addMeaning.ts'
import { PASSAGES, rulesOf, WORDS } from './indexNames.ts'
import { keyOf } from './toIndexDocuments.ts'

/** Words asked for in one request. */
const AT_ONCE = 200

/**
 * Takes words out of the index of words that no public passage has any more: what nobody may read must not be completed or suggested either.
 * Asks for each word, so it is for the words of what has changed, not for all.
 */
export async function forgetLostWords(engine: EngineAdmin, words: ReadonlySet<string>): Promise<void> {
  const reader = await engine.readerOf(rulesOf('reader'))
  const wanted = [...words]
  const lost: string[] = []
  for (let start = 0; start < wanted.length; start += AT_ONCE) lost.push(...(await findLost(wanted.slice(start, start + AT_ONCE), reader)))
  if (lost.length === 0) return
  await engine.deleteKeys(WORDS, lost.map(keyOf))
  await changeSummary(engine, { build: randomUUID() })
}

async function findLost(words: readonly string[], reader: EngineReader): Promise<string[]> {
  // As a phrase, because the engine would also take two words that stand side by side for one.
  const answers = await reader.ask(words.map((word) => ({ index: PASSAGES, words: `"${encodeWord(word)}"`, first: 1, fields: ['key'] })))
  return words.filter((_, index) => answers[index]?.hits.length === 0)
}

/** Says no longer that the index of words has every word: records that come later may bring new ones. */
export async function forgetCompleteness(engine: EngineAdmin): Promise<void> {
  await changeSummary(engine, { complete: false })
}

async function changeSummary(engine: EngineAdmin, change: Partial<WordSummary>): Promise<void> {
  const itself = { field: 'key', in: [keyOf(ALL_WORDS)] }
  const [summary] = await engine.readAll<WordSummary>(WORDS, ['passages', 'complete', 'build'], itself)
  if (summary) await engine.addDocuments(WORDS, [toWordSummary({ ...summary, ...change })])
}
