import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LibraryError } from '#model'

/** What a corpus cannot do without: records may come later. */
const NEEDED = ['vocabularies', 'municipalities']

/**
 * Makes sure that the setting CORPUS_DIR names a corpus, before anything in it is read: otherwise the first file that is missing would be blamed.
 * @throws LibraryError BAD_SETTING with one line that says what is wrong and what is allowed.
 */
export async function requireCorpus(corpusDir: string): Promise<void> {
  if (!(await isFolder(corpusDir))) {
    throw badCorpus(corpusDir, 'フォルダーではないか、開けません。資料のフォルダーを指定してください。')
  }
  for (const name of NEEDED) {
    if (await isFolder(join(corpusDir, name))) continue
    throw badCorpus(
      corpusDir,
      `中に ${name} がありません。付属の corpus から ${NEEDED.join(' と ')} を写したフォルダーを指定してください。`,
    )
  }
}

function badCorpus(corpusDir: string, why: string): LibraryError {
  return new LibraryError('BAD_SETTING', `設定 CORPUS_DIR=${corpusDir} は使えません。${why}`)
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
}
