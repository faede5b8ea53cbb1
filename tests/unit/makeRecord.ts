/** The least that a record must say, as lines of front matter by field. */
const LEAST: Readonly<Record<string, string>> = {
  title: 'title: 窓口の並び方を見直す',
  yomi: 'yomi: まどぐちのならびかたをみなおす',
  summary: 'summary: 窓口の並び方を見直し、待つ人を減らしました。',
  type: 'type: 事例',
  rights: 'rights: { status: 要約 }',
  sources: 'sources: [{ title: 窓口改善の記録, publisher: 中野区 }]',
}

/**
 * The text of a sound record, but with other front matter for some fields (which stands first, from line 2 on) or without them.
 * @param fields YAML by field name, with its key; null leaves a field out.
 */
export function makeRecord(
  fields: Readonly<Record<string, string | null>> = {},
  body = '## 取り組み\n職員が並び方を見直しました。',
): string {
  const written = Object.values(fields).filter((yaml) => yaml !== null)
  const rest = Object.entries(LEAST).filter(([key]) => !(key in fields))
  return ['---', ...written, ...rest.map(([, yaml]) => yaml), '---', '', body, ''].join('\n')
}
