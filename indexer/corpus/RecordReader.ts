import {
  findTerm,
  fiscalYearOf,
  PUBLICATION_STATES,
  readFiscalYear,
  RELATIONS,
  RIGHTS_STATUSES,
  type Document,
  type PublicationState,
  type Relation,
  type RightsStatus,
  type Term,
  type Visibility,
  type Vocabularies,
} from '#model'
import type { Field, FrontMatter } from './FrontMatter.ts'
import type { MunicipalDirectory } from './MunicipalDirectory.ts'
import { readDate } from './readDate.ts'
import { idOfPath, isFitId, readId } from './readId.ts'
import { readMunicipalities } from './readMunicipalities.ts'
import { readSources } from './readSources.ts'

/** What a record is checked against. */
export interface Reference {
  vocabularies: Vocabularies
  municipalities: MunicipalDirectory
}

/** The fields of the front matter, in the order in which corpus/README.md explains them. */
export const FIELD_NAMES = [
  'id',
  'title',
  'yomi',
  'summary',
  'type',
  'municipalities',
  'organisations',
  'activity_year',
  'report_year',
  'event_date',
  'programme',
  'initiative',
  'levels',
  'scenes',
  'worries',
  'outcomes',
  'people',
  'related',
  'visibility',
  'rights',
  'publication',
  'sources',
  'uncertain',
] as const
type FieldName = (typeof FIELD_NAMES)[number]

const VISIBILITIES: readonly { id: Visibility; label: string }[] = [
  { id: 'public', label: '公開' },
  { id: 'member', label: '会員限定' },
]

const MAX_TITLE = 120
const MAX_SUMMARY = 200

/** The ids that a record bears and names, each where it is written: what must be checked against the other records. */
export interface RecordIds {
  own: Field
  related: Field[]
}

/** Reads each field of a front matter as its type and reports what does not fit, with the line and what is allowed. */
export class RecordReader {
  readonly #fields: FrontMatter
  readonly #reference: Reference

  constructor(fields: FrontMatter, reference: Reference) {
    this.#fields = fields
    this.#reference = reference
  }

