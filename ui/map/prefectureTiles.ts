/** One square of the map. Rows and columns count from 1; row 1 is the north, column 12 the east. */
export interface PrefectureTile {
  /** Six-digit code with check digit, as in addresses. */
  code: string
  /** The name without 都, 府 or 県, short enough for a tile. */
  short: string
  name: string
  row: number
  column: number
}

/**
 * The prefectures as equal squares, so that 大阪府 is as easy to hit as 北海道. The arrangement is our own, by these rules: who lies
 * north or east in reality lies so here wherever a square is free; land neighbours touch; an empty square is a stretch of sea between
 * the main islands (関門, 瀬戸内, 津軽 is only a step); twelve columns, because twelve squares of 24 px fit a page of 320 px.
 * Names of one row run from its column on, `－` is sea.
 */
const ROWS: readonly string[] = [
  '－ － － － － － － － － － － 北海道',
  '－ － － － － － － － － － － 青森',
  '－ － － － － － － － － － 秋田 岩手',
  '－ － － － － － － － － － 山形 宮城',
  '－ － － － － － － － 石川 富山 新潟 福島',
  '－ － － － － － － － 福井 長野 群馬 栃木',
  '－ － － 島根 鳥取 兵庫 京都 滋賀 岐阜 山梨 埼玉 茨城',
  '－ － 山口 広島 岡山 大阪 奈良 三重 愛知 静岡 東京 千葉',
  '佐賀 福岡 大分 － － － 和歌山 － － － 神奈川 －',
  '長崎 熊本 宮崎 － 愛媛 香川 － － － － － －',
  '－ 鹿児島 － － 高知 徳島 － － － － － －',
  '沖縄 － － － － － － － － － － －',
]

/** In the official order (JIS X 0401): the place in the list is the number, 01 to 47. */
const NAMES: readonly string[] = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 ' +
  '岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 ' +
  '佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ')

const places = new Map(
  ROWS.flatMap((line, row) => line.split(' ').map((short, column) => [short, { row: row + 1, column: column + 1 }] as const)),
)

/** All 47 in the official order, which runs from north to south. */
export const PREFECTURE_TILES: readonly PrefectureTile[] = NAMES.map((name, index) => {
  const short = name === '北海道' ? name : name.slice(0, -1)
  const place = places.get(short)
  if (!place) throw new Error(`${name} has no square on the map`)
  return { code: prefectureCode(index + 1), short, name, ...place }
})

/** Number 24 → 240001: five digits and the check digit of the local government codes (weights 6 to 2, modulo 11). */
function prefectureCode(number: number): string {
  const digits = `${String(number).padStart(2, '0')}000`
  const sum = [...digits].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0)
  return `${digits}${(11 - (sum % 11)) % 10}`
}
