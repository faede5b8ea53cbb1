import type { RecordAnswer } from '../api/types.ts'
import { recordWords } from '../words/recordWords.ts'

export const UNCERTAIN_ANCHOR = 'uncertain'
export const SOURCES_ANCHOR = 'sources'

export interface ContentsEntry {
  anchor: string
  heading: string
  depth: number
}

/** The table of contents: the record's sections, then the parts that the page adds. */
export function contentsOf(record: Pick<RecordAnswer, 'sections' | 'uncertain' | 'sources'>): ContentsEntry[] {
  const sections = record.sections.filter(({ heading }) => heading !== '').map(({ anchor, heading, depth }) => ({ anchor, heading, depth }))
  if (sections.length < 2) return []
  const uncertain = record.uncertain.length > 0 ? [{ anchor: UNCERTAIN_ANCHOR, heading: recordWords.uncertain, depth: 2 }] : []
  const sources = record.sources.length > 0 ? [{ anchor: SOURCES_ANCHOR, heading: recordWords.sources, depth: 2 }] : []
  return [...sections, ...uncertain, ...sources]
}
