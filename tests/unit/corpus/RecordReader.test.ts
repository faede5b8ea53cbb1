import { beforeAll, describe, expect, it } from 'vitest'
import { FIELD_NAMES, parseDocument, type Reference } from '#corpus'
import type { Document } from '#model'
import { makeRecord } from '../makeRecord.ts'
import { readStarterReference } from '../starterCorpus.ts'

let reference: Reference
beforeAll(async () => {
  reference = await readStarterReference()
})

/** The document of a record that must be sound. */
function readSound(text: string, path = 'cases/a.md'): Document {
  const { document, problems } = parseDocument(path, text, reference)
  expect(problems).toEqual([])
  if (!document) throw new Error('a record without problems must give a document')
  return document
}
const readField = (key: string, yaml: string) => readSound(makeRecord({ [key]: yaml }))

describe('a sound record', () => {
  it('needs only title, yomi, summary, type, rights and sources', () => {
    const { body, ...fields } = readSound(makeRecord())
    expect(body.children.map(({ type }) => type)).toEqual(['heading', 'paragraph'])
    expect(fields).toEqual({
      id: 'cases/a',
      path: 'cases/a.md',
      title: '窓口の並び方を見直す',
      yomi: 'まどぐちのならびかたをみなおす',
      summary: '窓口の並び方を見直し、待つ人を減らしました。',
      type: 'case',
      municipalities: [],
      organisations: [],
      activityYear: null,
      reportYear: null,
      eventDate: null,
      programme: null,
      initiative: null,
      levels: [],
      scenes: [],
      worries: [],
      outcomes: [],
      people: [],
      related: [],
      visibility: 'public',
      rights: { status: 'summary', notice: null },
      publication: 'published',
      sources: [{ title: '窓口改善の記録', publisher: '中野区', url: null, published: null, seen: null }],
      uncertain: [],
    })
  })

  it('keeps the places of its body in the file', () => {
    const text = makeRecord()
    const heading = readSound(text).body.children[0]
    expect(text.slice(heading?.position?.start.offset, heading?.position?.end.offset)).toBe('## 取り組み')
  })

  it('may have Windows line ends and a byte order mark once it is decoded', () => {
    expect(readSound(makeRecord().replaceAll('\n', '\r\n')).title).toBe('窓口の並び方を見直す')
  })
})

const FIELDS: [yaml: string, field: keyof Document, value: unknown][] = [
  ['id: kaizen/窓口_2022.v1-a', 'id', 'kaizen/窓口_2022.v1-a'],
  ['title: "窓口: 並び方"', 'title', '窓口: 並び方'],
  ['yomi: まどぐち 2022 DX ー', 'yomi', 'まどぐち 2022 DX ー'],
  ['organisations: [○○広域連合, △△組合]', 'organisations', ['○○広域連合', '△△組合']],
  ['organisations: ○○広域連合', 'organisations', ['○○広域連合']],
  ['activity_year: 令和4年度', 'activityYear', 2022],
  ['activity_year: 2022', 'activityYear', 2022],
  ['report_year: R5', 'reportYear', 2023],
  ['event_date: 令和5年3月10日', 'eventDate', '2023-03-10'],
  ['event_date: 令和5年3月10日', 'reportYear', 2022],
  ['programme: 行革甲子園', 'programme', 'gyokaku-koshien'],
  ['programme: gyokaku-koshien', 'programme', 'gyokaku-koshien'],
  ['initiative: 一職員一改善提案制度', 'initiative', '一職員一改善提案制度'],
  ['levels: [人材育成, 業務改善, 人材育成]', 'levels', ['people', 'operations']],
  ['scenes: [改善×職場, 革新×地域]', 'scenes', ['improve-workplace', 'innovate-community']],
  ['worries: [改善運動が続かない]', 'worries', ['activity-stops']],
  ['outcomes: 仕事の時間が減る', 'outcomes', ['time-saved']],
  [
    'people: [{ name: 改善太郎, role: 区長 }, 改善花子]',
    'people',
    [
      { name: '改善太郎', role: '区長' },
      { name: '改善花子', role: '' },
    ],
  ],
  [
    'related: [{ id: cases/b, relation: 別の年度 }, cases/c]',
    'related',
    [
      { id: 'cases/b', relation: '別の年度' },
      { id: 'cases/c', relation: '関連' },
    ],
  ],
  ['visibility: 会員限定', 'visibility', 'member'],
  ['visibility: public', 'visibility', 'public'],
  ['rights: { status: 許諾済み, notice: 断り }', 'rights', { status: 'permitted', notice: '断り' }],
  ['publication: 公表済み', 'publication', 'published'],
  ['uncertain: [年度は推定です。]', 'uncertain', ['年度は推定です。']],
]

describe('fields', () => {
  it.each(FIELDS)('%s', (yaml, field, value) => expect(readField(yaml.slice(0, yaml.indexOf(':')), yaml)[field]).toEqual(value))

  it('are all read by these tests', () => {
    const written = [...FIELDS.map(([yaml]) => yaml), makeRecord(), 'municipalities:'].join('\n')
    expect(FIELD_NAMES.filter((name) => !new RegExp(`^${name}:`, 'm').test(written))).toEqual([])
  })

  it('keep the leading zero of a code, quoted or not, and the name of the time', () => {
    const { municipalities } = readField(
      'municipalities',
      'municipalities:\n  - { code: 012025, name: 函館市, former_name: 戸井町 }\n  - { code: "010006", name: 北海道 }',
    )
    expect(municipalities).toEqual([
      { code: '012025', name: '函館市', prefecture: '北海道', formerName: '戸井町' },
      { code: '010006', name: '北海道', prefecture: '北海道', formerName: null },
    ])
  })

  it('take a variant spelling of a name, and give the official one', () => {
    const { municipalities } = readField(
      'municipalities',
      'municipalities:\n  - { code: 394050, name: 檮原町 }\n  - { code: 112411, name: 鶴ケ島市 }',
    )
    expect(municipalities.map(({ name }) => name)).toEqual(['梼原町', '鶴ヶ島市'])
  })

  it('keep everything that a source says', () => {
    const yaml = 'sources:\n  - { title: 題, publisher: 者, url: "https://例え.jp/改善", published: 2023-05, seen: 令和5年6月1日 }'
    expect(readField('sources', yaml).sources).toEqual([
      { title: '題', publisher: '者', url: 'https://例え.jp/改善', published: '2023-05', seen: '2023-06-01' },
    ])
  })

  it('accept a report year beside the event date when both agree', () => {
    const { reportYear } = readSound(makeRecord({ report_year: 'report_year: 令和4年度', event_date: 'event_date: 2023-03-31' }))
    expect(reportYear).toBe(2022)
  })

  it('allow what is not published where only members see it', () => {
    const { publication } = readSound(makeRecord({ publication: 'publication: 未公表', visibility: 'visibility: 会員限定' }))
    expect(publication).toBe('unpublished')
  })

  it('take the shelf of every type', () => {
    for (const { label, id, folder } of reference.vocabularies.types) {
      expect(readSound(makeRecord({ type: `type: ${label}` }), `${folder}/2022/a.md`).type, folder).toBe(id)
    }
  })
})
