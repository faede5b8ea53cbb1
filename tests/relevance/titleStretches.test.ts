import { expect, inject, it } from 'vitest'
import { readCorpus, takeSnapshot } from '#corpus'
import { analyserFor, readReference } from '#publish'
import { exchange } from '../../server/evaluate/exchange.ts'
import type { SearchResponse } from '../../server/search/searchShapes.ts'
import { titleStretches } from './titleStretches.ts'

/** Every how many-th title is asked for: some 900 questions. */
const STRIDE = 3
/** So many lead to a record of that title among the first three. The others name what has become a filter, or stand in more titles than the first page has room for. */
const SHARE = 0.985

it('a stretch of a title leads to its record', async () => {
  const reference = await readReference('corpus')
  const analyser = await analyserFor(reference)
  const { documents } = readCorpus(await takeSnapshot('corpus'), reference)
  const titles = documents.map(({ document: { id, title } }) => ({ id, title }))
  const own = new Set(titles.filter((_, index) => index % STRIDE === 0).map(({ id }) => id))
  const stretches = titleStretches(titles, analyser).filter(({ ids }) => ids.some((id) => own.has(id)))
  const misses: string[] = []
  for (const { q, ids } of stretches) {
    const { text } = await exchange(`${inject('libraryUrl')}/api/search?limit=3&q=${encodeURIComponent(q)}`)
    const { hits } = JSON.parse(text) as SearchResponse
    if (!hits.some(({ id }) => ids.includes(id))) misses.push(`${q} (${ids[0]})`)
  }
  expect(stretches.length).toBeGreaterThan(500)
  expect(1 - misses.length / stretches.length, misses.join('\n')).toBeGreaterThanOrEqual(SHARE)
})
