import { Type } from 'typebox'
import type { TypedApp } from '../TypedApp.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import type { Library } from '../Library.ts'
import { ContentNodeShape, DocumentResponseShape, SimilarResponseShape } from './documentShapes.ts'
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
        response: { 200: SimilarResponseShape, ...ERRORS },
      },
    },
    async ({ params: { id } }) => {
      const reader = library.reader('reader')
      return findSimilar(await findDocument(id, reader), reader, library.reference)
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
