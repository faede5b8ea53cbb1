import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EmbeddingService } from '#config'

const DIMENSIONS = 64
/** What the service understands although the words have no letter in common. */
const SYNONYMS: readonly (readonly [RegExp, string])[] = [[/ペット/gu, '飼い犬']]

/** How the service answers: as it should, with an error that repeats the key, or not at all. */
type Behaviour = 'answers' | 'refuses' | 'refuses documents' | 'is silent'

export interface RunningService {
  /** Settings with which the library uses it. */
  settings: EmbeddingService & { key: string; url: string }
  behaviour: Behaviour
  /** Texts that it was asked to embed, in their order. */
  texts: string[]
  /** Authorization headers that it was sent. */
  authorizations: Set<string>
  close(): Promise<void>
}

/** An embedding service as a process of its own would be: HTTP in the forms of OpenAI and ollama, vectors by which characters stand side by side. */
export async function startEmbeddingService(): Promise<RunningService> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { input } = JSON.parse(Buffer.concat(chunks).toString()) as { input: string[] }
      service.texts.push(...input)
      service.authorizations.add(request.headers.authorization ?? '')
      const inFormOf = request.url === '/api/embed' ? toOllama : toOpenAi
      answer(service.behaviour, input, request.headers.authorization ?? '', inFormOf, response)
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const service: RunningService = {
    settings: {
      source: 'rest',
      url: `http://127.0.0.1:${port}/v1/embeddings`,
      model: 'characters',
      key: 'sk-secret-of-the-service',
      dimensions: DIMENSIONS,
    },
    behaviour: 'answers',
    texts: [],
    authorizations: new Set(),
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return service
}

const toOllama = (embeddings: number[][]) => ({ embeddings })
const toOpenAi = (embeddings: number[][]) => ({ data: embeddings.map((embedding) => ({ embedding })) })

function answer(
  behaviour: Behaviour,
  input: readonly string[],
  authorization: string,
  inFormOf: (embeddings: number[][]) => object,
  response: ServerResponse,
): void {
  if (behaviour === 'is silent') return
  const isDocument = input.some((text) => text.includes('\n'))
  const refuses = behaviour === 'refuses' || (behaviour === 'refuses documents' && isDocument)
  response.statusCode = refuses ? 400 : 200
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify(refuses ? { error: `no credit left for ${authorization}` } : inFormOf(input.map(embed))))
}

/** Counts pairs of neighbouring characters into a vector of fixed length. */
function embed(text: string): number[] {
  const understood = SYNONYMS.reduce((known, [form, meant]) => known.replaceAll(form, meant), text)
  const vector = Array.from({ length: DIMENSIONS }, () => 0)
  const characters = [...understood]
  for (const [place, character] of characters.entries()) {
    const pair = (character.codePointAt(0) ?? 0) * 31 + (characters[place + 1]?.codePointAt(0) ?? 0)
    vector[pair % DIMENSIONS] = (vector[pair % DIMENSIONS] ?? 0) + 1
  }
  return vector
}
