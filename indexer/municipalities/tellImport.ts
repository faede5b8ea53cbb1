import { fiscalYearLabel, formatProblem, type Municipality } from '#model'
import type { Change, DataChanges, FigureName } from './compareData.ts'
import type { FormerReport, ImportReport } from './importMunicipalities.ts'

/** Of long lists this many are named. */
const NAMED = 20

/** What an import did, for the person who ran it; of a refused one every problem with its line. */
export function tellImport(report: ImportReport): string {
  if (report.problems.length > 0) {
    return [
      ...report.problems.map(formatProblem),
      `問題が ${report.problems.length} 件あるため、取り込みませんでした。今までのデータはそのままです。`,
    ].join('\n')
  }
  const { changes, earlierYears, former } = report
  const names = former ? tellFormer(former) : []
  const kept =
    earlierYears.length > 0 ? [`過去の類似団体の区分：${earlierYears.map((year) => `${year}年度`).join('、')}（groups.csv）`] : []
  if (changes)
    return [
      tellYears(report),
      ...tellChanges(changes),
      ...tellDoubt(report),
      ...names,
      ...kept,
      ...nextSteps(changes, former !== null),
    ].join('\n')
  if (former) return [...names, '今の数値は変わっていません。', ...kept].join('\n')
  return ['過去の年度のファイルなので、類似団体の区分だけを取り込みました。今の数値は変わっていません。', ...kept].join('\n')
}

function tellDoubt({ doubtfulShares: year }: ImportReport): string[] {
  if (year === null) return []
  return [
    `産業別の割合は ${year}年の国勢調査とされましたが、前の値と全部同じです。前の国勢調査の値なら、見出しを primary_pct_NNNN のように、その年にして取り込み直してください。`,
  ]
}

function tellFormer({ names, split, added, gone }: FormerReport): string[] {
  const parted = split > 0 ? `（一行に二つ以上あった ${split} 行は分けました）` : ''
  return [`昔の名前を ${names} 件にしました${parted}。`, listed('新しい昔の名前', added), listed('なくなった昔の名前', gone)]
}

function tellYears({ before, after }: ImportReport): string {
  return before === after
    ? `${fiscalYearLabel(after)}の自治体データを差し替えました。`
    : `自治体データを ${fiscalYearLabel(before)} から ${fiscalYearLabel(after)} に改めました。`
}

function tellChanges({ added, gone, renamed, kinds, groups, figures }: DataChanges): string[] {
  const changed = (Object.entries(figures) as [FigureName, number][]).map(([name, count]) => `${name} ${count} 団体`)
  return [
    listed('新しい団体', added.map(nameOf)),
    listed('なくなった団体', gone.map(nameOf)),
    listed(
      '名前の変わった団体',
      renamed.map(({ after, from, to }) => `${after.prefecture} ${from} → ${to}`),
    ),
    listed('区分（kind）の変わった団体', kinds.map(tellChange)),
    listed('類似団体の変わった団体', groups.map(tellChange)),
    `数値の変わった団体：${changed.join('、')}`,
  ]
}

function listed(what: string, items: readonly string[]): string {
  const rest = items.length > NAMED ? `、ほか ${items.length - NAMED} 件` : ''
  return items.length === 0 ? `${what}：なし` : `${what}：${items.length} 件（${items.slice(0, NAMED).join('、')}${rest}）`
}

function nameOf({ code, prefecture, name }: Municipality): string {
  return `${prefecture}${name} ${code}`
}

function tellChange({ after, from, to }: Change): string {
  return `${after.prefecture}${after.name} ${from} → ${to}`
}

function nextSteps({ gone, renamed }: DataChanges, hasFormer: boolean): string[] {
  const former =
    gone.length + renamed.length > 0 && !hasFormer
      ? ['なくなった名前と古い名前を former-municipalities.csv に書き足し、昔のコードを指している行を直して、取り込んでください。']
      : []
  return [...former, '名称の基準日が変わったら sources.yaml の names_as_of を直し、npm run check で確かめてください。']
}
