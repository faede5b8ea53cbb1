const number = (count: number) => count.toLocaleString('ja-JP')

export const searchWords = {
  title: '検索',
  titleOf: (label: string) => `${label} の検索結果`,
  field: 'ことばで探す',
  placeholder: '例：窓口の待ち時間、提案が通らない',
  submit: '検索する',
  clear: '入力を消す',
  suggestions: '候補',
  suggestionCount: (count: number) => `候補が ${count} 件あります。下矢印キーで選べます。`,

  found: (total: number) => `${number(total)} 件`,
  foundAnnounced: (total: number) => (total === 0 ? '見つかりませんでした。' : `${number(total)} 件見つかりました。`),
  range: (from: number, to: number) => `${number(from)}〜${number(to)} 件目を表示`,
  results: '検索結果',
  snippetAt: (headings: string) => `${headings} を開く`,
  cut: '…',

  filters: '絞り込み',
  filtersOpen: (chosen: number) => (chosen === 0 ? '絞り込む' : `絞り込む（${chosen}）`),
  filtersShow: (total: number) => `${number(total)} 件を見る`,
  filtersChosen: '選んでいる条件',
  filtersClear: '条件をすべて外す',
  filtersCleared: '条件をすべて外しました。',
  filterRemove: (name: string, label: string) => `${name}「${label}」を外す`,
  facetSearch: (name: string) => `${name}の名前で絞る`,
  facetNone: '当てはまるものがありません。',
  facetChosen: (count: number) => `${count} 件選択中`,
  undo: '元に戻す',

  facet: {
    level: '改善の目的レベル',
    scene: '場面',
    worry: '悩み',
    outcome: '成果',
    type: '資料の種類',
    programme: '研究会・制度',
    year: '年度',
    prefecture: '都道府県',
    municipality: '自治体',
  },

  sort: '並べ方',
  sorts: { relevance: '関連の強い順', 'year-desc': '年度の新しい順', 'year-asc': '年度の古い順' },

  paging: '検索結果のページ',
  previous: '前へ',
  next: '次へ',
  page: (page: number) => `${page} ページ目`,
  reachable: (total: number, reachable: number) =>
    `${number(total)} 件のうち、順に見られるのは上位 ${number(reachable)} 件までです。ことばや条件を足すと、残りにもたどり着けます。`,
  beyond: 'このページには、もう資料がありません。',
  firstPage: '最初のページへ',
  startOver: 'はじめから探し直す',

  emptyTitle: '当てはまる資料が見つかりませんでした',
  emptyFilters: '条件を外すと見つかるかもしれません。',
  emptyWords: 'ことばを短くするか、別の言い方を試してください。文のままでも探せます。',
  emptyWithoutFilters: (q: string) => `条件を外して「${q}」だけで探す`,
  emptyWithoutWords: 'ことばを外して、条件だけで探す',
  emptyWorries: '悩みから探し始めることもできます。',

  recent: '最近の検索',
  recentRemove: (label: string) => `最近の検索から「${label}」を消す`,
  recentClear: 'すべて消す',
  recentRemoved: '最近の検索から消しました。',
  recentCleared: '最近の検索をすべて消しました。',
} as const
