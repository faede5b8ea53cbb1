/** The search engine behind a narrow door. */
export { EngineAdmin, EngineReader, type EngineAnswer, type EngineQuery, type EngineSettings } from './EngineClient.ts'
export { findRunningEngine, EngineProcess, type EngineState } from './EngineProcess.ts'
export { encodeWord, encodeWords } from './encodeWords.ts'
export { filterText, type Filter } from './Filter.ts'
export { findEngineBinary } from './findEngineBinary.ts'
export { lockDataDir, type DataDirLock } from './lockDataDir.ts'
export { openEngine, type OpenEngine } from './openEngine.ts'
export { reachEngine } from './reachEngine.ts'
