import { fold } from '#analysis'

/**
 * Old or variant characters of municipal names that the general folding leaves alone, each to the one of the official list.
 * One character for one, so that offsets stay. Sources: 総務省 全国地方公共団体コード, 常用漢字表の旧字体, 戸籍統一文字の親字.
 */
const VARIANTS: ReadonlyMap<string, string> = new Map(
  '竃竈 曾曽 鯵鰺 彌弥 礪砺 與与 壹壱 萬万 禮礼 禰祢 增増 豐豊 蘆芦 穗穂 絲糸 澁渋 吳呉 亙亘 劍剣 劔剣 戀恋 冰氷 嶽岳 橫横 淺浅 淸清 溫温 燒焼 稻稲 竝並 繩縄 臺台 莊荘 藏蔵 輕軽 隱隠 靈霊 驒騨 鄕郷 峯峰 邨村'
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair[1] ?? '']),
)
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'g')

/** Names of which another spelling is in use that no rule of characters gives. */
const OTHER_SPELLINGS: Readonly<Record<string, string[]>> = {
  塩竈市: ['塩釜市'],
  いちき串木野市: ['市来串木野市'],
}

/** Brings folded text to the characters of the official list. Keeps the length. */
export function plainCharacters(folded: string): string {
  return folded.replace(VARIANT, (variant) => VARIANTS.get(variant) ?? variant)
}

/**
 * All ways to write each of many names, folded: 鶴ケ島市, 鶴が島市; 山ノ内町, 山の内町, 山之内町; 野々市市, 野野市市.
 * @returns one list for each name, its own spelling first. Names are folded together, which takes a tenth of the time.
 */
export function spellingsOf(names: readonly string[]): string[][] {
  const folded = plainCharacters(fold(names.join('\n'))).split('\n')
  return names.map((name, index) => {
    const own = folded[index] ?? ''
    const other = OTHER_SPELLINGS[name] ?? []
    return other.length === 0 && !/[ケノの々]/u.test(own) ? [own] : variantsOf([own, ...other])
  })
}

function variantsOf(spellings: readonly string[]): string[] {
  return [...new Set(spellings.flatMap(withKe).flatMap(withNo).flatMap(withRepetition))]
}

function withKe(name: string): string[] {
  return /\p{Script=Han}ケ\p{Script=Han}/u.test(name) ? [name, name.replace('ケ', 'が'), name.replace('ケ', 'ガ')] : [name]
}

function withNo(name: string): string[] {
  const no = /(?<=\p{Script=Han})[ノの](?=\p{Script=Han})/u
  return no.test(name) && name.length > 3 ? [name, ...['ノ', 'の', '之'].map((kana) => name.replace(no, kana))] : [name]
}

function withRepetition(name: string): string[] {
  return name.includes('々') ? [name, name.replace(/(.)々/u, '$1$1')] : [name]
}
