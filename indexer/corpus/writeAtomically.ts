import { open, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/** Writes a file whole or not at all: into a neighbour that reaches the disk first and then takes its name. */
export async function writeAtomically(path: string, text: string): Promise<void> {
  const folder = dirname(path)
  const neighbour = join(folder, `.${basename(path)}.${process.pid}.tmp`)
  try {
    const file = await open(neighbour, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(neighbour, path)
  } catch (error) {
    await rm(neighbour, { force: true })
    throw error
  }
  // The new name itself must reach the disk, too.
  const entry = await open(folder, 'r')
  try {
    await entry.sync()
  } finally {
    await entry.close()
  }
}
