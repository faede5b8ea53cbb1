import { Type } from 'typebox'

/** How routes describe a CSV file among their answers. */
export const CSV_CONTENT = {
  'text/csv': { schema: Type.String({ description: 'UTF-8 with byte order mark, CRLF, headings in Japanese' }) },
}

export const AS_LIST_OR_FILE = 'The list, as JSON or as a file for spreadsheets'

/** The parameter by which routes of lists let choose between the two. */
export const FormatShape = Type.Optional(
  Type.Union([Type.Literal('json'), Type.Literal('csv')], {
    default: 'json',
    description: 'csv: a file for spreadsheets, UTF-8 with byte order mark, headings in Japanese',
  }),
)

/** What encodeURIComponent leaves as it is and the header does not take. Source: RFC 8187, section 3.2.1 (attr-char). */
const NOT_IN_HEADER = /['()*]/g

interface Reply {
  header(name: string, value: string): unknown
}

/** Marks an answer as a file to keep. @param name of the file, with its ending; browsers show it as it is. */
export function asCsvFile(reply: Reply, name: string): void {
  reply.header('Content-Type', 'text/csv; charset=utf-8')
  reply.header('Content-Disposition', `attachment; filename="download.csv"; filename*=UTF-8''${encodeName(name)}`)
}

function encodeName(name: string): string {
  return encodeURIComponent(name).replace(NOT_IN_HEADER, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}
