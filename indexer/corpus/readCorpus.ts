import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Document, Problem } from '#model'
import { decodeRecord } from './decodeRecord.ts'
import { listRecordFiles, unreadable, type RecordFile } from './listRecordFiles.ts'
import { brokenRecord, parseDocument, type ParsedRecord } from './parseDocument.ts'
import { comparedId, idOfPath } from './readId.ts'
import type { Reference } from './RecordReader.ts'

/** The bytes of a corpus, before anything is understood: enough to tell whether it changed. */
export interface CorpusSnapshot {
  files: { path: string; bytes: Uint8Array; hash: string }[]
  problems: Problem[]
  /** Changes whenever any file is added, removed or edited. */
  fingerprint: string
}

export interface Corpus {
  documents: { document: Document; hash: string }[]
  problems: Problem[]
}

/** How many files are open at once: systems allow a process about a thousand. */
const READ_AT_ONCE = 100

/** Reads all record files with their content hashes; a file that cannot be read becomes a problem. */
export async function takeSnapshot(corpusDir: string): Promise<CorpusSnapshot> {
  const listed = await listRecordFiles(corpusDir)
  const files: CorpusSnapshot['files'] = []
  const problems = [...listed.problems]
  for (let start = 0; start < listed.files.length; start += READ_AT_ONCE) {
    const step = listed.files.slice(start, start + READ_AT_ONCE)
    const read = await Promise.all(step.map((file) => readRecordFile(file).catch((cause: unknown) => unreadable(file.path, cause))))
    for (const result of read) {
      if ('bytes' in result) files.push(result)
      else problems.push(result)
    }
  }
  return { files, problems, fingerprint: fingerprintOf(files, problems) }
}

async function readRecordFile({ path, absolutePath }: RecordFile): Promise<CorpusSnapshot['files'][number]> {
  const bytes = await readFile(absolutePath)
  return { path, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
}

function fingerprintOf(files: CorpusSnapshot['files'], problems: readonly Problem[]): string {
  const fingerprint = createHash('sha256')
  for (const { path, hash } of files) fingerprint.update(`${path}\0${hash}\n`)
  for (const { file, code } of problems) fingerprint.update(`${file}\0${code}\n`)
  return fingerprint.digest('hex')
}

/** Understands a snapshot: every sound record becomes a document, everything else a problem; a bad record never stops the others. */
export function readCorpus(snapshot: CorpusSnapshot, reference: Reference): Corpus {
  const records = snapshot.files.map((file): ReadRecord => ({ file, ...readRecord(file, reference) }))
  const problems = [...snapshot.problems, ...records.flatMap((record) => record.problems)]
  const shelf = new Map<string, { document: Document; record: ReadRecord }>()
  for (const record of records) {
    const { document } = record
    if (document === null) continue
    const id = comparedId(document.id)
    const first = shelf.get(id)
    if (first) problems.push(duplicateId(record, first.document))
    else shelf.set(id, { document, record })
  }
  const known = knownIds(snapshot, records)
  for (const { record } of shelf.values()) problems.push(...brokenRelations(record, known))
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return { documents: [...shelf.values()].map(({ document, record }) => ({ document, hash: record.file.hash })), problems }
}

interface ReadRecord extends ParsedRecord {
  file: CorpusSnapshot['files'][number]
}

function readRecord({ path, bytes }: CorpusSnapshot['files'][number], reference: Reference): ParsedRecord {
  const { text, problem } = decodeRecord(path, bytes)
  return problem ? brokenRecord(path, [problem]) : parseDocument(path, text, reference)
}

function duplicateId({ file, ids }: ReadRecord, first: Document): Problem {
  const alike = ids.own.text === first.id ? '' : `（id は ${first.id}。大文字と小文字、全角と半角は区別しません）`
  const message = `id ${ids.own.text} は ${first.path}${alike} と重なっています。どちらかのファイル名か id を変えてください。`
  return { file: file.path, line: ids.own.line, code: 'DUPLICATE_ID', message }
}

/** The ids of all records that exist, sound or not: what is wrong with a record is reported where it stands, not where it is named. */
function knownIds(snapshot: CorpusSnapshot, records: readonly ReadRecord[]): Set<string> {
  return new Set([...records.map(({ ids }) => ids.own.text), ...snapshot.problems.map(({ file }) => idOfPath(file))])
}

/** A relation to a missing record is reported, but the record itself stands: the other one may come back. */
function brokenRelations({ file, ids }: ReadRecord, known: ReadonlySet<string>): Problem[] {
  return ids.related
    .filter(({ text }) => !known.has(text))
    .map(({ text, line }) => ({
      file: file.path,
      line,
      code: 'UNKNOWN_RELATED',
      message: `related の ${text} というレコードがありません。id（フォルダー名/ファイル名）を確かめてください。`,
    }))
}
