import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Document, Problem } from '#model'
import { checkRelations } from './checkRelations.ts'
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
  const owners = ownersOf(snapshot, records)
  const known = knownIds(snapshot, records)
  const documents: Corpus['documents'] = []
  const byId = new Map(records.flatMap(({ document }) => (document === null ? [] : [[document.id, document]])))
  for (const record of records) {
    const { document, file } = record
    if (document === null) continue
    const owner = owners.get(comparedId(document.id))
    if (owner && owner.path !== file.path) problems.push(duplicateId(record, owner))
    else {
      documents.push({ document, hash: file.hash })
      problems.push(...checkRelations({ document, related: record.ids.related }, { known, documents: byId }))
    }
  }
  problems.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
  return { documents, problems }
}

/** Whose an id is. */
interface Owner {
  id: string
  path: string
}

/**
 * The files that ids belong to: the file that is called so, sound or not, before any that only claims it in its front matter, so that nobody takes over
 * another's address; otherwise the first.
 */
function ownersOf(snapshot: CorpusSnapshot, records: readonly ReadRecord[]): Map<string, Owner> {
  const unread = snapshot.problems.map(({ file: path }) => ({ id: idOfPath(path), path }))
  const read = records.map(({ file: { path }, ids }) => ({ id: ids.own.text, path }))
  const isCalledSo = ({ id, path }: Owner) => comparedId(idOfPath(path)) === comparedId(id)
  const owners = new Map<string, Owner>()
  for (const claim of [...unread, ...read.filter(isCalledSo), ...read]) {
    const id = comparedId(claim.id)
    if (!owners.has(id)) owners.set(id, claim)
  }
  return owners
}

interface ReadRecord extends ParsedRecord {
  file: CorpusSnapshot['files'][number]
}

function readRecord({ path, bytes }: CorpusSnapshot['files'][number], reference: Reference): ParsedRecord {
  const { text, problem } = decodeRecord(path, bytes)
  return problem ? brokenRecord(path, [problem]) : parseDocument(path, text, reference)
}

function duplicateId({ file, ids }: ReadRecord, owner: Owner): Problem {
  const alike = ids.own.text === owner.id ? '' : `（id は ${owner.id}。大文字と小文字、全角と半角は区別しません）`
  const message = `id ${ids.own.text} は ${owner.path}${alike} と重なっています。どちらかのファイル名か id を変えてください。`
  return { file: file.path, line: ids.own.line, code: 'DUPLICATE_ID', message }
}

/** The ids of all records that exist, sound or not: what is wrong with a record is reported where it stands, not where it is named. */
function knownIds(snapshot: CorpusSnapshot, records: readonly ReadRecord[]): Set<string> {
  return new Set([...records.map(({ ids }) => ids.own.text), ...snapshot.problems.map(({ file }) => idOfPath(file))])
}
