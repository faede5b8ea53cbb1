import { parseMarkdown } from '#corpus'
import type { Document } from '#model'

/** A document with a body; the other fields say as little as they may. */
export function makeDocument(markdown: string, fields: Partial<Document> = {}): Document {
  return {
    id: 'cases/a',
    path: 'cases/a.md',
    title: '題',
    yomi: 'だい',
    summary: '要約',
    type: 'case',
    municipalities: [],
    organisations: [],
    activityYear: null,
    reportYear: null,
    eventDate: null,
    programme: null,
    initiative: null,
    levels: [],
    scenes: [],
    worries: [],
    outcomes: [],
    people: [],
    related: [],
    visibility: 'public',
    rights: { status: 'summary', notice: null },
    publication: 'published',
    sources: [],
    uncertain: [],
    body: parseMarkdown(markdown),
    ...fields,
  }
}
