/** A group of ordinary cities (都市) or of towns and villages (町村): population band × structure of industry. */
export interface SimilarGroup {
  class: '都市' | '町村'
  /** From 1, the smallest populations. */
  band: number
  /** From 0: the higher, the more work in services and the fewer in farming and fishing. */
  industry: number
}

const NUMERALS = ['I', 'II', 'III', 'IV', 'V']
const PRINTED = ['Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ', 'Ⅴ']

/** Population bands. Source: 総務省「類似団体別市町村財政指数表」; all 1,613 cities, towns and villages of the data that have one stand in theirs. */
const BANDS = {
  都市: ['5万人未満', '5万人以上10万人未満', '10万人以上15万人未満', '15万人以上'],
  町村: ['5千人未満', '5千人以上1万人未満', '1万人以上1万5千人未満', '1万5千人以上2万人未満', '2万人以上'],
} as const

/** What the numbers of the structure of industry stand for. The data give the number; it is never computed here. */
const INDUSTRIES = {
  都市: [
    '第1次産業で働く人の割合が比較的高く、第2次産業の割合も高い',
    '第1次産業で働く人の割合が比較的高く、第3次産業の割合も高い',
    '第1次産業で働く人の割合が低く、第2次産業の割合が高い',
    '第1次産業で働く人の割合が低く、第3次産業の割合が高い',
  ],
  町村: [
    '第1次産業で働く人の割合が比較的高い',
    '第1次産業で働く人の割合が低く、第2次産業の割合が高い',
    '第1次産業で働く人の割合が低く、第3次産業の割合が高い',
  ],
} as const

const LARGE: Readonly<Record<string, string>> = {
  政令指定都市: '政令で指定された、人口50万人以上の市です。',
  中核市: '政令で指定された、人口20万人以上の市です。',
  施行時特例市: '特例市の制度がなくなった2015年に特例市だった市です。',
  特別区: '東京都の23の区です。',
}

/** Reads 都市II-1; null for the groups of large cities and wards. */
export function readGroup(id: string): SimilarGroup | null {
  const [, name, numeral = '', industry] = /^(都市|町村)([IV]+)-(\d)$/.exec(id) ?? []
  return name === '都市' || name === '町村' ? { class: name, band: NUMERALS.indexOf(numeral) + 1, industry: Number(industry) } : null
}

/** 都市Ⅱ */
export function bandLabel({ class: name, band }: Pick<SimilarGroup, 'class' | 'band'>): string {
  return `${name}${PRINTED[band - 1] ?? ''}`
}

/** 都市Ⅱ-1, as the official tables print it. */
export function groupLabel(id: string): string {
  const group = readGroup(id)
  return group ? `${bandLabel(group)}-${group.industry}` : id
}

/** What a group gathers, as a sentence. */
export function groupMeaning(id: string): string {
  const group = readGroup(id)
  if (!group) return LARGE[id] ?? ''
  const industry = INDUSTRIES[group.class][group.industry] ?? ''
  return `人口${BANDS[group.class][group.band - 1] ?? ''}の${group.class === '都市' ? '市' : '町と村'}のうち、${industry}ものです。`
}

/** How many population bands a class has. */
export function bandsOf({ class: name }: SimilarGroup): number {
  return BANDS[name].length
}
