import { createHash } from 'node:crypto'
import { ANALYSIS_VERSION } from '#analysis'
import type { EmbeddingService } from '../config/readConfig.ts'
import type { Reference } from '#corpus'
import { CONTENT_SETTINGS, INDEX_VERSION, PASSAGE_SETTINGS, RECORD_SETTINGS, TITLE_SETTINGS, WORD_SETTINGS } from './indexSettings.ts'
import { identityOf } from './serviceEmbedder.ts'

/**
 * Changes whenever the same record would be indexed differently: other settings, another analysis or embedding service, edited vocabularies, or
 * municipalities with other names, readings or prefectures. Their groups, figures and former names are looked up when they are shown, and not indexed:
 * a record itself writes which former name it means.
 */
export function pipelineHash({ vocabularies, municipalities }: Reference, service: EmbeddingService | null = null): string {
  const names = municipalities.all.map(({ code, name, kana, prefecture, prefectureCode }) => [code, name, kana, prefecture, prefectureCode])
  return createHash('sha256')
    .update(
      JSON.stringify([
        INDEX_VERSION,
        ANALYSIS_VERSION,
        PASSAGE_SETTINGS,
        CONTENT_SETTINGS,
        RECORD_SETTINGS,
        TITLE_SETTINGS,
        WORD_SETTINGS,
        identityOf(service),
        vocabularies,
        names,
      ]),
    )
    .digest('hex')
}
