import createClient from 'openapi-fetch'
import { failureOfAnswer } from './ApiFailure.ts'
import type { paths } from './schema.d.ts'
import type {
  Comparison,
  HealthAnswer,
  MunicipalityAnswer,
  MunicipalityList,
  MunicipalityQuery,
  PeerRecords,
  PeersAnswer,
  PeersQuery,
  RecordAnswer,
  SearchAnswer,
  SearchQuery,
  SimilarAnswer,
  Suggestion,
  VocabulariesAnswer,
} from './types.ts'

const client = createClient<paths, 'application/json'>({ baseUrl: location.origin })

interface Reply<Data> {
  data?: Data
  error?: { code?: string; message?: string }
  response: Response
}

/** The data of a good answer; anything else is thrown as an ApiFailure. */
async function dataOf<Data>(reply: Promise<Reply<Data>>): Promise<Data> {
  const { data, error, response } = await reply
  if (data === undefined || error !== undefined) throw failureOfAnswer(response.status, error)
  return data
}

export function askSearch(query: SearchQuery, signal: AbortSignal): Promise<SearchAnswer> {
  return dataOf(client.GET('/api/search', { params: { query }, signal }))
}

export function askDocument(id: string, signal: AbortSignal): Promise<RecordAnswer> {
  return dataOf(client.GET('/api/documents/{id}', { params: { path: { id } }, signal }))
}

export function askSimilar(id: string, signal: AbortSignal): Promise<SimilarAnswer> {
  return dataOf(client.GET('/api/documents/{id}/similar', { params: { path: { id } }, signal }))
}

/** Suggestions of the kinds given, or of all kinds. */
export async function askSuggestions(
  q: string,
  limit: number,
  kinds: readonly Suggestion['kind'][] | undefined,
  signal: AbortSignal,
): Promise<Suggestion[]> {
  const answer = await dataOf(client.GET('/api/suggest', { params: { query: { q, limit, ...(kinds && { kind: [...kinds] }) } }, signal }))
  return answer.suggestions
}

export function askVocabularies(signal: AbortSignal): Promise<VocabulariesAnswer> {
  return dataOf(client.GET('/api/vocabularies', { signal }))
}

export function askMunicipalities(query: MunicipalityQuery, signal: AbortSignal): Promise<MunicipalityList> {
  return dataOf(client.GET('/api/municipalities', { params: { query }, signal }))
}

export function askMunicipality(code: string, signal: AbortSignal): Promise<MunicipalityAnswer> {
  return dataOf(client.GET('/api/municipalities/{code}', { params: { path: { code } }, signal }))
}

export function askPeers(code: string, query: PeersQuery, signal: AbortSignal): Promise<PeersAnswer> {
  return dataOf(client.GET('/api/municipalities/{code}/peers', { params: { path: { code }, query }, signal }))
}

/** What the municipalities most like this one did, those of the nearest first: one record of each, so that many have a say. */
export function askPeerRecords(code: string, limit: number, signal: AbortSignal): Promise<PeerRecords> {
  return dataOf(client.GET('/api/municipalities/{code}/peer-records', { params: { path: { code }, query: { limit, perPeer: 1 } }, signal }))
}

export function askComparison(code: string, other: string, signal: AbortSignal): Promise<Comparison> {
  return dataOf(client.GET('/api/municipalities/{code}/compare/{other}', { params: { path: { code, other } }, signal }))
}

/** Health is told with 503 as well: there it is the answer, not a failure. Undefined when something else answers. */
export async function askHealth(): Promise<HealthAnswer | undefined> {
  const { data, error } = await client.GET('/api/health')
  if (data) return data
  return error && 'status' in error ? error : undefined
}
