/**
 * Folding brings spellings that look or mean the same to one form before anything is compared: NFKC (full-width Latin, half-width
 * kana, compatibility characters), lower case, variant and old kanji, small ケ, look-alike hyphens and long-vowel marks.
 * Only the folded text is compared; what readers see is always the original.
 */

/** Variant and old kanji of names and administration → the form of the 常用漢字表. Sources: 法務省 戸籍統一文字の親字, 常用漢字表の旧字体. */
const KANJI_VARIANTS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    '𠮷吉 𠮟叱 髙高 﨑崎 嵜崎 碕崎 邉辺 邊辺 國国 齋斎 齊斉 澤沢 濱浜 濵浜 廣広 瀨瀬 德徳 惠恵 眞真 靜静 龍竜 瀧滝 檜桧 檮梼 壽寿 榮栄 櫻桜 縣県 區区 ' +
    '會会 學学 實実 經経 營営 應応 關関 舊旧 體体 點点 當当 變変 發発 驛駅 鐵鉄 圖図 團団 處処 參参 號号 條条 數数 續続 繼継 ' +
    '將将 獎奨 勸勧 敎教 兒児 戶戸 鹽塩 圓円 藝芸 總総 聯連 來来 飜翻 冨富 嶋島 嶌島 舘館 槇槙 靑青 祿禄 黑黒 薰薫 渕淵 龜亀'
  )
    .split(' ')
    .map((pair) => [[...pair][0] ?? '', [...pair][1] ?? '']),
)

/** CJK radicals that PDF text layers emit instead of the characters; NFKC folds the Kangxi block but leaves these. Source: Unicode CJKRadicals.txt. */
const RADICALS: Readonly<Record<string, string>> = Object.fromEntries(
  '⺟母 ⺠民 ⻁虎 ⻄西 ⻅見 ⻆角 ⻑長 ⻘青 ⻝食 ⻤鬼 ⻨麦 ⻩黄 ⻫斉 ⻭歯 ⻯竜 ⻲亀 ⺼肉 ⻗雨 ⻉貝 ⻋車 ⻌辶 ⻎辶 ⻏阝 ⻖阝 ⻙韋 ⻚頁 ⻛風 ⻜飛 ⻢馬 ⻣骨 ⻥魚 ⻦鳥 ⻧鹵 ⻰竜 ⻳亀'
    .split(' ')
    .map((pair) => [[...pair][0] ?? '', [...pair][1] ?? '']),
)

const HYPHENS = /[‐‑‒–—―−⁃﹣]/u
/** They choose a glyph for the same character: 葛󠄀城市 and 葛城市 are one city. */
const VARIATION_SELECTORS = /[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu
const CLUSTER = /\P{M}[\p{M}\uFF9E\uFF9F]*|\p{M}+/gu

export interface FoldedText {
  text: string
  /** For every UTF-16 unit of `text`, the offset in the original where its source begins; one more entry for the end. */
  starts: Uint32Array
  /** For every UTF-16 unit of `text`, the offset in the original where its source ends. */
  ends: Uint32Array
}

/** Folds a text and keeps where each unit came from, so that every match points back at the exact original characters. */
export function foldText(original: string): FoldedText {
  const parts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  let previous = ''
  for (const match of original.matchAll(CLUSTER)) {
    const folded = foldCluster(match[0], previous)
    for (let unit = 0; unit < folded.length; unit += 1) {
      starts.push(match.index)
      ends.push(match.index + match[0].length)
    }
    parts.push(folded)
    previous = folded
  }
  return { text: parts.join(''), starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) }
}

/** Folds a text where its places do not matter (names, vocabulary entries). */
export function fold(original: string): string {
  return foldText(original).text
}

function foldCluster(cluster: string, previous: string): string {
  if (cluster.length === 1) {
    const code = cluster.charCodeAt(0)
    // Kana and plain ASCII lower case fold to themselves: by far the most frequent case.
    if ((code >= 0x3041 && code <= 0x3096) || (code >= 0x61 && code <= 0x7a)) return cluster
  }
  if (HYPHENS.test(cluster)) return /[ァ-ヶー]$/u.test(previous) ? 'ー' : '-'
  const composed = cluster.replace(VARIATION_SELECTORS, '').normalize('NFKC').toLowerCase()
  const folded = KANJI_VARIANTS[composed] ?? RADICALS[composed] ?? composed
  return folded === 'ヶ' || folded === 'ヵ' ? (folded === 'ヶ' ? 'ケ' : 'カ') : folded
}
