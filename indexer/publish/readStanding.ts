import type { EngineAdmin } from '#engine'
import type { PassageContent } from './IndexDocuments.ts'
import { CONTENTS } from './indexNames.ts'

/** What the indexes hold of some documents. */
export interface Standing {
  /** Keys of the passages, by document. */
  keys: ReadonlyMap<string, readonly string[]>
  /** Words under which everybody finds them. */
  words: ReadonlySet<string>
}

/** Documents read at a time: their contents are long. */
const AT_ONCE = 100

/**
 * Reads what the indexes hold of some documents.
 * @param ids are compared exactly, which the engine's own filters do not: for them A, a and ａ are one letter.
 */
export async function readStanding(engine: EngineAdmin, ids: readonly string[]): Promise<Standing> {
  const keys = new Map<string, string[]>(ids.map((id) => [id, []]))
  const words = new Set<string>()
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const contents = await engine.readAll<Pick<PassageContent, 'key' | 'documentId' | 'visibility' | 'words'>>(
      CONTENTS,
      ['key', 'documentId', 'visibility', 'words'] satisfies (keyof PassageContent)[],
      { field: 'documentId', in: ids.slice(start, start + AT_ONCE) },
    )
    for (const content of contents) {
      // Those whose id differs in case only may come twice, in two answers; their keys are the same.
      keys.get(content.documentId)?.push(content.key)
      if (!keys.has(content.documentId) || content.visibility !== 'public') continue
      for (const field of Object.values(content.words)) for (const word of field.split(' ')) if (word !== '') words.add(word)
    }
  }
  return { keys, words }
}
