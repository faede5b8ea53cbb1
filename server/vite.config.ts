import { join } from 'node:path'
import { defineConfig } from 'vite'

/** One file for `npm start`, beside the folder server/, so that paths from it are those from server/main.ts. */
export default defineConfig({
  root: join(import.meta.dirname, '..'),
  publicDir: false,
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'server/main.ts',
    outDir: 'dist',
    emptyOutDir: true,
    target: 'node20',
    // Read by Node and, in a report of an error, by people.
    minify: false,
    // In one piece: a running server must not look for parts that a later build has replaced.
    rolldownOptions: { checks: { bundlerTimings: false }, output: { entryFileNames: 'main.js', codeSplitting: false } },
  },
})
