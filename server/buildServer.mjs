import { buildWhenStale } from './buildWhenStale.mjs'

/**
 * Builds the server with all of its packages into one file, where it is not built from the sources as they are. To translate 200 source files and to find and read
 * 1,000 of packages takes longer than all else that a start does.
 * @returns {string} the file to import, from this folder.
 */
export function buildServer() {
  buildWhenStale({ what: 'サーバー', config: 'server/vite.config.ts', outDir: 'dist', sources: ['server', 'indexer'] })
  return '../dist/main.js'
}
