import { beforeAll, describe, expect, it } from 'vitest'
import { FIELD_NAMES, parseDocument, type Reference } from '#corpus'
import { formatProblem, PUBLICATION_STATES, RELATIONS, RIGHTS_STATUSES } from '#model'
import { makeRecord } from '../makeRecord.ts'
import { readStarterReference } from '../starterCorpus.ts'

let reference: Reference
beforeAll(async () => {
  reference = await readStarterReference()
})

/** The problems of a record whose front matter begins with the fields given, on line 2. */
function problemsOf(fields: Record<string, string | null>): string[] {
  const { document, problems } = parseDocument('cases/a.md', makeRecord(fields), reference)
  expect(document === null, 'a record with problems is not put on the shelf').toBe(true)
  return problems.map(formatProblem)
}
const labels = (terms: readonly { label: string }[]) => terms.map(({ label }) => label).join('、')

describe('a missing field', () => {
  it.each([
    ['title', '必ず書いてください'],
    ['yomi', '必ず書いてください'],
    ['summary', '必ず書いてください'],
    ['type', '使えるのは 事例、セミナー報告、発表資料、記事、書籍、事業案内 です'],
    ['rights', 'status に 要約、研究会資料、許諾済み のどれかを書いてください'],
    ['sources', 'title と publisher を持つ出典を一つ以上書いてください'],
  ])('%s is named, with what to write', (field, advice) =>
    expect(problemsOf({ [field]: null })).toEqual([`cases/a.md:2: 項目 ${field} がありません。${advice}。`]),
  )

  it('inside a group is named at the group', () => {
    expect(problemsOf({ rights: 'rights:\n  notice: 断り' })).toEqual(['cases/a.md:3: rights に status がありません。必ず書いてください。'])
    const sources = problemsOf({ sources: 'sources:\n  - { title: 題, publisher: 者 }\n  - { url: "https://example.jp/" }' })
    expect(sources).toEqual(['title', 'publisher'].map((key) => `cases/a.md:4: sources に ${key} がありません。必ず書いてください。`))
    for (const [field, key] of [
      ['municipalities', 'name'],
      ['people', 'name'],
      ['related', 'id'],
    ] as const) {
      const other = field === 'municipalities' ? 'code: "131148"' : field === 'people' ? 'role: 区長' : 'relation: 関連'
      expect(problemsOf({ [field]: `${field}:\n  - ${other}` })).toEqual([
        `cases/a.md:3: ${field} に ${key} がありません。必ず書いてください。`,
      ])
    }
  })
})

describe('a term that the vocabulary does not hold', () => {
  it.each(['programme', 'levels', 'scenes', 'worries', 'outcomes'] as const)('in %s is named with all that it holds', (field) => {
    const vocabulary = reference.vocabularies[field === 'programme' ? 'programmes' : field]
    const yaml = field === 'programme' ? 'programme:\n  なにか' : `${field}:\n  - なにか`
    expect(problemsOf({ [field]: yaml })).toEqual([
      `cases/a.md:3: ${field} に「なにか」は使えません。使えるのは ${labels(vocabulary)} です。`,
    ])
  })

  it('in type, visibility, publication, rights and relation is named with all that there are', () => {
    const allowed = (field: string, list: string) => [`cases/a.md:2: ${field} に「なにか」は使えません。使えるのは ${list} です。`]
    expect(problemsOf({ type: 'type: なにか' })).toEqual(allowed('type', labels(reference.vocabularies.types)))
    expect(problemsOf({ visibility: 'visibility: なにか' })).toEqual(allowed('visibility', '公開、会員限定'))
    expect(problemsOf({ publication: 'publication: なにか' })).toEqual(allowed('publication', labels(PUBLICATION_STATES)))
    expect(problemsOf({ rights: 'rights: { status: なにか }' })).toEqual(allowed('rights の status', labels(RIGHTS_STATUSES)))
    expect(problemsOf({ related: 'related: [{ id: cases/b, relation: なにか }]' })).toEqual(allowed('relation', labels(RELATIONS)))
  })
})

