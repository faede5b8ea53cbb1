import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Makes a folder for its owner only, and those above it that are missing. One at a time: asked to make them all, Node.js tries for ever where the
 * system says of a folder that exists that there is none, as /proc does.
 * @throws what the system says against it.
 */
export async function makeFolder(path: string): Promise<void> {
  if (await exists(path)) return
  const above = dirname(path)
  if (above !== path) await makeFolder(above)
  await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    // Somebody else has made it in this moment.
    if (error.code !== 'EEXIST') throw error
  })
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
}
