import { onTestFinished } from 'vitest'
import { takeSnapshot } from '#corpus'
import type { EngineAdmin, EngineReader } from '#engine'
import { analyserFor, publishIndex, readReference, RECORDS, rulesOf, TITLES, type PublishReport } from '#publish'
import { makeCorpus, type TestCorpus } from '../makeCorpus.ts'
import { makeDataDir, startEngine } from './startEngine.ts'

/** A corpus, an engine of its own, and what readers see of the indexes. */
export interface Shelf {
  corpus: TestCorpus
  engine: EngineAdmin
  reader: EngineReader
  publish(full?: boolean): Promise<PublishReport>
  titles(): Promise<string[]>
  /** Titles as suggestions know them. */
  suggestedTitles(): Promise<string[]>
}

export async function makeShelf(records: Record<string, string>): Promise<Shelf> {
  const corpus = await makeCorpus(records)
  onTestFinished(() => corpus.dispose())
  const { admin } = await startEngine(await makeDataDir())
  const publish = async (full = false) => {
    const reference = await readReference(corpus.dir)
    return publishIndex({
      engine: admin,
      snapshot: await takeSnapshot(corpus.dir),
      reference,
      analyser: () => analyserFor(reference),
      full,
    })
  }
  const reader = await admin.readerOf(rulesOf('reader'))
  const titles = async () => {
    const [answer] = await reader.ask<{ card: { title: string } }>([{ index: RECORDS, pageSize: 100, fields: ['card'] }])
    return (answer?.hits.map(({ card }) => card.title) ?? []).sort()
  }
  const suggestedTitles = async () => {
    const [answer] = await reader.ask<{ title: string }>([{ index: TITLES, pageSize: 100, fields: ['title'] }])
    return (answer?.hits.map(({ title }) => title) ?? []).sort()
  }
  return { corpus, engine: admin, reader, publish, titles, suggestedTitles }
}
