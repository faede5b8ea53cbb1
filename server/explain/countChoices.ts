import type { EngineReader } from '#engine'
import { analyseQuestion } from '../query/analyseQuestion.ts'
import type { AmbiguousName } from '../query/findFilters.ts'
import { readQuery, type Query } from '../query/readQuery.ts'
import type { SearchQuery } from '../search/searchShapes.ts'
import { countDocuments } from './countDocuments.ts'
import { leaveOut } from './leaveOut.ts'
import type { RescueSources } from './rescueWays.ts'

/** More names than this are not asked about at once; each choice of them is counted. The others stay words. */
const MOST_ASKED = 4

/**
 * The names that several places bear, each choice with the number of documents that choosing it finds: together with the other words, and added to the
 * filters. Choices that find most come first.
 */
export async function countChoices(
  { asked, query }: { asked: SearchQuery; query: Query },
  reader: EngineReader,
  { analyser, reference, recognition }: RescueSources,
): Promise<AmbiguousName[]> {
  const names = query.understood.ambiguous.slice(0, MOST_ASKED)
  if (names.length === 0) return []
  const { q = '' } = asked
  const { tokens } = analyseQuestion(q, analyser, recognition.names, reference)
  const chosen = names.flatMap((name) => {
    const left = leaveOut([name], q, tokens)
    return name.choices.map((choice) => {
      const filter = { [choice.name]: [...(asked[choice.name] ?? []), choice.value] }
      return { choice, query: readQuery({ ...asked, ...filter, q: left, offset: 0 }, analyser, reference, recognition) }
    })
  })
  const totals = await countDocuments(
    chosen.map((one) => one.query),
    reader,
    reference,
  )
  const counts = new Map(chosen.map(({ choice }, index) => [choice, totals[index] ?? 0]))
  return names.map((name) => {
    const choices = name.choices.map((choice) => ({ ...choice, count: counts.get(choice) ?? 0 }))
    return { ...name, choices: choices.sort((a, b) => b.count - a.count) }
  })
}