  /** All fields but the body, and the ids among them with their lines; the caller decides what problems mean. */
  read(path: string): { fields: Omit<Document, 'body'>; ids: RecordIds } {
    this.#fields.allowOnly(FIELD_NAMES)
    const own = this.#id(path)
    const related = this.#related()
    const fields = this.#read(
      path,
      own.text,
      related.map(({ id, relation }) => ({ id: id.text, relation })),
    )
    return { fields, ids: { own, related: related.map(({ id }) => id) } }
  }

  #read(path: string, id: string, related: Document['related']): Omit<Document, 'body'> {
    const { vocabularies, municipalities } = this.#reference
    const eventDate = this.#eventDate()
    const visibility = this.#choice('visibility', VISIBILITIES, 'public')
    return {
      id,
      path,
      title: this.#required('title', MAX_TITLE),
      yomi: this.#yomi(),
      summary: this.#required('summary', MAX_SUMMARY),
      type: this.#type(path),
      municipalities: readMunicipalities(this.#fields, municipalities),
      organisations: this.#fields.list('organisations').map(({ text }) => text),
      activityYear: this.#year('activity_year'),
      reportYear: this.#reportYear(eventDate),
      eventDate,
      programme: this.#term('programme', vocabularies.programmes),
      initiative: this.#text('initiative', MAX_TITLE),
      levels: this.#terms('levels', vocabularies.levels),
      scenes: this.#terms('scenes', vocabularies.scenes),
      worries: this.#terms('worries', vocabularies.worries),
      outcomes: this.#terms('outcomes', vocabularies.outcomes),
      people: this.#people(),
      related,
      visibility,
      rights: this.#rights(),
      publication: this.#publication(visibility),
      sources: readSources(this.#fields),
      uncertain: this.#fields.list('uncertain').map(({ text }) => text),
    }
  }

  #report(line: number, code: string, message: string): void {
    this.#fields.report(line, code, message)
  }

  #required(key: FieldName, maxLength: number): string {
    const text = this.#text(key, maxLength)
    if (this.#fields.isEmpty(key)) this.#missing(key, '必ず書いてください。')
    return text ?? ''
  }

  #missing(key: FieldName, advice: string): void {
    this.#report(this.#fields.lineOf(key), 'MISSING_FIELD', `項目 ${key} がありません。${advice}`)
  }

  #text(key: FieldName, maxLength: number): string | null {
    const field = this.#fields.text(key)
    if (field && field.text.length > maxLength) {
      this.#report(field.line, 'TOO_LONG', `項目 ${key} は ${field.text.length} 文字あります。${maxLength} 文字までです。`)
    }
    return field?.text ?? null
  }

  #id(path: string): Field {
    const written = this.#fields.text('id')
    const id = written ? { text: readId(written.text), line: written.line } : { text: idOfPath(path), line: 1 }
    if (!isFitId(id.text)) {
      this.#report(id.line, 'BAD_ID', `id ${id.text} は使えません。文字・数字と / _ . - だけで、/similar で終わらない名前にしてください。`)
    }
    return id
  }

  #yomi(): string {
    const yomi = this.#required('yomi', MAX_TITLE * 2)
    if (yomi !== '' && !/^[ぁ-ゖーa-zA-Z0-9 ]+$/.test(yomi)) {
      this.#report(this.#fields.lineOf('yomi'), 'BAD_YOMI', `yomi「${yomi}」は、ひらがな・半角英数字・空白で書いてください。`)
    }
    return yomi
  }

  #type(path: string): string {
    const { types } = this.#reference.vocabularies
    const id = this.#term('type', types)
    if (this.#fields.isEmpty('type')) this.#missing('type', `使えるのは ${labels(types)} です。`)
    const folder = types.find((term) => term.id === id)?.folder
    if (folder !== undefined && !path.startsWith(`${folder}/`)) {
      this.#report(this.#fields.lineOf('type'), 'WRONG_SHELF', `この種類のレコードは ${folder}/ の下に置いてください。`)
    }
    return id ?? ''
  }

  #term(key: FieldName, terms: readonly Term[]): string | null {
    const field = this.#fields.text(key)
    return field ? this.#resolve(key, field, terms) : null
  }

  #terms(key: FieldName, terms: readonly Term[]): string[] {
    const ids = this.#fields.list(key).flatMap((field) => this.#resolve(key, field, terms) ?? [])
    return [...new Set(ids)]
  }

  #resolve(key: FieldName, field: Field, terms: readonly Term[]): string | null {
    const term = findTerm(terms, field.text)
    if (!term) this.#report(field.line, 'UNKNOWN_TERM', `${key} に「${field.text}」は使えません。使えるのは ${labels(terms)} です。`)
    return term?.id ?? null
  }

  #choice<T extends string>(key: FieldName, choices: readonly { id: T; label: string }[], fallback: T): T {
    const field = this.#fields.text(key)
    return field ? (this.#chosen(key, field, choices) ?? fallback) : fallback
  }

  #chosen<T extends string>(key: string, field: Field, choices: readonly { id: T; label: string }[]): T | null {
    const choice = choices.find(({ id, label }) => id === field.text || label === field.text)
    if (!choice) this.#report(field.line, 'UNKNOWN_TERM', `${key} に「${field.text}」は使えません。使えるのは ${labels(choices)} です。`)
    return choice?.id ?? null
  }

  #year(key: FieldName): number | null {
    const field = this.#fields.text(key)
    if (!field) return null
    const year = readFiscalYear(field.text)
    if (year === null) {
      this.#report(
        field.line,
        'BAD_YEAR',
        `${key} の「${field.text}」は年度として読めません。2022年度、令和4年度、R4、2022 のように書いてください。`,
      )
    }
    return year
  }

  #reportYear(eventDate: string | null): number | null {
    const written = this.#year('report_year')
    const derived = eventDate === null ? null : fiscalYearOf(eventDate)
    if (written !== null && derived !== null && written !== derived) {
      this.#report(
        this.#fields.lineOf('report_year'),
        'YEARS_DISAGREE',
        `report_year（${written}年度）が event_date（${eventDate}、${derived}年度）と合いません。どちらかを直してください。`,
      )
    }
    return derived ?? written
  }

  #eventDate(): string | null {
    const field = this.#fields.text('event_date')
    const date = field ? readDate(field.text) : null
    if (field && date === null) {
      const message = `event_date の「${field.text}」は日付として読めません。2023-03-10 や 令和5年3月10日 のように書いてください。`
      this.#report(field.line, 'BAD_DATE', message)
    }
    return date
  }

  #people(): Document['people'] {
    return this.#fields.groups('people', ['name', 'role'], 'name').flatMap((group) => {
      const name = this.#fields.needed(group, 'people', 'name')
      return name ? [{ name: name.text, role: group.fields.get('role')?.text ?? '' }] : []
    })
  }

  #related(): { id: Field; relation: Relation }[] {
    return this.#fields.groups('related', ['id', 'relation'], 'id').flatMap((group) => {
      const written = this.#fields.needed(group, 'related', 'id')
      if (!written) return []
      const id = { text: readId(written.text), line: written.line }
      const relation = group.fields.get('relation')
      if (!relation) return [{ id, relation: '関連' as const }]
      const known = RELATIONS.find(({ label }) => label === relation.text)
      if (!known)
        this.#report(relation.line, 'UNKNOWN_TERM', `relation に「${relation.text}」は使えません。使えるのは ${labels(RELATIONS)} です。`)
      return known ? [{ id, relation: known.label }] : []
    })
  }

  #rights(): Document['rights'] {
    const group = this.#fields.group('rights', ['status', 'notice'])
    if (this.#fields.isEmpty('rights')) this.#missing('rights', `status に ${labels(RIGHTS_STATUSES)} のどれかを書いてください。`)
    const status = group ? this.#fields.needed(group, 'rights', 'status') : null
    const chosen: RightsStatus | null = status ? this.#chosen('rights の status', status, RIGHTS_STATUSES) : null
    return { status: chosen ?? 'summary', notice: group?.fields.get('notice')?.text ?? null }
  }

  #publication(visibility: Visibility): PublicationState {
    const state = this.#choice<PublicationState>('publication', PUBLICATION_STATES, 'published')
    if (state === 'unpublished' && visibility === 'public') {
      const message = '未公表の資料は公開できません。visibility を 会員限定 にしてください。'
      this.#report(this.#fields.lineOf('publication'), 'UNPUBLISHED_IN_PUBLIC', message)
    }
    return state
  }
}

function labels(terms: readonly { label: string }[]): string {
  return terms.map(({ label }) => label).join('、')
}
