import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type {} from 'vitest'
import type { TestProject } from 'vitest/node'
import { launchLibrary } from './launchLibrary.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a library that serves the starter corpus with the real engine, without a slash at the end. */
    libraryUrl: string
  }
}

/** Starts one real library for all tests of a project and stops it after them. */
export default async function startLibrary(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'library-test-'))
  const library = await launchLibrary({ DATA_DIR: dataDir, PORT: '0' }, ['--import', 'tsx', 'server/main.ts'])
  project.provide('libraryUrl', library.url)
  return async () => {
    await library.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
