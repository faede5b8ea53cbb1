import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Bm25 } from '../../../server/evaluate/Bm25.ts'
import { measure } from '../../../server/evaluate/measures.ts'
import { readBeir } from '../../../server/evaluate/readBeir.ts'

const judged = (grades: Record<string, Record<string, number>>) =>
  new Map(Object.entries(grades).map(([query, list]) => [query, new Map(Object.entries(list))]))

describe('measures', () => {
  it('are 1 for the answer at the top, and fall with its rank', () => {
    const judgements = judged({ q: { a: 1 } })
    expect(measure(new Map([['q', ['a', 'b']]]), judgements)).toEqual({ ndcg10: 1, mrr10: 1, recall10: 1 })
    const third = measure(new Map([['q', ['b', 'c', 'a']]]), judgements)
    expect([third.ndcg10, third.mrr10, third.recall10]).toEqual([1 / Math.log2(4), 1 / 3, 1])
  })

  it('count nothing beyond the tenth', () => {
    const ranking = [...'bcdefghijk', 'a']
    expect(measure(new Map([['q', ranking]]), judged({ q: { a: 1 } }))).toEqual({ ndcg10: 0, mrr10: 0, recall10: 0 })
  })

  it('weigh grades against the ideal order', () => {
    const { ndcg10 } = measure(new Map([['q', ['a', 'b']]]), judged({ q: { a: 1, b: 2 } }))
    expect(ndcg10).toBeCloseTo((1 + 2 / Math.log2(3)) / (2 + 1 / Math.log2(3)))
  })

  it('average over queries', () => {
    const rankings = new Map([
      ['q', ['a']],
      ['r', ['x']],
    ])
    expect(measure(rankings, judged({ q: { a: 1 }, r: { y: 1 } })).ndcg10).toBe(0.5)
  })
})

describe('BM25', () => {
  it('prefers rare words and short passages', () => {
    const bm25 = new Bm25([
      { id: 'long', words: ['窓口', 'あ', 'い', 'う', 'え', 'お'] },
      { id: 'short', words: ['窓口'] },
      { id: 'rare', words: ['窓口', '甲子園', 'あ'] },
    ])
    expect(bm25.rank(['窓口'], 3)).toEqual(['short', 'rare', 'long'])
    expect(bm25.rank(['窓口', '甲子園'], 1)).toEqual(['rare'])
    expect(bm25.rank(['無い'], 3)).toEqual([])
  })
})

describe('a task in the BEIR layout', () => {
  async function makeTask(corpus: string): Promise<string> {
    const dir = await mkdtemp(join(tmpdir(), 'beir-test-'))
    onTestFinished(() => rm(dir, { recursive: true, force: true }))
    await mkdir(join(dir, 'qrels'))
    await writeFile(join(dir, 'corpus.jsonl'), corpus)
    await writeFile(join(dir, 'queries.jsonl'), '{"_id":"q","text":"問い"}\n{"_id":"unjudged","text":"問い"}\n')
    await writeFile(join(dir, 'qrels', 'test.tsv'), 'query-id\tcorpus-id\tscore\nq\tp\t1\nq\tz\t0\n')
    return dir
  }

  it('is read, leaving out questions without a judgement', async () => {
    const task = await readBeir(await makeTask('{"_id":"p","title":"題","text":"本文"}\n'))
    expect(task.passages).toEqual([{ id: 'p', title: '題', text: '本文' }])
    expect(task.queries).toEqual([{ id: 'q', text: '問い' }])
    expect(task.judgements).toEqual(judged({ q: { p: 1 } }))
  })

  it('that is broken or missing is named with file and line', async () => {
    await expect(readBeir(await makeTask('{"_id":"p","text":"本文"}\n{broken\n'))).rejects.toMatchObject({
      code: 'BAD_TASK',
      message: expect.stringContaining('corpus.jsonl:2') as string,
    })
    await expect(readBeir('/no/such/folder')).rejects.toMatchObject({ code: 'BAD_TASK' })
  })
})
