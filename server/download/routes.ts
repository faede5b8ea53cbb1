import { Type } from 'typebox'
import { countRecords } from '../countRecords.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import { toDocumentCard } from '../labels.ts'
import type { Library } from '../Library.ts'
import { askIndex, type Found } from '../search/askIndex.ts'
import { readQuery } from '../query/readQuery.ts'
import { MAX_REACHABLE, SearchQueryShape, type SearchQuery } from '../search/searchShapes.ts'
import type { TypedApp } from '../TypedApp.ts'
import { prefectureColumns } from './prefectureColumns.ts'
import { searchColumns } from './searchColumns.ts'
import { asCsvFile, CSV_CONTENT } from './sendCsv.ts'
import { toCsv } from './toCsv.ts'

/** The questions that a search takes; the file holds all that a search can reach, and no reasons. */
const DownloadQueryShape = Type.Omit(SearchQueryShape, ['limit', 'offset', 'explain'], { additionalProperties: false })

/** The same without an order: counts have none. */
const CountQueryShape = Type.Omit(DownloadQueryShape, ['sort'], { additionalProperties: false })

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
      const { passages } = await find(library, query, MAX_REACHABLE)
      asCsvFile(reply, '検索結果.csv')
      const cards = passages.map(({ card }) => toDocumentCard(card, library.reference))
      return toCsv(
        searchColumns((id) => `${protocol}://${host}/documents/${encodeURI(id)}`),
        cards,
      )
    },
  )
  prefectureRoute(app, library)
}

function prefectureRoute(app: TypedApp, library: Library): void {
  app.get(
    '/api/search/prefectures.csv',
    {
      schema: {
        summary: 'How many documents found come from each prefecture, as a file for spreadsheets',
        description: 'All 47 in the order of their codes, those without a document too. Chosen prefectures do not narrow the counts.',
        tags: ['search'],
        querystring: CountQueryShape,
        response: { 200: { description: 'The file', content: CSV_CONTENT }, 503: ErrorShape },
      },
    },
    async ({ query }, reply) => {
      const { facets } = await find(library, query, 1)
      const counts = new Map(facets.prefecture.map(({ value, count }) => [value, count]))
      const prefectures = library.reference.municipalities.all.filter(({ kind }) => kind === 'prefecture')
      asCsvFile(reply, '都道府県ごとの資料の件数.csv')
      return toCsv(prefectureColumns(counts), prefectures)
    },
  )
}

/** What a search finds, as the page of its results does. @param limit how many documents are wanted, from the first on */
async function find(library: Library, query: Omit<SearchQuery, 'limit' | 'offset' | 'explain'>, limit: number): Promise<Found> {
  const { analyser, reference, embedding } = library
  const reader = library.reader('reader')
  const recognition = { names: library.names, counts: await countRecords(reader) }
  return askIndex(readQuery({ ...query, limit, offset: 0 }, analyser, reference, recognition), reader, reference, embedding)
}
