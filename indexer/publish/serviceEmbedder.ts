import { createHash } from 'node:crypto'
import type { EmbeddingService } from '../config/readConfig.ts'
import { SERVICE_EMBEDDER, type EngineSettings } from '#engine'
import { PASSAGE_SETTINGS } from './indexSettings.ts'

type Embedder = NonNullable<NonNullable<EngineSettings['embedders']>[string]>

/** What the service reads of a passage, and nothing of the encoded words. */
const TEMPLATE = '{{ doc.plain }}'
/** More than any passage with its title and headings: 420 characters of three bytes, and as much again. */
const TEMPLATE_MAX_BYTES = 4000

/** Settings of the index of passages, with the embedding service where there is one. */
export function passageSettings(service: EmbeddingService | null): EngineSettings {
  if (!service) return PASSAGE_SETTINGS
  return { ...PASSAGE_SETTINGS, embedders: { ...PASSAGE_SETTINGS.embedders, [SERVICE_EMBEDDER]: toEmbedder(service) } }
}

function toEmbedder({ source, url, model, key, dimensions }: EmbeddingService): Embedder {
  const common = {
    ...(key !== null && { apiKey: key }),
    ...(dimensions !== null && { dimensions }),
    documentTemplate: TEMPLATE,
    documentTemplateMaxBytes: TEMPLATE_MAX_BYTES,
  }
  if (source !== 'rest') return { ...common, source, ...(url !== null && { url }), ...(model !== null && { model }) }
  return {
    ...common,
    source,
    url: url ?? '',
    // The form of OpenAI's route for embeddings, which most servers understand; {{..}} stands for further texts of the same request.
    request: { ...(model !== null && { model }), input: ['{{text}}', '{{..}}'] },
    response: { data: [{ embedding: '{{embedding}}' }, '{{..}}'] },
  }
}

/** What of the service changes the index; the key only as its hash, because a new one must reach the engine. */
export function identityOf(service: EmbeddingService | null): unknown {
  if (!service) return null
  return { ...service, key: service.key === null ? null : createHash('sha256').update(service.key).digest('hex'), template: TEMPLATE }
}
