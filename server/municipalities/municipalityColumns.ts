import type { FigureYears } from '#model'
import { searchColumns } from '../download/searchColumns.ts'
import type { Column } from '../download/toCsv.ts'
import type { DistanceAnswer, MunicipalityAnswer, PeerRecordsAnswer, PeersAnswer } from './municipalityShapes.ts'
import { FIGURE_IDS, type FigureId } from './peerFigures.ts'
import { figureLabel } from './tellDistance.ts'

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
    ...searchColumns(address).map(({ heading, cell }) => ({ heading, cell: ({ document }: PeerRecord) => cell(document) })),
  ]
}

function distanceOf({ distances }: Peer, wanted: FigureId): DistanceAnswer | undefined {
  return distances.find(({ id }) => id === wanted)
}

function rounded(distance: number | null): number | null {
  return distance === null ? null : Math.round(distance * 1000) / 1000
}
