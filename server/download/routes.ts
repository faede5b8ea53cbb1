import { Type } from 'typebox'
import { countRecords } from '../countRecords.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import { toDocumentCard } from '../labels.ts'
import type { Library } from '../Library.ts'
import { askIndex } from '../search/askIndex.ts'
import { readQuery } from '../query/readQuery.ts'
import { MAX_REACHABLE, SearchQueryShape } from '../search/searchShapes.ts'
import type { TypedApp } from '../TypedApp.ts'
import { searchColumns } from './searchColumns.ts'
import { asCsvFile, CSV_CONTENT } from './sendCsv.ts'
import { toCsv } from './toCsv.ts'

/** The questions that a search takes; the file holds all that a search can reach, and no reasons. */
const DownloadQueryShape = Type.Omit(SearchQueryShape, ['limit', 'offset', 'explain'], { additionalProperties: false })

export function downloadRoutes(app: TypedApp, library: Library): void {
  app.get(
    '/api/search.csv',
    {
      schema: {
        summary: 'All documents found, as a file for spreadsheets',
        description: `At most ${MAX_REACHABLE}, in the order of the search.`,
        tags: ['search'],
        querystring: DownloadQueryShape,
        response: { 200: { description: 'The file', content: CSV_CONTENT }, 503: ErrorShape },
      },
    },
    async ({ query, protocol, host }, reply) => {
      const { analyser, reference, embedding } = library
      const reader = library.reader('reader')
      const recognition = { names: library.names, counts: await countRecords(reader) }
      const asked = readQuery({ ...query, limit: MAX_REACHABLE, offset: 0 }, analyser, reference, recognition)
      const { passages } = await askIndex(asked, reader, reference, embedding)
      asCsvFile(reply, '検索結果.csv')
      const cards = passages.map(({ card }) => toDocumentCard(card, reference))
      return toCsv(
        searchColumns((id) => `${protocol}://${host}/documents/${encodeURI(id)}`),
        cards,
      )
    },
  )
}
