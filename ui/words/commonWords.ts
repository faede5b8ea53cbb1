const SITE_NAME = '自治体改善事例ライブラリ'

/** Words that every page shares. All Japanese that readers see stands in this folder, each sentence once. */
export const commonWords = {
  siteName: SITE_NAME,
  siteTagline: '改善の事例を読む図書室',
  title: (page: string) => `${page}｜${SITE_NAME}`,

  skipToContent: '本文へ移る',
  navigation: 'サイトの案内',
  search: '検索',
  help: '使い方',
  home: 'トップページ',
  apiDocs: 'API の説明',
  footer: 'このサイトは、外部のサービスへ通信しません。最近の検索とあなたの自治体は、このブラウザーの中にだけ保存します。',

  theme: {
    auto: '自動',
    light: '明',
    dark: '暗',
    label: (now: string, next: string) => `画面の明るさ：${now}（押すと「${next}」に変わります）`,
  },

  engineDown: '検索エンジンを再起動しています。終わると、自動で表示します。',
  offline: 'サーバーにつながりません。つながると、自動で表示します。',
  toSearch: '検索する',
  missing: 'お探しのものは見つかりません。',
  refused: 'この条件では探せません。条件を変えてください。',
  broken: '表示できませんでした。しばらくしてから、もう一度お試しください。',
  pageBroken: 'ページを読み込めませんでした。',
  reload: '読み込み直す',
  retry: 'もう一度試す',
  failureTitle: '表示できません',
  waitingTitle: 'いまは表示できません',

  lostTitle: 'ページが見つかりません',
  lostText: 'アドレスが途中で切れているか、ページがなくなったのかもしれません。次のところから探せます。',
  lostAddress: '開こうとしたアドレス',

  close: '閉じる',
  copyByHand: '自動ではコピーできません。次の文を選んでありますので、Ctrl＋C（Mac は ⌘＋C）でコピーしてください。',
  toCopy: 'コピーする文',
  loading: '読み込んでいます',
  count: (count: number) => `${count.toLocaleString('ja-JP')} 件`,
  items: '件',
  more: (count: number) => `ほか ${count.toLocaleString('ja-JP')} 件を表示`,
  fewer: '少なく表示',
  unknownYear: '年度不明',
  unknown: '不明',
  fiscalYear: (year: number) => `${year}年度`,
  and: '、',
  inBrackets: (text: string) => `（${text}）`,
  andOthers: (count: number) => ` ほか ${count.toLocaleString('ja-JP')} 団体`,

  sceneGrid: '改善活動の12場面',
  yearBars: '年度ごとの件数',
  yearBarsKeys: '左右の矢印キーで年度を移れます',
  yearCount: (year: string, count: number) => `${year}　${count.toLocaleString('ja-JP')} 件`,
} as const
