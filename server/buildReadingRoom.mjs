import { buildWhenStale } from './buildWhenStale.mjs'

/** Builds the reading room where it is not built from the sources as they are. */
export function buildReadingRoom() {
  buildWhenStale({ what: '画面', config: 'ui/vite.config.ts', outDir: 'ui/dist', sources: ['ui'] })
}
