import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { LibraryError, systemReason, type Problem } from '#model'

/** Larger than any record by far; a file above it is an original that was put on the wrong shelf. */
export const MAX_RECORD_BYTES = 1_000_000

/** Folders of the corpus that hold no records. */
const NOT_RECORDS = new Set(['vocabularies', 'municipalities'])

export interface RecordFile {
  /** Relative to the corpus folder, with forward slashes. */
  path: string
  absolutePath: string
}

/** What a walk through the corpus has found so far. */
interface Found {
  readonly root: string
  readonly files: RecordFile[]
  /** Links to files inside the corpus, with the files to which they lead. */
  readonly links: (RecordFile & { target: string })[]
  readonly problems: Problem[]
}

/**
 * Lists the Markdown files of the shelves, sorted by path. READMEs, dotfiles, vocabularies and municipal data are no records.
 * What cannot be read (too big, not permitted, links that lead nowhere, out of the corpus or to another record) comes back as problems.
 * @throws LibraryError NO_CORPUS when the folder itself cannot be read.
 */
export async function listRecordFiles(corpusDir: string): Promise<{ files: RecordFile[]; problems: Problem[] }> {
  try {
    const found: Found = { root: await realpath(corpusDir), files: [], links: [], problems: [] }
    await visitFolder('', found)
    followLinks(found)
    found.files.sort((a, b) => (a.path < b.path ? -1 : 1))
    found.problems.sort((a, b) => (a.file < b.file ? -1 : 1))
    return found
  } catch (cause) {
    throw new LibraryError('NO_CORPUS', `コーパスのフォルダー ${corpusDir} が開けません。設定 CORPUS_DIR を確かめてください。`, { cause })
  }
}

/** The problem of a file or folder that the system does not let us read. */
export function unreadable(path: string, cause: unknown): Problem {
  return problemAt(path, 'FILE_UNREADABLE', `開けません（${systemReason(cause)}）。ファイルの権限やリンクの先を確かめてください。`)
}

/** Walks through a folder. What cannot be opened inside it is a problem of its own and does not stop the walk. */
async function visitFolder(folder: string, found: Found): Promise<void> {
  for (const entry of await readdir(join(found.root, folder), { withFileTypes: true })) {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.name.startsWith('.') || NOT_RECORDS.has(path)) continue
    await visitEntry(entry, path, found).catch((cause: unknown) => found.problems.push(unreadable(path, cause)))
  }
}

async function visitEntry(entry: Dirent, path: string, found: Found): Promise<void> {
  if (entry.isDirectory()) return visitFolder(path, found)
  const file = { path, absolutePath: join(found.root, path) }
  if (entry.isSymbolicLink()) return visitLink(entry.name, file, found)
  if (!isRecordName(entry.name)) return
  const problem = await problemOf(file.absolutePath, path)
  if (problem) found.problems.push(problem)
  else found.files.push(file)
}

async function visitLink(name: string, file: RecordFile, found: Found): Promise<void> {
  const target = await targetOf(file.absolutePath)
  // The records of a folder linked from inside the corpus are read where they stand, once.
  const isLinkedFolder = target !== null && (await stat(target)).isDirectory()
  if (!isLinkedFolder && !isRecordName(name)) return
  const problem = target === null ? DANGLING : staysInside(found.root, target) ? null : OUTSIDE
  if (problem) found.problems.push(problemAt(file.path, problem.code, problem.message))
  else if (target !== null && !isLinkedFolder) {
    const unfit = await problemOf(target, file.path)
    if (unfit) found.problems.push(unfit)
    else found.links.push({ ...file, target })
  }
}

const DANGLING = { code: 'LINK_TO_NOTHING', message: 'リンクの先がありません。リンクを消すか、ファイルそのものを置いてください。' }
const OUTSIDE = { code: 'LINK_OUT_OF_CORPUS', message: 'コーパスの外を指すリンクは読みません。ファイルそのものを置いてください。' }

/** Where a link leads in the end; null where there is nothing. */
async function targetOf(link: string): Promise<string | null> {
  return realpath(link).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return null
  })
}

/** A file is one record, however many links lead to it: one that stands on a shelf is read there, any other by the first of its links. */
function followLinks({ root, files, links, problems }: Found): void {
  const owners = new Map(files.map(({ absolutePath, path }) => [absolutePath, path]))
  links.sort((a, b) => (a.path < b.path ? -1 : 1))
  for (const { path, absolutePath, target } of links) {
    const owner = owners.get(target)
    if (owner === undefined) {
      owners.set(target, path)
      files.push({ path, absolutePath })
    } else {
      const where = owner === toPath(root, target) ? `${owner} を指すリンク` : `${owner} と同じファイルを指すリンク`
      const message = `${where}です。一つの資料を二度は載せません。リンクを消すか、別の資料のファイルを置いてください。`
      problems.push(problemAt(path, 'LINK_TO_RECORD', message))
    }
  }
}

/** Relative to the corpus folder, with forward slashes. */
function toPath(root: string, absolutePath: string): string {
  return absolutePath.slice(root.length + 1).replaceAll(sep, '/')
}

function isRecordName(name: string): boolean {
  return name.toLowerCase().endsWith('.md') && name.toLowerCase() !== 'readme.md'
}

function staysInside(root: string, target: string): boolean {
  return target === root || target.startsWith(root + sep)
}

async function problemOf(absolutePath: string, path: string): Promise<Problem | null> {
  const facts = await stat(absolutePath)
  if (!facts.isFile()) return problemAt(path, 'NOT_A_FILE', '通常のファイルではありません。Markdown のファイルを置いてください。')
  if (facts.size <= MAX_RECORD_BYTES) return null
  const size = (facts.size / 1_000_000).toFixed(1)
  return problemAt(path, 'FILE_TOO_BIG', `${size} MB あります。レコードは 1 MB までです。原資料は別に置き、要点を書いてください。`)
}

function problemAt(file: string, code: string, message: string): Problem {
  return { file, line: 1, code, message }
}
