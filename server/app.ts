import compress from '@fastify/compress'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import fastify from 'fastify'
import helmet from 'helmet'
import { documentRoutes, encodeDocumentAddress } from './documents/routes.ts'
import { describeApi } from './describeApi.ts'
import { downloadRoutes } from './download/routes.ts'
import { answerClientError, MAX_HEAD_BYTES } from './errors/answerClientError.ts'
import { describeErrors } from './errors/describeErrors.ts'
import { answerBadAddress, handleErrors } from './errors/handleErrors.ts'
import { healthRoutes } from './health/routes.ts'
import type { Library } from './Library.ts'
import { municipalityRoutes } from './municipalities/routes.ts'
import { refuseOtherMethods } from './errors/refuseOtherMethods.ts'
import { refuseUnknownParameters } from './errors/refuseUnknownParameters.ts'
import { readQueryString } from './readQueryString.ts'
import { searchRoutes } from './search/routes.ts'
import { suggestRoutes } from './suggest/routes.ts'
import { routablePage, serveReadingRoom } from './readingRoom.ts'
import type { TypedApp } from './TypedApp.ts'
import { vocabularyRoutes } from './vocabularies/routes.ts'

export interface AppOptions {
  /** Folder with the built reading room; without it only the API is served. */
  uiDir?: string
  logLevel?: 'warn' | 'silent'
}

/** Everything that pages may load comes from here; scripts and styles only as files. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
  formAction: ["'self'"],
  objectSrc: ["'none'"],
  imgSrc: ["'self'", 'data:'],
  // The library runs on plain http inside municipal networks.
  upgradeInsecureRequests: null,
}

/**
 * Compressing costs 2 ms: worth it for scripts and full pages of results (36 to 60 kB for the benchmark's questions, of which 13 are left of 60), not for
 * narrowed results and suggestions.
 */
const WORTH_COMPRESSING = 32_768

/** The whole application, without a port: the process listens, tests inject. */
export async function buildApp(library: Library, { uiDir, logLevel = 'warn' }: AppOptions = {}): Promise<TypedApp> {
  const app: TypedApp = fastify({
    logger: { level: logLevel },
    // Ajv would drop unknown parameters without a word; a single value counts as a list of one.
    ajv: { customOptions: { removeAdditional: false, coerceTypes: 'array' } },
    rewriteUrl: ({ url = '/' }) => encodeDocumentAddress(routablePage(url)),
    routerOptions: { maxParamLength: 1000, querystringParser: readQueryString },
    http: { maxHeaderSize: MAX_HEAD_BYTES },
    clientErrorHandler: answerClientError,
    frameworkErrors: answerBadAddress,
  }).withTypeProvider<TypeBoxTypeProvider>()
  handleErrors(app)
  refuseOtherMethods(app)
  setSecurityHeaders(app)
  await app.register(compress, { encodings: ['gzip'], threshold: WORTH_COMPRESSING })
  await describeApi(app)
  await app.register(async (api: TypedApp) => {
    refuseUnknownParameters(api)
    askAnew(api)
    describeErrors(api)
    searchRoutes(api, library)
    downloadRoutes(api, library)
    suggestRoutes(api, library)
    documentRoutes(api, library)
    municipalityRoutes(api, library)
    vocabularyRoutes(api, library)
    healthRoutes(api, library)
  })
  await serveReadingRoom(app, uiDir)
  return app
}

/** Nobody on the way, nor the browser, is to show an answer again without asking: a record may have been withdrawn. */
function askAnew(api: TypedApp): void {
  api.addHook('onRequest', (_request, reply, done) => {
    reply.header('Cache-Control', 'no-cache')
    done()
  })
}

/** The headers are put together once: @fastify/helmet does so for every request, which took 0.06 ms of each. */
function setSecurityHeaders(app: TypedApp): void {
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY_POLICY },
    strictTransportSecurity: false,
  })
  app.addHook('onRequest', (request, reply, done) => setHeaders(request.raw, reply.raw, (error) => done(error as Error | undefined)))
}
