import { Type } from 'typebox'
import type { Municipality } from '#model'
import type { TypedApp } from '../TypedApp.ts'
import { AS_LIST_OR_FILE, asCsvFile, CSV_CONTENT } from '../download/sendCsv.ts'
import { toCsv } from '../download/toCsv.ts'
import { ApiError } from '../errors/ApiError.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import type { Library } from '../Library.ts'
import { compareMunicipalities } from './compareMunicipalities.ts'
import { countPlaces } from './countPlaces.ts'
import { factsOf } from './facts.ts'
import { findPeerRecords } from './findPeerRecords.ts'
import { listMunicipalities } from './listMunicipalities.ts'
import { comparisonColumns, comparisonRows, municipalityColumns, peerColumns, peerRecordColumns } from './municipalityColumns.ts'
import {
  ComparisonQueryShape,
  ComparisonShape,
  MunicipalityDetailShape,
  MunicipalityListQueryShape,
  MunicipalityListShape,
  PeerRecordsQueryShape,
  PeerRecordsShape,
  PeersQueryShape,
  PeersShape,
  USUAL_WEIGHTS,
} from './municipalityShapes.ts'
import { PeerFinder } from './PeerFinder.ts'
import { toDetail } from './toDetail.ts'
import { toPeers } from './toPeers.ts'
import { warmPeers } from './warmPeers.ts'

const CODE = Type.String({ pattern: '^[0-9]{6}$', description: 'Six-digit code with check digit' })
const CodeShape = Type.Object({ code: CODE })
const PairShape = Type.Object({ code: CODE, other: CODE })
const ERRORS = { 404: ErrorShape, 503: ErrorShape }

export function municipalityRoutes(app: TypedApp, library: Library): void {
  const { municipalities } = library.reference
  const reader = () => library.reader('reader')
  const desk: Desk = {
    library,
    finder: lazily(() => new PeerFinder(municipalities)),
    known: (code, parameter = 'code') => {
      const municipality = municipalities.byCode(code)
      if (municipality) return municipality
      throw new ApiError(404, 'NO_SUCH_MUNICIPALITY', `団体コード ${code} の自治体はありません。6桁のコードを確かめてください。`, parameter)
    },
  }
  app.addHook('onListen', async () => void warmPeers(municipalities, desk.finder))
  app.get(
    '/api/municipalities',
    {
      schema: {
        summary: 'Prefectures and municipalities',
        tags: ['municipalities'],
        querystring: MunicipalityListQueryShape,
        response: {
          200: { description: AS_LIST_OR_FILE, content: { 'application/json': { schema: MunicipalityListShape }, ...CSV_CONTENT } },
          503: ErrorShape,
        },
      },
    },
    async ({ query }, reply) => {
      const list = listMunicipalities(query, municipalities, await countPlaces(reader()))
      if (query.format !== 'csv') return list
      asCsvFile(reply, '自治体一覧.csv')
      return toCsv(municipalityColumns(municipalities.sources.years), list.municipalities)
    },
  )
  app.get(
    '/api/municipalities/:code',
    {
      schema: {
        summary: 'One municipality with its figures, records and former names',
        tags: ['municipalities'],
        params: CodeShape,
        response: { 200: MunicipalityDetailShape, ...ERRORS },
      },
    },
    async ({ params: { code } }) => toDetail(desk.known(code), await countPlaces(reader()), reader(), library.reference),
  )
  peerRoutes(app, desk)
}

/** What the routes share. */
interface Desk {
  library: Library
  finder: () => PeerFinder
  /** The municipality of a code. @throws ApiError 404 naming the parameter */
  known: (code: string, parameter?: string) => Municipality
}

function peerRoutes(app: TypedApp, { library, finder, known }: Desk): void {
  const { reference } = library
  app.get(
    '/api/municipalities/:code/peers',
    {
      schema: {
        summary: 'Municipalities like this one, nearest first, in steps that widen',
        tags: ['municipalities'],
        params: CodeShape,
        querystring: PeersQueryShape,
        response: {
          200: { description: AS_LIST_OR_FILE, content: { 'application/json': { schema: PeersShape }, ...CSV_CONTENT } },
          ...ERRORS,
        },
      },
    },
    async ({ params: { code }, query }, reply) => {
      const { limit = 20, offset = 0, withExamples = false, format, ...weights } = query
      const asked = { limit, offset, withExamples, weights: { ...USUAL_WEIGHTS, ...weights } }
      const reader = library.reader('reader')
      const own = known(code)
      const answer = await toPeers(own, asked, finder(), await countPlaces(reader), reader, reference)
      if (format !== 'csv') return answer
      asCsvFile(reply, `${own.name}に似た自治体.csv`)
      return toCsv(peerColumns(answer, reference.municipalities.sources.years), answer.peers)
    },
  )
  app.get(
    '/api/municipalities/:code/peer-records',
    {
      schema: {
        summary: 'Records of municipalities like this one',
        tags: ['municipalities'],
        params: CodeShape,
        querystring: PeerRecordsQueryShape,
        response: {
          200: { description: AS_LIST_OR_FILE, content: { 'application/json': { schema: PeerRecordsShape }, ...CSV_CONTENT } },
          ...ERRORS,
        },
      },
    },
    async ({ params: { code }, query, protocol, host }, reply) => {
      const { limit = 20, offset = 0, perPeer, format, ...weights } = query
      const reader = library.reader('reader')
      const asked = { limit, offset, perPeer, weights: { ...USUAL_WEIGHTS, ...weights } }
      const own = known(code)
      const answer = await findPeerRecords(own, asked, finder(), await countPlaces(reader), reader, reference)
      if (format !== 'csv') return answer
      asCsvFile(reply, `${own.name}に似た自治体の事例.csv`)
      return toCsv(
        peerRecordColumns((id) => `${protocol}://${host}/documents/${encodeURI(id)}`),
        answer.records,
      )
    },
  )
  comparisonRoute(app, { library, finder, known })
}

function comparisonRoute(app: TypedApp, { library, finder, known }: Desk): void {
  const { municipalities } = library.reference
  app.get(
    '/api/municipalities/:code/compare/:other',
    {
      schema: {
        summary: 'Two municipalities in figures and words',
        tags: ['municipalities'],
        params: PairShape,
        querystring: ComparisonQueryShape,
        response: {
          200: { description: AS_LIST_OR_FILE, content: { 'application/json': { schema: ComparisonShape }, ...CSV_CONTENT } },
          ...ERRORS,
        },
      },
    },
    async ({ params, query: { format } }, reply) => {
      const [own, other] = [known(params.code), known(params.other, 'other')]
      const answer = compareMunicipalities(own, other, finder(), await countPlaces(library.reader('reader')), municipalities)
      if (format !== 'csv') return answer
      asCsvFile(reply, `${own.name}と${other.name}の比較.csv`)
      return toCsv(comparisonColumns(answer), comparisonRows(answer, factsOf(own, municipalities)))
    },
  )
}

/** Made when it is first asked for, then kept. */
function lazily<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
}