describe('values that cannot be', () => {
  const date = '2023-03-10 や 令和5年3月10日 のように書いてください。'
  const partial = '2023-03-10、2023-03、2023 のように書いてください。'
  const year = '2022年度、令和4年度、R4、2022 のように書いてください。'
  const id = '文字・数字と / _ . - だけで、/similar で終わらない名前にしてください。'
  it.each([
    ['title', `title: ${'あ'.repeat(121)}`, '項目 title は 121 文字あります。120 文字までです。'],
    ['summary', `summary: ${'あ'.repeat(201)}`, '項目 summary は 201 文字あります。200 文字までです。'],
    ['initiative', `initiative: ${'あ'.repeat(121)}`, '項目 initiative は 121 文字あります。120 文字までです。'],
    ['yomi', 'yomi: マドグチ', 'yomi「マドグチ」は、ひらがな・半角英数字・空白で書いてください。'],
    ['id', 'id: a b', `id a b は使えません。${id}`],
    ['id', 'id: "a#b"', `id a#b は使えません。${id}`],
    ['id', 'id: cases/a/similar', `id cases/a/similar は使えません。${id}`],
    ['id', 'id: cases/../books/a', `id cases/../books/a は使えません。${id}`],
    ['id', 'id: cases//a', `id cases//a は使えません。${id}`],
    ['id', 'id: cases/.hidden', `id cases/.hidden は使えません。${id}`],
    ['id', 'id: cases/a/', `id cases/a/ は使えません。${id}`],
    ['type', 'type: [事例]', '項目 type には一つの値を書いてください。'],
    ['title', 'title: { a: b }', '項目 title には一つの値を書いてください。'],
    ['rights', 'rights: 要約', '項目 rights には status、notice を書いてください。'],
    ['sources', 'sources: 記録', '項目 sources の一つ一つには title、publisher、url、published、seen を書いてください。'],
    ['activity_year', 'activity_year: 1900', `activity_year の「1900」は年度として読めません。${year}`],
    ['report_year', 'report_year: 去年', `report_year の「去年」は年度として読めません。${year}`],
    ['event_date', 'event_date: 2023-02-29', `event_date の「2023-02-29」は日付として読めません。${date}`],
    ['event_date', 'event_date: 2023-02', `event_date の「2023-02」は日付として読めません。${date}`],
    [
      'sources',
      'sources: [{ title: 題, publisher: 者, published: 昨日 }]',
      `sources の published の「昨日」は日付として読めません。${partial}`,
    ],
    [
      'sources',
      'sources: [{ title: 題, publisher: 者, seen: 2023-13 }]',
      `sources の seen の「2023-13」は日付として読めません。${partial}`,
    ],
    [
      'sources',
      'sources: [{ title: 題, publisher: 者, url: "javascript:alert(1)" }]',
      'sources の url「javascript:alert(1)」は http:// か https:// で始まるアドレスにしてください。',
    ],
    [
      'sources',
      'sources: [{ title: 題, publisher: 者, url: example.jp }]',
      'sources の url「example.jp」は http:// か https:// で始まるアドレスにしてください。',
    ],
    ['publication', 'publication: 未公表', '未公表の資料は公開できません。visibility を 会員限定 にしてください。'],
    ['type', 'type: 書籍', 'この種類のレコードは books/ の下に置いてください。'],
    ['levels', 'levels: [[業務改善]]', '項目 levels の一つ一つには、値だけを書いてください。'],
    ['organisations', 'organisations: [{ a: b }]', '項目 organisations の一つ一つには、値だけを書いてください。'],
    ['uncertain', 'uncertain: [{ a: b }]', '項目 uncertain の一つ一つには、値だけを書いてください。'],
    ['people', 'people: [[a]]', '項目 people の一つ一つには name、role を書いてください。'],
    ['municipalities', 'municipalities: ["131148"]', '項目 municipalities の一つ一つには code、name、former_name を書いてください。'],
  ])('%s: %s', (field, yaml, message) => expect(problemsOf({ [field]: yaml })).toEqual([`cases/a.md:2: ${message}`]))

  it('are named when report year and event date disagree, for April begins a year', () => {
    const problems = problemsOf({ report_year: 'report_year: 2023', event_date: 'event_date: 2023-03-31' })
    expect(problems).toEqual([
      'cases/a.md:2: report_year（2023年度）が event_date（2023-03-31、2022年度）と合いません。どちらかを直してください。',
    ])
  })

  it('are all listed, in one reading', () => {
    const lines = problemsOf({ activity_year: 'activity_year: x', event_date: 'event_date: y', levels: 'levels: [z]', kind: 'kind: 事例' })
    expect(lines.map((line) => line.split(':')[1]).sort()).toEqual(['2', '3', '4', '5'])
  })
})

describe('a code', () => {
  const problemOf = (code: string, name: string) => problemsOf({ municipalities: `municipalities:\n  - code: ${code}\n    name: ${name}` })

  it('that nobody has is named with the codes of the name, of all that bear it', () => {
    expect(problemOf('13226', '森町')).toEqual([
      'cases/a.md:3: 団体コード「13226」はありません。北海道森町 013455、静岡県森町 224618 ではありませんか。',
    ])
    expect(problemOf('999999', '架空市')).toEqual([
      'cases/a.md:3: 団体コード「999999」はありません。corpus/municipalities の一覧にある 6 桁の団体コードを書いてください。',
    ])
  })

  it('of another municipality is named with its own', () => {
    const problem =
      'cases/a.md:4: 団体コード 012025 は 北海道函館市 です。「戸井町」と合いません。昔の名前は former_name に書いてください。'
    expect(problemOf('012025', '戸井町')).toEqual([problem])
  })

  it.each(['', '""', 'null'])('that is missing (%s) is asked for with the codes of the nearest names', (code) => {
    const missing = 'cases/a.md:3: municipalities に code がありません。必ず書いてください。'
    expect(problemOf(code, 'みなみ伊勢町')).toEqual([`${missing}名前が近いのは 三重県南伊勢町 244724 です。`])
    expect(problemOf(code, '南伊勢町')).toEqual([`${missing}三重県南伊勢町 244724 ではありませんか。`])
  })

  it('is not fulfilled by the name of another municipality that is spelled alike', () => {
    expect(problemOf('082228', '鹿島市').join()).toContain('団体コード 082228 は 茨城県鹿嶋市 です')
  })
})

it('an unknown field is named with all that there are', () => {
  expect(problemsOf({ keywords: 'keywords: x' })).toEqual([
    `cases/a.md:2: 項目 keywords はありません。使えるのは ${FIELD_NAMES.join('、')} です。`,
  ])
})
