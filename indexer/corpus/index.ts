/** The shelves: reading records, vocabularies and municipal data. */
export { FIELD_NAMES, type Reference } from './RecordReader.ts'
export { MunicipalDirectory } from './MunicipalDirectory.ts'
export {
  FORMER_FILE,
  FORMER_HEADER,
  GROUPS_FILE,
  GROUPS_HEADER,
  MUNICIPALITIES_FILE,
  readMunicipalDirectory,
} from './readMunicipalDirectory.ts'
export { KEPT_VERSION, KeptMunicipalData } from './KeptMunicipalData.ts'
export { readMunicipalTable, wrongCode, type MunicipalTable } from './readMunicipalTable.ts'
export { CsvTable, problemAt } from './CsvTable.ts'
export { writeAtomically } from './writeAtomically.ts'
export { romanise } from './romanise.ts'
export { parseDocument } from './parseDocument.ts'
export { readCorpus, takeSnapshot, type Corpus, type CorpusSnapshot } from './readCorpus.ts'
export { requireCorpus } from './requireCorpus.ts'
export { readVocabularies } from './readVocabularies.ts'
export { decodeRecord } from './decodeRecord.ts'
export { parseMarkdown } from './parseMarkdown.ts'
export { readDate, readPartialDate } from './readDate.ts'
export { readId } from './readId.ts'
