import type { Document, Problem } from '#model'
import type { MunicipalDirectory } from './MunicipalDirectory.ts'

/** Shorter names (津市, 呉市) stand within longer words of a title (大津市), which are read otherwise. */
const SHORTEST_NAME = 3

/**
 * Which of a record's municipalities stand in its title, but not as they are read in its reading: 川南町 is かわみなみちょう and not まち. Nothing else
 * hangs on a reading, so the record itself stands.
 * @param line where the reading is written.
 */
export function checkReading({ path, title, yomi, municipalities }: Document, directory: MunicipalDirectory, line: number): Problem[] {
  const reading = yomi.replaceAll(' ', '')
  return municipalities.flatMap(({ code, name }) => {
    const kana = directory.byCode(code)?.kana
    if (!kana || name.length < SHORTEST_NAME || !title.includes(name) || reading.includes(kana)) return []
    const message = `yomi に「${kana}」がありません。title の「${name}」はこう読みます。`
    return [{ file: path, line, code: 'MISREAD_NAME', message }]
  })
}
