import type { Source } from '#model'
import type { Field, FieldGroup, FrontMatter } from './FrontMatter.ts'
import { readPartialDate } from './readDate.ts'

/** As much of a wrong address as its problem repeats. */
const MAX_SHOWN = 500

/** The sources of a record, of which there must be one. */
export function readSources(fields: FrontMatter): Source[] {
  if (fields.isEmpty('sources')) {
    const message = '項目 sources がありません。title と publisher を持つ出典を一つ以上書いてください。'
    fields.report(fields.lineOf('sources'), 'MISSING_FIELD', message)
  }
  const groups = fields.groups('sources', ['title', 'publisher', 'url', 'published', 'seen'])
  return groups.flatMap((group) => readSource(fields, group) ?? [])
}

function readSource(fields: FrontMatter, group: FieldGroup): Source | null {
  const title = fields.needed(group, 'sources', 'title')
  const publisher = fields.needed(group, 'sources', 'publisher')
  const url = readUrl(fields, group.fields.get('url'))
  const published = readSourceDate(fields, group, 'published')
  const seen = readSourceDate(fields, group, 'seen')
  return title && publisher ? { title: title.text, publisher: publisher.text, url, published, seen } : null
}

function readUrl(fields: FrontMatter, url: Field | null | undefined): string | null {
  if (!url) return null
  if (!URL.canParse(url.text) || !/^https?:$/.test(new URL(url.text).protocol)) {
    const message = `sources の url「${url.text.slice(0, MAX_SHOWN)}」は http:// か https:// で始まるアドレスにしてください。`
    fields.report(url.line, 'BAD_URL', message)
  }
  return url.text
}

function readSourceDate(fields: FrontMatter, group: FieldGroup, key: 'published' | 'seen'): string | null {
  const field = group.fields.get(key)
  const date = field ? readPartialDate(field.text) : null
  if (field && date === null) {
    const message = `sources の ${key} の「${field.text}」は日付として読めません。2023-03-10、2023-03、2023 のように書いてください。`
    fields.report(field.line, 'BAD_DATE', message)
  }
  return date
}
