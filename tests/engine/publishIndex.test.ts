import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { readingWord } from '#analysis'
import { CONTENTS, PASSAGES, RECORDS, rulesOf, TITLES } from '#publish'
import { chooseWords } from '../../server/search/chooseWords.ts'
import { HIT_FIELDS, readPassages, type FoundEntry, type Passage } from '../../server/search/readPassages.ts'
import { caseRecord } from '../makeCorpus.ts'
import { makeShelf } from './makeShelf.ts'

/** A busy machine may take its time to read the index of words. */
const IN_MEMORY = { timeout: 20_000 }

describe('publishing', () => {
  it('indexes everything once, then only what changed', async () => {
    const shelf = await makeShelf({
      'cases/a.md': caseRecord('甲の記録', '窓口を改善しました。'),
      'cases/b.md': caseRecord('乙の記録', '会議を減らしました。'),
    })
    expect(await shelf.publish()).toMatchObject({ mode: 'rebuilt', added: 2, removed: 0, documents: 2 })
    expect(await shelf.publish()).toMatchObject({ mode: 'unchanged', added: 0, removed: 0 })

    await shelf.corpus.write('cases/b.md', caseRecord('乙の新しい記録', '会議をやめました。'))
    await shelf.corpus.write('cases/c.md', caseRecord('丙の記録', '研修を始めました。'))
    expect(await shelf.publish()).toMatchObject({ mode: 'updated', added: 2, removed: 0, documents: 3 })
    expect(await shelf.titles()).toEqual(['丙の記録', '乙の新しい記録', '甲の記録'].sort())
    expect(await shelf.suggestedTitles()).toEqual(await shelf.titles())

    await shelf.corpus.remove('cases/a.md')
    expect(await shelf.publish()).toMatchObject({ mode: 'updated', added: 0, removed: 1, documents: 2 })
    expect(await shelf.titles()).toEqual(['丙の記録', '乙の新しい記録'].sort())
    expect(await shelf.suggestedTitles()).toEqual(await shelf.titles())
  })

  it('leaves no old passages behind when a record becomes shorter', async () => {
    const long = caseRecord('長い記録', `${'最初の段落です。'.repeat(60)}\n\n${'二つ目の段落です。'.repeat(60)}\n\n## 結果\n終わりました。`)
    const shelf = await makeShelf({ 'cases/a.md': long })
    await shelf.publish()
    const count = (index: string) => shelf.engine.readAll(index, ['key']).then(({ length }) => length)
    expect(await count(PASSAGES)).toBeGreaterThan(2)
    expect(await count(CONTENTS)).toBe(await count(PASSAGES))
    await shelf.corpus.write('cases/a.md', caseRecord('短い記録', '一つだけです。'))
    await shelf.publish()
    expect(await count(PASSAGES)).toBe(1)
    expect(await count(CONTENTS)).toBe(1)
  })

  it('lets what was read before be read again only when it has changed', async () => {
    const shelf = await makeShelf({
      'cases/a.md': caseRecord('甲の記録', '窓口を改善しました。'),
      'cases/b.md': caseRecord('乙', '会議です。'),
    })
    await shelf.publish()
    const find = async () => {
      const [answer] = await shelf.reader.ask<FoundEntry>([{ index: PASSAGES, fields: HIT_FIELDS, sort: ['ordinal:asc'] }])
      return answer?.hits ?? []
    }
    const before = await readPassages(await find(), shelf.reader)
    await shelf.corpus.write('cases/a.md', caseRecord('甲の記録', '窓口を廃止しました。'))
    await shelf.publish()
    const after = await readPassages(await find(), shelf.reader)
    const of = (id: string, passages: Passage[]) => passages.find(({ documentId }) => documentId === id)
    expect(of('cases/a', before)?.text).toBe('窓口を改善しました。')
    expect(of('cases/a', after)?.text).toBe('窓口を廃止しました。')
    expect(of('cases/b', after), 'the very same object').toBe(of('cases/b', before))
  })

  it('knows which words there are, also those that come with a later record', async () => {
    const shelf = await makeShelf({ 'cases/a.md': caseRecord('甲の記録', '窓口を改善しました。') })
    await shelf.publish()
    const known = async () => {
      // A reader of its own has nothing in memory.
      const words = await chooseWords(['窓口', '郵便', readingWord('ユウビン')], await shelf.engine.readerOf(rulesOf('reader')))
      return words.map(({ word }) => word)
    }
    expect(await known()).toEqual(['窓口'])
    await shelf.corpus.write('cases/b.md', caseRecord('乙の記録', '郵便で受け付けます。'))
    await shelf.publish()
    expect(await known()).toEqual(['窓口', '郵便', readingWord('ユウビン')])
    await shelf.publish(true)
    expect(await known()).toEqual(['窓口', '郵便', readingWord('ユウビン')])
  })

  it('knows words from memory until the indexes are built anew', async () => {
    const shelf = await makeShelf({ 'cases/a.md': caseRecord('甲の記録', '窓口を改善しました。') })
    await shelf.publish()
    const reader = await shelf.engine.readerOf(rulesOf('reader'))
    const asking = vi.spyOn(reader, 'ask')
    // Half a minute passes when the test says so, however long the rest takes.
    let passed = performance.now()
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => passed)
    onTestFinished(() => clock.mockRestore())
    const known = async () => (await chooseWords(['窓口', '郵便'], reader)).map(({ word, idf }) => ({ word, idf }))
    const first = await known()
    expect(first).toEqual([{ word: '窓口', idf: expect.any(Number) as number }])
    await vi.waitFor(async () => {
      asking.mockClear()
      await chooseWords(['改善'], reader)
      expect(asking, 'all words are in memory').not.toHaveBeenCalled()
    }, IN_MEMORY)
    await shelf.corpus.write('cases/b.md', caseRecord('乙の記録', '窓口と郵便で受け付けます。'))
    await shelf.publish(true)
    expect(await known(), 'within half a minute').toEqual(first)
    passed += 31_000
    const later = await known()
    expect(later.map(({ word }) => word)).toEqual(['窓口', '郵便'])
    expect(later[0]?.idf, 'two passages of two have it now').not.toBe(first[0]?.idf)
  })

  it('builds anew when a vocabulary changes, and on demand', async () => {
    const shelf = await makeShelf({ 'cases/a.md': caseRecord('甲', '始めました。') })
    await shelf.publish()
    expect(await shelf.publish(true)).toMatchObject({ mode: 'rebuilt' })
    await shelf.corpus.write('vocabularies/lexicon.yaml', 'terms:\n  - { term: 試験用語, synonyms: [] }\n')
    expect(await shelf.publish()).toMatchObject({ mode: 'rebuilt', added: 1 })
    expect(await shelf.publish()).toMatchObject({ mode: 'unchanged' })
  })

  it('reports a bad record every time, indexes the others, and drops a record that turned bad', async () => {
    const shelf = await makeShelf({ 'cases/a.md': caseRecord('甲', '始めました。'), 'cases/b.md': caseRecord('乙', '続けました。') })
    await shelf.publish()
    await shelf.corpus.write('cases/b.md', caseRecord('乙', '続けました。', { levels: '[ありえない]' }))
    for (let time = 0; time < 2; time += 1) {
      const report = await shelf.publish()
      expect(report.problems.map(({ file, code }) => [file, code])).toEqual([['cases/b.md', 'UNKNOWN_TERM']])
      expect(await shelf.titles()).toEqual(['甲'])
    }
  })

  it('never shows half an index while it builds anew', async () => {
    const records = Object.fromEntries(
      Array.from({ length: 60 }, (_, index) => [`cases/r${index}.md`, caseRecord(`記録${index}`, '窓口を改善しました。')]),
    )
    const shelf = await makeShelf(records)
    await shelf.publish()
    let rebuilding = true
    const seen = new Set<number>()
    const rebuilt = shelf.publish(true).finally(() => (rebuilding = false))
    while (rebuilding) {
      const answers = await shelf.reader.ask([RECORDS, TITLES].map((index) => ({ index, pageSize: 1, fields: ['key'] })))
      for (const { total } of answers) seen.add(total)
    }
    await rebuilt
    expect([...seen]).toEqual([60])
  })

  it('fails loudly when the engine fails a task', async () => {
    const { engine } = await makeShelf({})
    await engine.createIndex('broken', { searchableAttributes: ['a'] })
    await expect(engine.addDocuments('broken', [{ noKey: 1 }])).rejects.toMatchObject({ code: 'ENGINE_TASK_FAILED' })
    await expect(engine.swap([['broken', 'missing']])).rejects.toMatchObject({ code: 'ENGINE_TASK_FAILED' })
  })
})
