import { svelte } from '@sveltejs/vite-plugin-svelte'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

const ROOT = join(import.meta.dirname, '..')
/** Loading the dictionary or starting an engine takes seconds on a busy machine; no single assertion does. */
const SLOW_START_MS = 120_000

export default defineConfig({
  root: ROOT,
  test: {
    testTimeout: SLOW_START_MS,
    hookTimeout: SLOW_START_MS,
    // Two cores: more workers would only wait for each other.
    maxWorkers: 2,
    setupFiles: [join(import.meta.dirname, 'fixProperties.ts')],
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      { extends: true, plugins: [svelte()], test: { name: 'ui', include: ['tests/ui/**/*.test.ts'] } },
      { extends: true, test: { name: 'house', include: ['tests/house/**/*.test.ts'] } },
      { extends: true, test: { name: 'engine', include: ['tests/engine/**/*.test.ts'] } },
      { extends: true, test: { name: 'api', include: ['tests/api/**/*.test.ts'], globalSetup: ['tests/startLibrary.ts'] } },
      { extends: true, test: { name: 'relevance', include: ['tests/relevance/**/*.test.ts'], globalSetup: ['tests/startLibrary.ts'] } },
      {
        extends: true,
        test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], globalSetup: ['tests/startLibrary.ts'], fileParallelism: false },
      },
    ],
  },
})
