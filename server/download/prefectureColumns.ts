import type { Municipality } from '#model'
import type { Column } from './toCsv.ts'

/** What a file of counts tells of each prefecture. @param counts documents by code */
export function prefectureColumns(counts: ReadonlyMap<string, number>): Column<Pick<Municipality, 'code' | 'name'>>[] {
  return [
    { heading: '団体コード', cell: ({ code }) => code },
    { heading: '都道府県', cell: ({ name }) => name },
    { heading: '資料の件数', cell: ({ code }) => counts.get(code) ?? 0 },
  ]
}
