import { Type } from 'typebox'

/** How routes describe a CSV file among their answers. */
export const CSV_CONTENT = {
  'text/csv': { schema: Type.String({ description: 'UTF-8 with byte order mark, CRLF, headings in Japanese' }) },
}

interface Reply {
  header(name: string, value: string): unknown
}

/** Marks an answer as a file to keep. @param name of the file, with its ending; browsers show it as it is. */
export function asCsvFile(reply: Reply, name: string): void {
  reply.header('Content-Type', 'text/csv; charset=utf-8')
  reply.header('Content-Disposition', `attachment; filename="download.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
}
