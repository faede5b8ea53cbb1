import type { Term } from '#model'
import type { TypedApp } from '../TypedApp.ts'
import type { Library } from '../Library.ts'
import { VocabulariesShape } from './vocabularyShapes.ts'

export function vocabularyRoutes(app: TypedApp, library: Library): void {
  const { vocabularies } = library.reference
  const shown = ({ id, label, yomi, note }: Term) => ({ id, label, yomi, note })
  const answer = {
    level: vocabularies.levels.map(shown),
    type: vocabularies.types.map(shown),
    programme: vocabularies.programmes.map((term) => ({ ...shown(term), body: term.body })),
    worry: vocabularies.worries.map(shown),
    outcome: vocabularies.outcomes.map(shown),
    scene: {
      levels: vocabularies.sceneLevels.map(shown),
      stages: vocabularies.sceneStages.map(shown),
      cells: vocabularies.scenes.map(({ id, level, stage, label }) => ({ id, level, stage, label })),
    },
  }
  app.get(
    '/api/vocabularies',
    { schema: { summary: 'The terms that documents are tagged with', tags: ['vocabularies'], response: { 200: VocabulariesShape } } },
    async () => answer,
  )
}
