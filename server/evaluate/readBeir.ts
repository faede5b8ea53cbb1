import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { LibraryError } from '#model'

/** A retrieval task in the BEIR layout. */
export interface RetrievalTask {
  passages: { id: string; title: string; text: string }[]
  queries: { id: string; text: string }[]
  /** By query: the passages that answer it, with their grades (1 and more). */
  judgements: ReadonlyMap<string, ReadonlyMap<string, number>>
}

/**
 * Reads corpus.jsonl, queries.jsonl and qrels/test.tsv. Queries without a judgement are left out.
 * @throws LibraryError BAD_TASK naming the file and line.
 */
export async function readBeir(dir: string): Promise<RetrievalTask> {
  const judgements = await readJudgements(join(dir, 'qrels', 'test.tsv'))
  const passages = await readLines(join(dir, 'corpus.jsonl'), ({ _id, title, text }) => ({
    id: String(_id),
    title: String(title ?? ''),
    text: String(text),
  }))
  const queries = await readLines(join(dir, 'queries.jsonl'), ({ _id, text }) => ({ id: String(_id), text: String(text) }))
  return { passages, queries: queries.filter(({ id }) => judgements.has(id)), judgements }
}

async function readLines<T>(path: string, read: (line: Record<string, unknown>) => T): Promise<T[]> {
  const lines = (await readText(path)).split('\n')
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return []
    try {
      return read(JSON.parse(line) as Record<string, unknown>)
    } catch (cause) {
      throw new LibraryError('BAD_TASK', `${path}:${index + 1}: JSON として読めません。`, { cause })
    }
  })
}

async function readJudgements(path: string): Promise<Map<string, Map<string, number>>> {
  const judgements = new Map<string, Map<string, number>>()
  for (const line of (await readText(path)).split('\n').slice(1)) {
    const [query, passage, grade] = line.split('\t')
    if (!query || !passage || !(Number(grade) > 0)) continue
    const graded = judgements.get(query) ?? new Map<string, number>()
    judgements.set(query, graded.set(passage, Number(grade)))
  }
  return judgements
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw new LibraryError(
      'BAD_TASK',
      `${path} が開けません。corpus.jsonl、queries.jsonl、qrels/test.tsv のあるフォルダーを指定してください。`,
      { cause },
    )
  })
}
