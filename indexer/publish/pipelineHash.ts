import { createHash } from 'node:crypto'
import { ANALYSIS_VERSION } from '#analysis'
import type { Reference } from '#corpus'
import { INDEX_VERSION, PASSAGE_SETTINGS, RECORD_SETTINGS } from './indexSettings.ts'

/** Changes whenever the same record would be indexed differently: other settings, another analysis, edited vocabularies or names. */
export function pipelineHash({ vocabularies, municipalities }: Reference): string {
  const names = municipalities.all.map(({ code, name }) => `${code} ${name}`)
  return createHash('sha256')
    .update(JSON.stringify([INDEX_VERSION, ANALYSIS_VERSION, PASSAGE_SETTINGS, RECORD_SETTINGS, vocabularies, names]))
    .digest('hex')
}
