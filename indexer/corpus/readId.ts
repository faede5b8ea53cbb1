/** Parts of letters, digits and _ . -, none of them empty, `.` or `..`. */
const ID = /^[\p{L}\p{N}][\p{L}\p{N}_.-]*(\/[\p{L}\p{N}_-][\p{L}\p{N}_.-]*)*$/u

/**
 * An id as it is compared: with composed characters. Some systems take が in a file name apart (か and ゛), but it is the same name.
 */
export function readId(written: string): string {
  return written.normalize('NFC')
}

/** An id without what neither the search engine's filters nor every file system tells apart: case and width. */
export function comparedId(id: string): string {
  return id.normalize('NFKC').toLowerCase()
}

/** The id of a record whose front matter names none. */
export function idOfPath(path: string): string {
  return readId(path.replace(/\.md$/i, ''))
}

/** Whether an id fits into addresses: /documents/{id}, and /documents/{id}/similar, which is why no id may end so. */
export function isFitId(id: string): boolean {
  return ID.test(id) && !id.endsWith('/similar')
}
