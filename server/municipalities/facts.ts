import type { MunicipalDirectory } from '#corpus'
import { fiscalYearLabel, type FigureYears, type Municipality } from '#model'
import type { MunicipalityDetail } from './municipalityShapes.ts'
import { FIGURE_IDS, type FigureId } from './peerFigures.ts'
import { groupLabel } from './SimilarGroup.ts'
import { figureLabel, tellFigure } from './tellDistance.ts'

type Fact = MunicipalityDetail['facts'][number]

const ADDED_UP = '市区町村の合計'

/** The figures of a municipality, each with the date at which it was taken. Figures that prefectures have not are left out there. */
export function factsOf(municipality: Municipality, { sources }: MunicipalDirectory): Fact[] {
  const isPrefecture = municipality.kind === 'prefecture'
  const census = `${sources.years.census}年国勢調査`
  const asOf: Readonly<Record<FigureId, string>> = {
    population: isPrefecture ? `${census}（${ADDED_UP}）` : census,
    area: isPrefecture ? `${ADDED_UP}、${AREA_UNDATED}` : AREA_UNDATED,
    industry: `${sources.years.industry}年国勢調査`,
    fiscal: fiscalYearLabel(sources.years.finance),
    staff: `職員数は${fiscalYearLabel(sources.years.staff)}、人口は${census}`,
  }
  const shown: readonly FigureId[] = isPrefecture ? ['population', 'area'] : FIGURE_IDS
  const asOfYear = yearsOf(sources.years)
  const facts = shown.map((id) => ({
    id: FACT_IDS[id],
    label: figureLabel(id),
    text: tellFigure(id, municipality),
    asOf: asOf[id],
    asOfYear: asOfYear[id],
  }))
  return isPrefecture ? facts : [...groupFact(municipality, sources.years.finance), ...facts, staffFact(municipality, sources.years.staff)]
}

/** The dates again, as short as a line of figures bears. The sources do not date areas. */
function yearsOf({ census, industry, finance, staff }: FigureYears): Readonly<Record<FigureId, string | null>> {
  return {
    population: `${census}年`,
    area: null,
    industry: `${industry}年`,
    fiscal: `${finance}年度`,
    staff: `${staff}年度、人口は${census}年`,
  }
}

const AREA_UNDATED = '基準日は出どころに記載なし'
/** How facts are called; staff stand there both as a rate and as a number. */
export const FACT_IDS: Readonly<Record<FigureId, string>> = {
  population: 'population',
  area: 'area',
  industry: 'industry',
  fiscal: 'fiscal',
  staff: 'staff-per-thousand',
}

function groupFact({ similarGroup }: Municipality, year: number): Fact[] {
  if (similarGroup === null) return []
  return [{ id: 'group', label: '類似団体', text: groupLabel(similarGroup), asOf: fiscalYearLabel(year), asOfYear: `${year}年度` }]
}

function staffFact({ staff }: Municipality, year: number): Fact {
  const text = staff === null ? '不明' : `${staff.toLocaleString('ja-JP')}人`
  return { id: 'staff', label: '職員数', text, asOf: fiscalYearLabel(year), asOfYear: `${year}年度` }
}

/** The dates of all figures in one sentence; stands wherever they are shown. */
export function tellAsOf({ sources: { years, namesAsOf } }: MunicipalDirectory): string {
  const staff = years.staff === years.finance ? '' : `、職員数は${years.staff}年度`
  const finance = `類似団体・財政力指数${staff === '' ? '・職員数' : ''}は${years.finance}年度${staff}`
  const names = namesAsOf === null ? '' : `、名称は${japaneseDate(namesAsOf)}現在`
  const censuses =
    years.industry === years.census
      ? `人口と産業は${years.census}年国勢調査`
      : `人口は${years.census}年、産業は${years.industry}年の国勢調査`
  return `${censuses}、${finance}${names}です。都道府県の人口と面積は、市区町村の合計です。`
}

function japaneseDate(isoDate: string): string {
  const [year, month, day] = isoDate.split('-').map(Number)
  return `${year ?? ''}年${month ?? ''}月${day ?? ''}日`
}

/** Who published the figures, in one sentence. */
export function tellCredit({ sources: { credits } }: MunicipalDirectory): string {
  const all = credits.map(({ source, via, licence }) => ({ source, terms: [via, licence].filter((part) => part !== null).join('、') }))
  const bySource = new Map<string, string[]>()
  for (const { source, terms } of all) bySource.set(source, [...(bySource.get(source) ?? []), ...(terms === '' ? [] : [terms])])
  const told = [...bySource].map(([source, terms]) => (terms.length > 0 ? `${source}（${terms.join('／')}）` : source))
  return told.length > 0 ? `${told.join('、')}をもとに整理しました。` : '出どころは示されていません。'
}
