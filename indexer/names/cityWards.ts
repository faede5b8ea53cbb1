/**
 * Names of special wards of Tokyo that wards of designated cities bear as well, with the codes of those cities.
 * Source: 総務省 全国地方公共団体コード, 政令指定都市の区 (2024).
 */
export const CITIES_WITH_WARD: Readonly<Record<string, ReadonlySet<string>>> = {
  // 札幌, さいたま, 新潟, 浜松 (until 2023), 名古屋, 京都, 大阪, 堺, 神戸, 岡山, 熊本
  北区: new Set(['011002', '111007', '151009', '221309', '231002', '261009', '271004', '271403', '281000', '331007', '431001']),
  // 札幌, さいたま, 千葉, 相模原, 新潟, 浜松 (since 2024), 大阪, 神戸, 福岡, 熊本
  中央区: new Set(['011002', '111007', '121002', '141500', '151009', '221309', '271004', '281000', '401307', '431001']),
  // 名古屋, 大阪
  港区: new Set(['231002', '271004']),
}
