import { Type } from 'typebox'
import { fold } from '#analysis'
import type { Municipality } from '#model'
import type { TypedApp } from '../TypedApp.ts'
import { countRecords } from '../countRecords.ts'
import { ApiError } from '../errors/ApiError.ts'
import { ErrorShape } from '../errors/errorShapes.ts'
import type { Library } from '../Library.ts'
import { findPeers } from './findPeers.ts'
import { MunicipalityDetailShape, MunicipalityListQueryShape, MunicipalityListShape, PeersShape } from './municipalityShapes.ts'
import { FIGURES_AS_OF, FIGURES_CREDIT, toMunicipality } from './toMunicipality.ts'

const CodeShape = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$', description: 'Six-digit code with check digit' }) })
const ERRORS = { 400: ErrorShape, 404: ErrorShape, 503: ErrorShape }

export function municipalityRoutes(app: TypedApp, library: Library): void {
  const { municipalities } = library.reference

  /** Answers with the number of records each; prefectures count the records of all their municipalities. */
  const counted = async () => {
    const counts = await countRecords(library.reader('reader'))
    return (municipality: Municipality) => {
      const facet = municipality.kind === 'prefecture' ? counts.prefecture : counts.municipality
      return toMunicipality(municipality, facet[municipality.code] ?? 0)
    }
  }

  app.get(
    '/api/municipalities',
    {
      schema: {
        summary: 'Prefectures and municipalities',
        tags: ['municipalities'],
        querystring: MunicipalityListQueryShape,
        response: { 200: MunicipalityListShape, 400: ErrorShape, 503: ErrorShape },
      },
    },
    async ({ query: { q = '', prefecture, withRecords = false, limit = 100, offset = 0 } }) => {
      const wanted = fold(q.trim())
      const answer = await counted()
      const found = municipalities.all
        .filter(
          ({ name, kana, prefectureCode }) =>
            (prefecture === undefined || prefectureCode === prefecture) && (fold(name).includes(wanted) || kana.startsWith(wanted)),
        )
        .map(answer)
        .filter(({ records }) => !withRecords || records > 0)
      return { total: found.length, municipalities: found.slice(offset, offset + limit) }
    },
  )

  app.get(
    '/api/municipalities/:code',
    {
      schema: {
        summary: 'One municipality with its figures and former names',
        tags: ['municipalities'],
        params: CodeShape,
        response: { 200: MunicipalityDetailShape, ...ERRORS },
      },
    },
    async ({ params: { code } }) => ({
      ...(await counted())(known(code)),
      formerNames: municipalities.formerNamesOf(code).map(({ name, changedOn }) => ({ name, changedOn })),
      asOf: FIGURES_AS_OF,
      credit: FIGURES_CREDIT,
    }),
  )

  app.get(
    '/api/municipalities/:code/peers',
    {
      schema: {
        summary: 'Municipalities like this one',
        tags: ['municipalities'],
        params: CodeShape,
        response: { 200: PeersShape, ...ERRORS },
      },
    },
    async ({ params: { code } }) => {
      const own = known(code)
      const answer = await counted()
      const peers = findPeers(own, municipalities).map(({ municipality, reason }) => ({ municipality: answer(municipality), reason }))
      return { municipality: answer(own), peers }
    },
  )

  function known(code: string): Municipality {
    const municipality = municipalities.byCode(code)
    if (!municipality)
      throw new ApiError(404, 'NO_SUCH_MUNICIPALITY', `団体コード ${code} の自治体はありません。6桁のコードを確かめてください。`, 'code')
    return municipality
  }
}
