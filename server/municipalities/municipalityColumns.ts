import type { FigureYears } from '#model'
import { ofDocument, searchColumns } from '../download/searchColumns.ts'
import type { Column } from '../download/toCsv.ts'
import { FACT_IDS } from './facts.ts'
import type {
  ComparisonAnswer,
  DistanceAnswer,
  MunicipalityDetail,
  MunicipalityAnswer,
  PeerRecordsAnswer,
  PeersAnswer,
} from './municipalityShapes.ts'
import { FIGURE_IDS, type FigureId } from './peerFigures.ts'
import { figureLabel, FIGURE_UNITS, SECTORS } from './tellDistance.ts'

type Peer = PeersAnswer['peers'][number]
type PeerRecord = PeerRecordsAnswer['records'][number]

/** What a file of municipalities tells of each; the headings say when the figures were taken. */
export function municipalityColumns({ census, industry: surveyed, finance, staff: counted }: FigureYears): Column<MunicipalityAnswer>[] {
  const [ofCensus, ofFinance, ofStaff] = [`${census}年国勢調査`, `${finance}年度`, `${counted}年度`]
  const share = (sector: string) => `${sector}の割合（%、${surveyed}年国勢調査）`
  return [
    { heading: '団体コード', cell: ({ code }) => code },
    { heading: '都道府県', cell: ({ prefecture }) => prefecture },
    { heading: '名前', cell: ({ name }) => name },
    { heading: '読み', cell: ({ kana }) => kana },
    { heading: 'ローマ字', cell: ({ romaji }) => romaji },
    { heading: '区分', cell: ({ kindLabel }) => kindLabel },
    { heading: `類似団体（${ofFinance}）`, cell: ({ groupLabel }) => groupLabel },
    { heading: `人口（${ofCensus}）`, cell: ({ population }) => population },
    { heading: '面積（km²）', cell: ({ areaKm2 }) => areaKm2 },
    { heading: share('第1次産業'), cell: ({ industry }) => industry?.primary ?? null },
    { heading: share('第2次産業'), cell: ({ industry }) => industry?.secondary ?? null },
    { heading: share('第3次産業'), cell: ({ industry }) => industry?.tertiary ?? null },
    { heading: `財政力指数（${ofFinance}）`, cell: ({ fiscalStrength }) => fiscalStrength },
    { heading: `職員数（${ofStaff}）`, cell: ({ staff }) => staff },
    { heading: `人口千人あたりの職員数（職員数は${ofStaff}、人口は${ofCensus}）`, cell: ({ staffPerThousand }) => staffPerThousand },
    { heading: '事例の数', cell: ({ examples }) => examples },
    { heading: '名前の出る資料の数', cell: ({ records }) => records },
  ]
}

/** What a file of peers tells of each: besides, why and how far apart. */
export function peerColumns({ steps }: PeersAnswer, years: FigureYears): Column<Peer>[] {
  const labels = new Map<string, string>(steps.map(({ id, label }) => [id, label]))
  return [
    { heading: '広げた段階', cell: ({ step }) => labels.get(step) ?? step },
    { heading: '理由', cell: ({ reason }) => reason },
    { heading: '違いの大きさ（0〜1）', cell: ({ distance }) => rounded(distance) },
    ...FIGURE_IDS.map((id) => ({
      heading: `${figureLabel(id)}の違い（0〜1）`,
      cell: (peer: Peer) => rounded(distanceOf(peer, id)?.distance ?? null),
    })),
    ...municipalityColumns(years).map(({ heading, cell }) => ({ heading, cell: ({ municipality }: Peer) => cell(municipality) })),
  ]
}

/** What a file of peers' records tells of each: whose it is and why, then what a file of search results tells. @param address see {@link searchColumns} */
export function peerRecordColumns(address: (id: string) => string): Column<PeerRecord>[] {
  return [
    { heading: '似た自治体', cell: ({ peer }) => peer.name },
    { heading: '似ている理由', cell: ({ reason }) => reason },
    ...ofDocument(searchColumns(address)),
  ]
}

/** One number of a comparison; the structure of industry has three. */
interface ComparisonRow {
  label: string
  unit: string
  own: number | null
  other: number | null
  figure: DistanceAnswer
  asOf: string
}

/** The numbers of a comparison in the order of its page. @param facts of either side, for the dates. */
export function comparisonRows({ distances }: ComparisonAnswer, facts: MunicipalityDetail['facts']): ComparisonRow[] {
  return distances.flatMap((figure) => {
    const isKnown = figure.own.length + figure.other.length > 0
    const parts = figure.id === 'industry' && isKnown ? SECTORS : ['']
    const asOf = facts.find(({ id }) => id === FACT_IDS[figure.id])?.asOf ?? ''
    return parts.map((part, place) => ({
      label: part === '' ? figure.label : `${figure.label}（${part}）`,
      unit: FIGURE_UNITS[figure.id],
      own: figure.own[place] ?? null,
      other: figure.other[place] ?? null,
      figure,
      asOf,
    }))
  })
}

/** What a file of a comparison tells of each number: both sides, what differs, and when it was taken. Namesakes are told apart by their prefecture. */
export function comparisonColumns({ own, other }: ComparisonAnswer): Column<ComparisonRow>[] {
  const heading = ({ name, prefecture }: MunicipalityAnswer) => (name === prefecture ? name : prefecture + name)
  return [
    { heading: '項目', cell: ({ label }) => label },
    { heading: '単位', cell: ({ unit }) => unit },
    { heading: heading(own), cell: (row) => rounded(row.own) },
    { heading: heading(other), cell: (row) => rounded(row.other) },
    { heading: '違い', cell: ({ figure }) => figure.words },
    { heading: '違いの大きさ（0〜1）', cell: ({ figure }) => rounded(figure.distance) },
    { heading: '数字の時点', cell: ({ asOf }) => asOf },
  ]
}

function distanceOf({ distances }: Peer, wanted: FigureId): DistanceAnswer | undefined {
  return distances.find(({ id }) => id === wanted)
}

/** To three decimals. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1000) / 1000
}
