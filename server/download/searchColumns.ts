import type { DocumentCard } from '../shapes.ts'
import type { Column } from './toCsv.ts'

/** Values of one cell are joined so that they can be told apart and none is split by a comma. */
const BETWEEN = '；'

/** What a file of records like one tells of each: why, then what a file of search results tells. @param address see {@link searchColumns} */
export function similarColumns(address: (id: string) => string): Column<{ document: DocumentCard; reason: string }>[] {
  return [{ heading: '似ている理由', cell: ({ reason }) => reason }, ...ofDocument(searchColumns(address))]
}

/** Columns of documents for rows that hold one. */
export function ofDocument(columns: readonly Column<DocumentCard>[]): Column<{ document: DocumentCard }>[] {
  return columns.map(({ heading, cell }) => ({ heading, cell: ({ document }) => cell(document) }))
}

/** What a file of search results tells of each document. @param address where readers find a document, by id. */
export function searchColumns(address: (id: string) => string): Column<DocumentCard>[] {
  const labels = (terms: readonly { label: string }[]) => terms.map(({ label }) => label).join(BETWEEN)
  return [
    { heading: '資料の番号', cell: ({ id }) => id },
    { heading: '題名', cell: ({ title }) => title },
    { heading: '要約', cell: ({ summary }) => summary },
    { heading: '種類', cell: ({ type }) => type.label },
    { heading: '都道府県', cell: ({ municipalities }) => [...new Set(municipalities.map(({ prefecture }) => prefecture))].join(BETWEEN) },
    { heading: '自治体', cell: ({ municipalities }) => municipalities.map(({ name }) => name).join(BETWEEN) },
    { heading: '団体コード', cell: ({ municipalities }) => municipalities.map(({ code }) => code).join(BETWEEN) },
    { heading: '団体', cell: ({ organisations }) => organisations.join(BETWEEN) },
    { heading: '活動の年度', cell: ({ activityYear }) => activityYear?.year ?? null },
    { heading: '報告の年度', cell: ({ reportYear }) => reportYear?.year ?? null },
    { heading: '開催日', cell: ({ eventDate }) => eventDate },
    { heading: '研究会・制度', cell: ({ programme }) => programme?.label ?? null },
    { heading: '固有の名前', cell: ({ initiative }) => initiative },
    { heading: '改善の目的レベル', cell: ({ levels }) => labels(levels) },
    { heading: '場面', cell: ({ scenes }) => labels(scenes) },
    { heading: 'アドレス', cell: ({ id }) => address(id) },
  ]
}
