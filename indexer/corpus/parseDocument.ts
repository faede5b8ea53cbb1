import type { Root, Yaml } from 'mdast'
import { toString } from 'mdast-util-to-string'
import type { Document, Problem } from '#model'
import { checkReading } from './checkReading.ts'
import { FrontMatter } from './FrontMatter.ts'
import { MarkdownExcess } from './markdownLimits.ts'
import { parseMarkdown } from './parseMarkdown.ts'
import { idOfPath, readId } from './readId.ts'
import { RecordReader, type RecordIds, type Reference } from './RecordReader.ts'

export interface ParsedRecord {
  /** Null when anything is wrong with the record, but for a reading: a half-understood record is not put on the shelf. */
  document: Document | null
  problems: Problem[]
  /** Known of broken records too, as far as they can be read. */
  ids: RecordIds
}

/**
 * Parses one record.
 * @param path path relative to the corpus folder, with forward slashes.
 */
export function parseDocument(path: string, text: string, reference: Reference): ParsedRecord {
  try {
    return parseRecord(path, text, reference)
  } catch (error) {
    if (error instanceof MarkdownExcess)
      return brokenRecord(path, [{ file: path, line: error.line, code: error.code, message: error.message }])
    if (error instanceof RangeError) return brokenRecord(path, [tooComplex(path)])
    throw error
  }
}

function parseRecord(path: string, text: string, reference: Reference): ParsedRecord {
  const root = parseMarkdown(text)
  const yaml = root.children[0]
  if (yaml?.type !== 'yaml') return brokenRecord(path, [noFrontMatter(path, text)])
  const fields = new FrontMatter(path, yaml.value, yaml.position?.start.line ?? 1)
  if (!fields.isReadable) return brokenRecord(path, fields.problems, fields.text('id')?.text)
  const body = bodyOf(root, yaml)
  const record = new RecordReader(fields, reference).read(path)
  reportBody(fields, body, yaml)
  if (fields.problems.length > 0) return { document: null, problems: fields.problems, ids: record.ids }
  const document = { ...record.fields, body }
  return { document, problems: checkReading(document, reference.municipalities, fields.lineOf('yomi')), ids: record.ids }
}

/** A record of which nothing is understood but its id: what it is called, or where it stands. */
export function brokenRecord(path: string, problems: Problem[], id?: string): ParsedRecord {
  return { document: null, problems, ids: { own: { text: id === undefined ? idOfPath(path) : readId(id), line: 1 }, related: [] } }
}

/** The net under all limits: whatever else overflows the stack in reading a record (a hundred thousand escapes in a row) must not stop the others. */
function tooComplex(path: string): Problem {
  const message = '書き方が込み入りすぎていて読めません。見出し情報と本文の、かっこや記号を減らしてください。'
  return { file: path, line: 1, code: 'TOO_COMPLEX', message }
}

function noFrontMatter(path: string, text: string): Problem {
  const unclosed = text.startsWith('---')
  const message = unclosed
    ? '見出し情報の終わりの「---」がありません。見出し情報のあとに「---」だけの行を置いてください。'
    : '見出し情報がありません。ファイルの先頭を「---」の行で始めてください。'
  return { file: path, line: 1, code: 'NO_FRONT_MATTER', message }
}

function bodyOf(root: Root, yaml: Yaml): Root {
  return { ...root, children: root.children.filter((node) => node !== yaml) }
}

function reportBody(fields: FrontMatter, body: Root, yaml: Yaml): void {
  const text = body.children.filter((node) => node.type !== 'heading').map((node) => toString(node))
  if (text.join('').trim() === '') {
    fields.report((yaml.position?.end.line ?? 1) + 1, 'EMPTY_BODY', '本文がありません。「## 取り組み」などの見出しを立てて書いてください。')
  }
  for (const node of body.children) {
    if (node.type === 'heading' && node.depth === 1) {
      fields.report(node.position?.start.line ?? 1, 'TITLE_IN_BODY', '本文の見出しは「##」から始めてください。題名は title に書きます。')
    }
  }
}
