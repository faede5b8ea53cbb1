/** Questions as people ask them: short and long, with names, years and filters. */
export const QUESTIONS = [
  '若手職員の提案が通らない',
  '窓口の待ち時間を減らした事例',
  '令和4年度の中野区',
  '改善運動が続かない理由',
  '福津市',
  '残業を減らしたい',
  'おくやみコーナー',
  '縦割りをなくす',
  'RPA',
  'メンター制度',
  '住民と協働',
  '改善した',
  'やらされ感をなくしたい',
  '総合計画が浸透しない',
  '職員同士の対話を増やすにはどうすればよいか',
]
/** Added to each question in turn. */
export const FILTERS = ['', '&level=people', '&level=workplace&type=case&year=2022']
