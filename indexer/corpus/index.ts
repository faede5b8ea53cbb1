/** The shelves: reading records, vocabularies and municipal data. */
export { FIELD_NAMES, type Reference } from './RecordReader.ts'
export { MunicipalDirectory, readMunicipalDirectory } from './MunicipalDirectory.ts'
export { parseDocument } from './parseDocument.ts'
export { readCorpus, takeSnapshot, type Corpus, type CorpusSnapshot } from './readCorpus.ts'
export { readVocabularies } from './readVocabularies.ts'
export { decodeRecord } from './decodeRecord.ts'
export { parseMarkdown } from './parseMarkdown.ts'
export { readDate, readPartialDate } from './readDate.ts'
