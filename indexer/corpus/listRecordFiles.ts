import type { Dirent } from 'node:fs'
import { readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { LibraryError, type Problem } from '#model'

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
  readonly problems: Problem[]
}

/**
 * Lists the Markdown files of the shelves, sorted by path. READMEs, dotfiles, vocabularies and municipal data are no records.
 * What cannot be read (too big, not permitted, links that lead out of the corpus) comes back as problems.
 * @throws LibraryError NO_CORPUS when the folder itself cannot be read.
 */
export async function listRecordFiles(corpusDir: string): Promise<{ files: RecordFile[]; problems: Problem[] }> {
  try {
    const found: Found = { root: await realpath(corpusDir), files: [], problems: [] }
    await visitFolder('', found)
    found.files.sort((a, b) => (a.path < b.path ? -1 : 1))
    found.problems.sort((a, b) => (a.file < b.file ? -1 : 1))
    return found
  } catch (cause) {
    throw new LibraryError('NO_CORPUS', `コーパスのフォルダー ${corpusDir} が開けません。設定 CORPUS_DIR を確かめてください。`, { cause })
  }
}

/** The problem of a file or folder that the system does not let us read. */
export function unreadable(path: string, cause: unknown): Problem {
  const reason = cause instanceof Error ? cause.message : String(cause)
  return problemAt(path, 'FILE_UNREADABLE', `開けません（${reason}）。ファイルの権限やリンクの先を確かめてください。`)
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
  const absolutePath = join(found.root, path)
  const isLinkedFolder = entry.isSymbolicLink() && (await isFolder(absolutePath))
  if (!isLinkedFolder && !isRecordName(entry.name)) return
  if (entry.isSymbolicLink() && !(await staysInside(found.root, absolutePath))) {
    const message = 'コーパスの外を指すリンクは読みません。ファイルそのものを置いてください。'
    found.problems.push(problemAt(path, 'LINK_OUT_OF_CORPUS', message))
  } else if (!isLinkedFolder) {
    // The records of a folder linked from inside the corpus are read where they stand, once.
    const problem = await problemOf(absolutePath, path)
    if (problem) found.problems.push(problem)
    else found.files.push({ path, absolutePath })
  }
}

function isRecordName(name: string): boolean {
  return name.toLowerCase().endsWith('.md') && name.toLowerCase() !== 'readme.md'
}

/** Whether a path is a folder or leads to one; a link to nothing is none. */
async function isFolder(absolutePath: string): Promise<boolean> {
  return stat(absolutePath).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}

async function staysInside(root: string, link: string): Promise<boolean> {
  const target = await realpath(link)
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
