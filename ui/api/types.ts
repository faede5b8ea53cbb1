import type { paths } from './schema.d.ts'

/** What a route answers when all is well. The route's address is the only thing that this file repeats of the server. */
type Answer<Path extends keyof paths> = paths[Path] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } }
}
  ? Body
  : never

export type SearchAnswer = Answer<'/api/search'>
export type SearchQuery = NonNullable<paths['/api/search']['get']['parameters']['query']>
export type Understood = SearchAnswer['understood']
export type Hit = SearchAnswer['hits'][number]
export type Segment = Hit['titleSegments'][number]
/** Why a hit was found, of a search that asked for it. */
export type Explanation = Required<Pick<Hit, 'matched' | 'missing'>>
export type FoundForm = Explanation['matched'][number]['found'][number]
export type NearWord = SearchAnswer['near'][number]
export type Rescue = NonNullable<SearchAnswer['rescue']>
export type Unrecorded = NonNullable<SearchAnswer['unrecorded']>[number]
export type Facets = SearchAnswer['facets']
export type FilterName = keyof Facets
export type FacetValue = Facets[FilterName][number]
export type Sort = NonNullable<SearchQuery['sort']>

export type RecordAnswer = Answer<'/api/documents/{id}'>
export type Section = RecordAnswer['sections'][number]
export type Passage = Section['passages'][number]
export type ContentNode = Passage['nodes'][number]
export type Source = RecordAnswer['sources'][number]
export type DocumentCard = RecordAnswer['otherYears'][number]
export type Term = DocumentCard['type']

export type SimilarAnswer = Answer<'/api/documents/{id}/similar'>
export type Suggestion = Answer<'/api/suggest'>['suggestions'][number]
export type MunicipalityAnswer = Answer<'/api/municipalities/{code}'>
export type MunicipalityList = Answer<'/api/municipalities'>
export type MunicipalityQuery = NonNullable<paths['/api/municipalities']['get']['parameters']['query']>
export type PeersAnswer = Answer<'/api/municipalities/{code}/peers'>
export type PeersQuery = NonNullable<paths['/api/municipalities/{code}/peers']['get']['parameters']['query']>
export type Peer = PeersAnswer['peers'][number]
export type Distance = Peer['distances'][number]
export type WeightName = keyof PeersAnswer['weights']
export type PeerRecords = Answer<'/api/municipalities/{code}/peer-records'>
export type Comparison = Answer<'/api/municipalities/{code}/compare/{other}'>
export type VocabulariesAnswer = Answer<'/api/vocabularies'>
export type HealthAnswer = Answer<'/api/health'>
