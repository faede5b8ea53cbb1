import { randomUUID } from 'node:crypto'
import { encodeExact, type EngineAdmin, type EngineReader } from '#engine'
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
  const summary = await readSummary(engine)
  // What others hold in memory belongs to the build before.
  if (summary) await writeSummary(engine, { ...summary, build: randomUUID() })
}

async function findLost(words: readonly string[], reader: EngineReader): Promise<string[]> {
  const answers = await reader.ask(words.map((word) => ({ index: PASSAGES, words: encodeExact(word), first: 1, fields: ['key'] })))
  return words.filter((_, index) => answers[index]?.hits.length === 0)
}

/** Says no longer that the index of words has every word: records that come later may bring new ones. */
export async function forgetCompleteness(engine: EngineAdmin): Promise<void> {
  const summary = await readSummary(engine)
  if (summary?.complete) await writeSummary(engine, { ...summary, complete: false })
}

async function readSummary(engine: EngineAdmin): Promise<WordSummary | undefined> {
  const itself = { field: 'key', in: [keyOf(ALL_WORDS)] }
  const [summary] = await engine.readAll<WordSummary>(WORDS, ['passages', 'complete', 'build'], itself)
  return summary
}

async function writeSummary(engine: EngineAdmin, summary: WordSummary): Promise<void> {
  await engine.addDocuments(WORDS, [toWordSummary(summary)])
}
