import { loadMorphology, type Analyser } from '#analysis'
import type { Config } from '#config'
import { KeptMunicipalData, requireCorpus, type Reference } from '#corpus'
import { lockDataDir, openEngine, type EngineReader, type EngineState } from '#engine'
import { NameRecognizer } from '#names'
import { EmbeddingSearch } from './search/EmbeddingSearch.ts'
import {
  analyserFor,
  readIndexState,
  readReference,
  rulesOf,
  runIndex,
  tellUnembedded,
  VISIBLE_TO,
  type PublishReport,
  type Role,
} from '#publish'

/** What the desk works with: the vocabularies, the analyser, and the engine as each role may use it. */
export interface Library {
  reference: Reference
  analyser: Analyser
  /** Municipalities and prefectures named in a text. */
  names: NameRecognizer
  /** The engine restricted to what a role may see. */
  reader(role: Role): EngineReader
  engineState(): EngineState
  /** Finding by the embedding service, where the operator has switched one on. */
  embedding: EmbeddingSearch | null
  /** ISO time at which the indexes were last brought in line with the corpus. */
  indexedAt(): Promise<string | null>
}

export interface OpenLibrary extends Library {
  report: PublishReport
  /** Process id of the embedded engine, null for an engine that runs elsewhere. */
  enginePid(): number | null
  close(): Promise<void>
}

/**
 * A library over indexes that stand already, such as an evaluation's.
 * @param reader reads them for every role.
 */
export function libraryOver({ reference, analyser }: Pick<Library, 'reference' | 'analyser'>, reader: EngineReader): Library {
  return {
    reference,
    analyser,
    names: new NameRecognizer(reference.municipalities),
    reader: () => reader,
    engineState: () => 'ready',
    embedding: null,
    indexedAt: () => Promise.resolve(null),
  }
}

/**
 * Opens the library: looks for the corpus, takes the data folder, starts or reaches the engine, indexes what changed.
 * What does not depend on one another happens at the same time; the dictionary takes most of a second and is needed only later.
 * @param onLocked what must hold before anything that takes time; its failure ends the opening.
 */
export async function openLibrary(
  config: Config,
  log: (line: string) => void,
  onLocked: () => Promise<void> = async () => {},
): Promise<OpenLibrary> {
  await requireCorpus(config.corpusDir)
  const lock = await lockDataDir(config.dataDir)
  const closers: (() => Promise<void>)[] = [() => lock.release()]
  const close = async () => {
    for (const closer of closers.reverse()) await closer()
    closers.length = 0
  }
  try {
    await onLocked()
    // The engine comes first: it is a process of its own, and the sooner it begins, the more of its start passes beside ours.
    const engineOpened = openEngine(config, log)
    // The analyser needs the reference, but its dictionary can be unpacked meanwhile.
    loadMorphology().catch(() => {})
    const kept = new KeptMunicipalData(config.dataDir)
    const referenceRead = readReference(config.corpusDir, kept)
    const analyserLoaded = referenceRead.then(analyserFor)
    // All are awaited below; the one that fails first must not leave unhandled rejections of the others behind.
    for (const started of [engineOpened, referenceRead, analyserLoaded]) started.catch(() => {})
    const engine = await engineOpened
    closers.push(() => engine.close())
    const reference = await referenceRead
    const report = await runIndex(config, reference, engine.admin, { analyser: () => analyserLoaded })
    const unembedded = tellUnembedded(report)
    if (unembedded) log(unembedded)
    const readers = new Map<Role, EngineReader>()
    for (const role of Object.keys(VISIBLE_TO) as Role[]) {
      readers.set(role, await engine.admin.readerOf(rulesOf(role)))
    }
    // Only a start that read other municipal data than the last one has anything to save. Not saved, they are only read again.
    await kept.save().catch((error: unknown) => log(error instanceof Error ? error.message : String(error)))
    return {
      reference,
      analyser: await analyserLoaded,
      names: new NameRecognizer(reference.municipalities),
      report,
      reader: (role) => readers.get(role) as EngineReader,
      engineState: () => engine.state(),
      embedding: config.embedding && new EmbeddingSearch(config.embedding.key, log),
      enginePid: () => engine.pid(),
      indexedAt: async () => (await readIndexState(engine.admin))?.indexedAt ?? null,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}
