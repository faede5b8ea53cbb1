import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifySchemaValidationError } from 'fastify'
import { LibraryError } from '#model'
import { ApiError } from './ApiError.ts'

/** Seconds after which a reader may ask again while the engine restarts. */
const RETRY_AFTER_S = 1

/** The types of parameters (JSON Schema) in words. */
const TYPES: Readonly<Record<string, string>> = {
  integer: '整数',
  number: '数',
  string: '文字列',
  boolean: 'true か false',
  array: '値の並び',
  object: '項目の組',
  null: '空の値',
}

/** Gives every error of the API its code and sentence; what is not meant for readers goes to the log only. */
export function handleErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error instanceof ApiError) return send(reply, error)
    if (error.validation) return send(reply, explainValidation(error.validation[0], error.validationContext))
    if (error instanceof LibraryError && error.code === 'ENGINE_DOWN') {
      // Where the engine is down, its end has been told already, once.
      request.log.warn(error.code)
      reply.header('Retry-After', RETRY_AFTER_S)
      return send(reply, new ApiError(503, error.code, error.message))
    }
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return send(reply, badAddress(error.statusCode))
    }
    request.log.error(error)
    return send(reply, new ApiError(500, 'INTERNAL', '思わぬ問題が起きました。時間をおいて、もう一度お試しください。'))
  })
}

/** The answer to an address that cannot even be decoded. */
export function answerBadAddress(_error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  void send(reply, badAddress(400))
}

function badAddress(status: number): ApiError {
  return new ApiError(status, 'BAD_REQUEST', '要求を読み取れませんでした。アドレスを確かめてください。')
}

/** The answer to an address of the API that does not exist. */
export function sendUnknownRoute(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return send(reply, new ApiError(404, 'NO_SUCH_ROUTE', 'このアドレスの API はありません。/api/docs をご覧ください。'))
}

function send(reply: FastifyReply, { status, code, message, parameter }: ApiError): FastifyReply {
  return reply.status(status).send({ code, message, ...(parameter !== undefined && { parameter }) })
}

/** Ajv's finding as a sentence that names the parameter. */
function explainValidation(finding: FastifySchemaValidationError | undefined, context: string | undefined): ApiError {
  const { keyword = '', params = {}, instancePath = '' } = finding ?? {}
  const place = instancePath.split('/').filter(Boolean)[0] ?? String(params['missingProperty'] ?? context ?? '')
  if (keyword === 'additionalProperties') {
    const unknown = String(params['additionalProperty'])
    return new ApiError(400, 'UNKNOWN_PARAMETER', `パラメーター ${unknown} はありません。使えるものは /api/docs をご覧ください。`, unknown)
  }
  return new ApiError(400, 'BAD_PARAMETER', `パラメーター ${place} ${whatIsWrong(keyword, params)}`, place)
}

function whatIsWrong(keyword: string, params: Record<string, unknown>): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'maxLength':
      return `が長すぎます。${limit} 文字までにしてください。`
    case 'minLength':
      return `が短すぎます。${limit} 文字以上にしてください。`
    case 'maxItems':
      return `が多すぎます。${limit} 個までにしてください。`
    case 'minimum':
      return `が小さすぎます。${limit} 以上にしてください。`
    case 'maximum':
      return `が大きすぎます。${limit} 以下にしてください。`
    case 'required':
      return 'がありません。必ず指定してください。'
    case 'type':
      return `の形が違います。${TYPES[String(params['type'])] ?? String(params['type'])}で、一つだけ指定してください。`
    case 'pattern':
      return 'の形が違います。/api/docs の説明に合わせてください。'
    default:
      return 'の値は使えません。/api/docs の一覧から選んでください。'
  }
}
