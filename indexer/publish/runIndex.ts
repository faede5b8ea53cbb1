import { loadAnalyser, type Analyser } from '#analysis'
import { readMunicipalDirectory, readVocabularies, requireCorpus, takeSnapshot, type KeptMunicipalData, type Reference } from '#corpus'
import type { Config } from '../config/readConfig.ts'
import { lockIndexing, type EngineAdmin } from '#engine'
import { publishIndex, type PublishReport } from './publishIndex.ts'
import { showProgress } from './showProgress.ts'

/**
 * What records are checked against and analysed with.
 * @param kept the municipal data of an earlier start, where the reading is to be quick; see {@link readMunicipalDirectory}.
 * @throws LibraryError BAD_SETTING where CORPUS_DIR names no corpus, BAD_VOCABULARY, BAD_MUNICIPAL_DATA
 */
export async function readReference(corpusDir: string, kept: KeptMunicipalData | null = null): Promise<Reference> {
  await requireCorpus(corpusDir)
  const [vocabularies, municipalities] = await Promise.all([readVocabularies(corpusDir), readMunicipalDirectory(corpusDir, kept)])
  return { vocabularies, municipalities }
}

/** The analyser for a corpus's names and terms. */
export function analyserFor({ municipalities, vocabularies }: Reference): Promise<Analyser> {
  return loadAnalyser(municipalities.all, vocabularies.lexicon)
}

/**
 * Indexes what changed in a corpus, with a progress bar where somebody is looking.
 * @throws LibraryError INDEXING_UNDER_WAY while another process indexes into the same data folder; see also {@link publishIndex}.
 */
export async function runIndex(
  { corpusDir, dataDir, embedding }: Config,
  reference: Reference,
  engine: EngineAdmin,
  options: { full?: boolean; analyser: () => Promise<Analyser> },
): Promise<PublishReport> {
  const lock = await lockIndexing(dataDir)
  const progress = showProgress('索引を作成中')
  try {
    const snapshot = await takeSnapshot(corpusDir)
    return await publishIndex({ engine, snapshot, reference, embedding, onProgress: progress.update, ...options })
  } finally {
    progress.stop()
    await lock.release()
  }
}

/** What to tell of records that the embedding service has not embedded, on one line; null when there is nothing to tell. */
export function tellUnembedded({ unembedded: { records, problem } }: PublishReport): string | null {
  if (records === 0) return null
  const reason = problem === null ? '' : `（${problem}）`
  return `埋め込みサービスが使えないため、${records} 件を埋め込みなしで索引に載せました${reason}。次の起動か npm run index で補います。`
}
