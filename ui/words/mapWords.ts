const number = (count: number) => count.toLocaleString('ja-JP')

export const mapWords = {
  title: '地図で見る',
  text: '都道府県を同じ大きさの四角で並べた地図です。数字と色は、いまの条件に合う資料の件数です。',
  homeTitle: '地図から',
  homeText: '都道府県を選ぶと、その資料が並びます。数字と色は、資料の件数です。',
  map: '都道府県ごとの件数の地図',
  keys: '矢印キーで移り、Enter キーで選べます',
  tile: (name: string, count: number) => `${name}　${number(count)} 件`,
  view: '見せ方',
  asMap: '地図',
  asTable: '表',
  prefecture: '都道府県',
  count: '件数',
  tableCaption: '都道府県ごとの資料の件数',
  sortBy: (column: string) => `${column}の順に並べる`,
  chosen: '選択中',
  legend: '色の意味',
  none: '0 件',
  range: (from: number, to: number) => (from === to ? `${number(from)} 件` : `${number(from)}〜${number(to)} 件`),
} as const
