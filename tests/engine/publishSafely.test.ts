import { describe, expect, it, vi } from 'vitest'
import type { EngineAdmin } from '#engine'
import { CONTENTS, PASSAGES, RECORDS, TITLES, WORDS, type PassageContent, type WordEntry } from '#publish'
import { caseRecord } from '../makeCorpus.ts'
import { makeShelf, type Shelf } from './makeShelf.ts'

const SECRET = '温泉旅館'

/** Everything that a reader gets out of the indexes. */
async function whatReadersSee({ reader }: Shelf): Promise<string> {
  const answers = await reader.ask([PASSAGES, CONTENTS, RECORDS, TITLES, WORDS].map((index) => ({ index, pageSize: 1000 })))
  expect(answers[0]?.hits.length, 'passages of the other record').toBeGreaterThan(0)
  return JSON.stringify(answers)
}

/** Ids of the records that a reader finds, and of the passages. */
async function idsIn({ reader }: Shelf): Promise<{ records: string[]; passages: string[] }> {
  const [records, passages] = await reader.ask<Pick<PassageContent, 'documentId'>>(
    [RECORDS, CONTENTS].map((index) => ({ index, pageSize: 1000, fields: ['documentId'] })),
  )
  const idsOf = (answer: typeof records) => answer?.hits.map(({ documentId }) => documentId).sort() ?? []
  return { records: idsOf(records), passages: idsOf(passages) }
}

/** Lets the engine fail from the so many-th change on. */
function cutOff(engine: EngineAdmin, after: number): { mend: () => void } {
  let changes = 0
  const counted = <Given extends unknown[]>(change: (...given: Given) => Promise<void>) => {
    return async (...given: Given) => {
      changes += 1
      if (changes > after) throw new Error('cut off')
      await change(...given)
    }
  }
  // Bound before the spies take their places.
  const [add, remove] = [engine.addDocuments.bind(engine), engine.deleteKeys.bind(engine)]
  const spies = [
    vi.spyOn(engine, 'addDocuments').mockImplementation(counted(add)),
    vi.spyOn(engine, 'deleteKeys').mockImplementation(counted(remove)),
  ]
  return { mend: () => spies.forEach((spy) => spy.mockRestore()) }
}

describe('a record that is withdrawn', () => {
  const open = caseRecord('秘の記録', `${SECRET}の話です。\n\n## 結果\n${SECRET}を訪ねました。`)
  const hidden = caseRecord('秘の記録', '別の話です。', { visibility: '会員限定' })
  const other = { 'cases/b.md': caseRecord('乙の記録', '会議を減らしました。') }

  it('leaves nothing to readers, not even its words', async () => {
    const shelf = await makeShelf({ 'cases/a.md': open, ...other })
    await shelf.publish()
    expect(await whatReadersSee(shelf)).toContain('旅館')
    await shelf.corpus.write('cases/a.md', hidden)
    expect(await shelf.publish()).toMatchObject({ mode: 'updated', added: 1 })
    expect(await whatReadersSee(shelf)).not.toMatch(/旅館|秘の記録|別の話/)
  })

  it('leaves nothing when it is taken away', async () => {
    const shelf = await makeShelf({ 'cases/a.md': open, ...other })
    await shelf.publish()
    await shelf.corpus.remove('cases/a.md')
    expect(await shelf.publish()).toMatchObject({ mode: 'updated', removed: 1 })
    expect(await whatReadersSee(shelf)).not.toMatch(/旅館|秘の記録/)
  })

  it.each([
    [0, 'updated', 'before anything was changed'],
    [2, 'rebuilt', 'while old entries were taken out'],
    [7, 'rebuilt', 'while new ones were added'],
  ])('leaves nothing after a run that was cut off after %d changes: the next one %s', async (after, mode) => {
    const shelf = await makeShelf({ 'cases/a.md': open, ...other })
    await shelf.publish()
    await shelf.corpus.write('cases/a.md', hidden)
    const { mend } = cutOff(shelf.engine, after)
    await expect(shelf.publish()).rejects.toThrow('cut off')
    mend()
    expect(await shelf.publish()).toMatchObject({ mode })
    expect(await whatReadersSee(shelf)).not.toMatch(/旅館|秘の記録|別の話/)
  })

  it('makes readers of the index of words read it again, and leaves words that others have', async () => {
    const shelf = await makeShelf({ 'cases/a.md': open, ...other, 'cases/c.md': caseRecord('丙の記録', '温泉です。') })
    await shelf.publish()
    const words = () => shelf.engine.readAll<Pick<WordEntry, 'word' | 'build'>>(WORDS, ['word', 'build'])
    const buildOf = (entries: Pick<WordEntry, 'word' | 'build'>[]) => entries.find(({ word }) => word === '')?.build
    const before = await words()
    await shelf.corpus.remove('cases/a.md')
    await shelf.publish()
    const after = await words()
    expect(buildOf(after)).toEqual(expect.any(String))
    expect(buildOf(after)).not.toBe(buildOf(before))
    expect(after.map(({ word }) => word)).toContain('温泉')
  })
})

describe('ids that differ in case only', () => {
  it('may follow one another', async () => {
    const shelf = await makeShelf({ 'cases/Alpha.md': caseRecord('甲の記録', '窓口を改善しました。') })
    await shelf.publish()
    await shelf.corpus.remove('cases/Alpha.md')
    await shelf.corpus.write('cases/alpha.md', caseRecord('甲の記録', '窓口を改善しました。'))
    expect(await shelf.publish()).toMatchObject({ mode: 'updated', added: 1, removed: 1 })
    expect(await idsIn(shelf)).toEqual({ records: ['cases/alpha'], passages: ['cases/alpha'] })
  })
})

describe('two builds at once', () => {
  it('each make a whole index', async () => {
    const records = Array.from(
      { length: 30 },
      (_, index) => [`cases/r${index}.md`, caseRecord(`記録${index}`, '窓口を改善しました。')] as const,
    )
    const shelf = await makeShelf(Object.fromEntries(records))
    await shelf.publish()
    // The second begins while the first one adds documents.
    const add = shelf.engine.addDocuments.bind(shelf.engine)
    const begun = new Promise<void>((resolve) => {
      vi.spyOn(shelf.engine, 'addDocuments').mockImplementation((...given) => {
        resolve()
        return add(...given)
      })
    })
    const first = shelf.publish(true)
    await begun
    const reports = await Promise.all([first, shelf.publish(true)])
    expect(reports.map(({ mode }) => mode)).toEqual(['rebuilt', 'rebuilt'])
    const { records: found, passages } = await idsIn(shelf)
    expect([found.length, passages.length]).toEqual([30, 30])
    expect((await shelf.engine.indexes()).filter(({ name }) => name.includes('fresh'))).toEqual([])
  })
})
