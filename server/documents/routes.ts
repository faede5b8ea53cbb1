import { Type } from 'typebox'
import type { TypedApp } from '../TypedApp.ts'
import { AS_LIST_OR_FILE, asCsvFile, CSV_CONTENT } from '../download/sendCsv.ts'
import { similarColumns } from '../download/searchColumns.ts'
import { toCsv } from '../download/toCsv.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import type { Library } from '../Library.ts'
import { ContentNodeShape, DocumentResponseShape, SimilarQueryShape, SimilarResponseShape } from './documentShapes.ts'
import { findDocument, findNeighbours } from './findDocument.ts'
import { findSimilar } from './findSimilar.ts'
import { toDocumentResponse } from './toDocumentResponse.ts'

const IdShape = Type.Object({
  id: Type.String({ maxLength: 300, description: 'The id of the document; slashes may stand as they are or as %2F' }),
})
const ERRORS = { 404: ErrorShape, 503: ErrorShape }

export function documentRoutes(app: TypedApp, library: Library): void {
  app.addSchema(ContentNodeShape)
  app.get(
    '/api/documents/:id',
    {
      schema: {
        summary: 'One document with everything its page shows',
        tags: ['documents'],
        params: IdShape,
        response: { 200: DocumentResponseShape, ...ERRORS },
      },
    },
    async ({ params: { id }, protocol, host }) => {
      const reader = library.reader('reader')
      const record = await findDocument(id, reader)
      const address = `${protocol}://${host}/documents/${encodeURI(id)}`
      return toDocumentResponse(record, await findNeighbours(record, reader), library.reference, address, todayInJapan())
    },
  )
  app.get(
    '/api/documents/:id/similar',
    {
      schema: {
        summary: 'Documents like this one, each with the reason',
        tags: ['documents'],
        params: IdShape,
        querystring: SimilarQueryShape,
        response: {
          200: { description: AS_LIST_OR_FILE, content: { 'application/json': { schema: SimilarResponseShape }, ...CSV_CONTENT } },
          ...ERRORS,
        },
      },
    },
    async ({ params: { id }, query: { format }, protocol, host }, reply) => {
      const reader = library.reader('reader')
      const record = await findDocument(id, reader)
      const answer = await findSimilar(record, reader, library.reference)
      if (format !== 'csv') return answer
      asCsvFile(reply, `${record.card.title}に似ている資料.csv`)
      return toCsv(
        similarColumns((other) => `${protocol}://${host}/documents/${encodeURI(other)}`),
        answer.similar,
      )
    },
  )
}

const DOCUMENTS = '/api/documents/'
const SIMILAR = '/similar'

/** Ids contain slashes; in addresses they may stand as they are. The router takes one part for an id, so the slashes are encoded first. */
export function encodeDocumentAddress(url: string): string {
  if (!url.startsWith(DOCUMENTS)) return url
  const end = url.search(/[?#]/)
  const path = end < 0 ? url : url.slice(0, end)
  const suffix = path.endsWith(SIMILAR) ? SIMILAR : ''
  const id = path.slice(DOCUMENTS.length, path.length - suffix.length)
  return DOCUMENTS + id.replaceAll('/', '%2F') + suffix + url.slice(path.length)
}

/** Readers cite by the date in Japan, wherever the server stands. */
function todayInJapan(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date())
}
