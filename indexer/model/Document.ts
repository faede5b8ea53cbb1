import type { Root } from 'mdast'
import type { MunicipalityRef } from './Municipality.ts'

export type Visibility = 'public' | 'member'

/** Where a record's facts come from. Dates are ISO dates, or as far as known: YYYY or YYYY-MM. */
export interface Source {
  title: string
  publisher: string
  url: string | null
  published: string | null
  /** The date on which the source was seen. */
  seen: string | null
}

/** How the text came to stand here. */
export const RIGHTS_STATUSES = [
  {
    id: 'summary',
    label: '要約',
    statement:
      'このページは、公開されている資料の事実をもとに、このライブラリが書き起こした要約です。引用するときは、できるだけ原資料に当たってください。原資料の著作権は、それぞれの発行者にあります。',
  },
  {
    id: 'association',
    label: '研究会資料',
    statement: 'このページの資料は、自治体改善マネジメント研究会のものです。利用するときは研究会にお尋ねください。',
  },
  {
    id: 'permitted',
    label: '許諾済み',
    statement: 'このページの資料は、権利者の許諾を得て載せています。許諾はこのライブラリでの掲載に限られます。',
  },
] as const
export type RightsStatus = (typeof RIGHTS_STATUSES)[number]['id']

/** Whether the work has been made public (公表), which a lawful quotation requires. */
export const PUBLICATION_STATES = [
  { id: 'published', label: '公表済み' },
  { id: 'unpublished', label: '未公表' },
] as const
export type PublicationState = (typeof PUBLICATION_STATES)[number]['id']

/** How one record belongs to another, and how the other sees it. */
export const RELATIONS = [
  { label: '発表の場', inverse: 'この場での発表' },
  { label: 'もとになった研究会', inverse: '研究会から生まれた発表・記録' },
  { label: '同じ出来事', inverse: '同じ出来事' },
  { label: '別の年度', inverse: '別の年度' },
  { label: '同じ取り組み', inverse: '同じ取り組み' },
  { label: '関連', inverse: '関連' },
] as const
export type Relation = (typeof RELATIONS)[number]['label']

/** A record of the corpus, read and checked. */
export interface Document {
  /** Path in the corpus without extension, unless the front matter says otherwise; never changes. */
  id: string
  /** Path of the file, relative to the corpus folder, with forward slashes. */
  path: string
  title: string
  yomi: string
  summary: string
  /** Id of a term of the types vocabulary. */
  type: string
  municipalities: MunicipalityRef[]
  /** Joint bodies and other organisations without a code of their own in the master data. */
  organisations: string[]
  /** Fiscal year of the activity. */
  activityYear: number | null
  /** Fiscal year in which it was reported; derived from the event date where there is one. */
  reportYear: number | null
  eventDate: string | null
  /** Id of a term of the programmes vocabulary. */
  programme: string | null
  /** The local name of a scheme, contest or project. */
  initiative: string | null
  levels: string[]
  scenes: string[]
  worries: string[]
  outcomes: string[]
  people: { name: string; role: string }[]
  related: { id: string; relation: Relation }[]
  visibility: Visibility
  rights: { status: RightsStatus; notice: string | null }
  publication: PublicationState
  sources: Source[]
  uncertain: string[]
  /** The Markdown body; positions count from the beginning of the file. */
  body: Root
}
