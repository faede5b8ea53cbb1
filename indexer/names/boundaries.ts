import { isPrefecture } from './isPrefecture.ts'
import { stemOf } from './NameBook.ts'
import { ORDINARY, REGIONS, SURNAMES, WORDS } from './wordLists.ts'
import { isAuthority, isCountedOn, isUsedAsWord } from './wordUses.ts'

/**
 * How surely a stem that stands free is a place. `possible` needs support from the rest of the text; so does `weak`, an ordinary word, for which it is
 * not enough that the text is a query.
 */
export type Standing = 'clear' | 'possible' | 'weak'

/** A stretch of a folded text that spells a name. */
export interface Stretch {
  text: string
  start: number
  end: number
  key: string
  /** The name found before, which may end right here. */
  previous: { end: number; candidates: readonly { code: string; name: string }[] } | undefined
}

/** Family names that are no usual reading of the stem alone, or former names: 関市長, 清水市長. */
const MAYORS = new Set([
  '関',
  '森',
  '原',
  '東',
  '境',
  '堺',
  '旭',
  '泉',
  '牧',
  '北',
  '上',
  '下',
  '清水',
  '大宮',
  '古川',
  '大和',
  '中川',
  '本郷',
  '柏',
  '萩',
  '光',
  '津',
])

const KANJI = /[\p{Script=Han}々〆]/u
const KATAKANA = /[ァ-ヺー]/u
const HIRAGANA = /[ぁ-ゖ]/u
const LATIN = /[a-z0-9]/u
/** After a stem these make it part of a longer word: 三重大学, 東京タワー. */
const RUNS_ON = /^[\p{Script=Han}々ァ-ヺーa-z0-9]/u

/** After 市, 区, 町, 村 … these make another word of the last character: 市場, 区間, 町並み; or a station, a street, an address. */
const OTHER_WORD: Readonly<Record<string, RegExp>> = {
  市: /^(?:場|街|況|価|販|松|[蔵郎助](?!\p{Script=Han})|之助|太郎|次郎|駅(?!伝))/u,
  区: /^(?:域|間(?!で)|分(?!庁)|画|切|別|割|々|駅(?!伝))/u,
  町: /^(?:並|屋|家|角|工場|内会|会(?![計議])|村(?=[会長議合の、。・でにをがとは部数職役]|$)|通り|商店街|交差点|団地|駅(?!伝)|[0-9一二三四五六七八九十]+(?:丁目|番|-))/u,
  村: /^(?:さん|氏|先生|様|君|駅(?!伝))/u,
  都: /^市(?!長会|町村|区町村|内|部|議)/u,
}

/** Whether a whole name is read where it stands, rather than pieces of other words. */
export function wholeStands(stretch: Stretch, formerOnly: boolean): boolean {
  const { text, end, key } = stretch
  const suffix = key.at(-1) ?? ''
  if (OTHER_WORD[suffix]?.test(text.slice(end, end + 4))) return false
  if (key === '中央市' && /^(?:民|町村)/u.test(text.slice(end, end + 2))) return false
  return beginsWell(stretch, suffix, formerOnly)
}

/** Whether a whole name begins where it seems to: not 大|津市, 東|北区|間, 憩|いの町, 新川郡上市|町. */
function beginsWell({ text, start, key, previous }: Stretch, suffix: string, formerOnly: boolean): boolean {
  const before = text[start - 1] ?? ''
  // 豊田市小坂町 is a part of 豊田市, 愛知県小坂町 would be a town.
  if (previous?.end === start) return !/[町村]/u.test(suffix) || previous.candidates.slice(0, 1).some(isPrefecture)
  const stem = stemOf(key)
  if (stem === 'いの') return !KANJI.test(before) && !HIRAGANA.test(before)
  if (HIRAGANA.test(key[0] ?? '')) return !HIRAGANA.test(before) || stem.length > 2 || /[のはがをにとやでもへか]/u.test(before)
  if (KATAKANA.test(key[0] ?? '')) return !KATAKANA.test(before)
  // 新町, 旭町, 上村: former names of which every town has its own.
  if (!KANJI.test(before)) return !(formerOnly && stem.length === 1)
  return followsKanji(before, stem, key, suffix)
}

function followsKanji(before: string, stem: string, key: string, suffix: string): boolean {
  // 東京都市: cities of 東京都, or a city that there is not.
  if (before === '東' && stem === '京都') return false
  if (/[旧郡]/u.test(before)) return true
  if (stem.length === 1 || ORDINARY.has(stem) || key.startsWith('郡')) return /[内現]/u.test(before)
  return !/[町村]/u.test(suffix) || !/[市区町村東西南北新上下中大小]/u.test(before)
}

/** 三木市長 is the mayor of 三木市, or the mayor of another city by the name of 三木. */
export function isLikeMayor({ text, start, end, key, previous }: Stretch): boolean {
  const isName = SURNAMES.has(stemOf(key)) || MAYORS.has(stemOf(key))
  return isName && previous?.end !== start && /^長(?!期|寿|年|い|く)/u.test(text.slice(end, end + 2))
}

/** After a stem these say that a person is meant. */
const PERSON = /^(?:さん|さま|くん|ちゃん)/u
/** Before a stem these say that a person follows. */
const TITLE =
  /(?:講師|課長|係長|部長|次長|室長|局長|所長|館長|校長|教授|主任|主査|主事|主幹|参事|担当|担当者|代表|理事|理事長|会長|社長|市長|区長|町長|村長|知事|議員|職員|司会|リーダー|コーディネーター|ファシリテーター|アドバイザー|登壇者|報告者|発表者|参加者|メンバー|作家|画家|同僚|上司|部下)(?:の|は|が|、|:|・|\s)?$/u
const PARTICLE = /^(?:の|で|に|が|は|から|へ|を|と|や|も|など|より|まで|だけ|って)/u
/** Particles after which a family name is hardly a person. */
const PLACE_PARTICLE = /^(?:では|から|へ|で(?!す|あ|し))/u
/** Words that may follow a stem without a particle. */
const PATTERN = /^(?:方式|事例|モデル|スタイル|両市|両町|両県|各市|の各|の[二三四五六七八九十0-9]+(?:都|府|県|市|区|町|村|自治体))/u
/** Regions of the list that are ordinary words rather: what belongs to an authority shows the place as it does with those. */
const WORDS_TOO = new Set(['三重', '大分', '日光', '朝日'])
/** Enough of what follows a stem to tell how it is used. */
const USE_LENGTH = 12

/** Whether a stem stands free, and how surely it is the place; null if it is part of something else. */
export function judgeStem(stretch: Stretch): Standing | null {
  const { text, end, key } = stretch
  const after = text.slice(end, end + USE_LENGTH)
  if (ORDINARY.has(key) || !beginsFree(stretch) || PERSON.test(after) || isWord(stretch, after)) return null
  if (PATTERN.test(after)) return 'clear'
  const hasParticle = PARTICLE.test(after)
  if (RUNS_ON.test(after) || (HIRAGANA.test(after[0] ?? '') && !hasParticle)) return null
  return standingBefore(key, after, hasParticle)
}

/** How surely a free stem is a place, by what follows it. */
function standingBefore(key: string, after: string, hasParticle: boolean): Standing {
  const isWord = WORDS.has(key)
  if (isAuthority(key, after) && (isWord || WORDS_TOO.has(key))) return 'clear'
  if (isWord) return 'weak'
  if (SURNAMES.has(key)) return PLACE_PARTICLE.test(after) ? 'clear' : 'possible'
  const isSure = /^(?:東京|大阪|京都)$/u.test(key) || (hasParticle && !REGIONS.has(key))
  return isSure ? 'clear' : 'possible'
}

/** 日光が差す; not 栃木県日光が, whatever follows. */
function isWord({ text, start, key, previous }: Stretch, after: string): boolean {
  if (previous?.end === start) return false
  return isUsedAsWord(key, after) || isCountedOn(key, text.slice(Math.max(0, start - 4), start))
}

function beginsFree({ text, start, key, previous }: Stretch): boolean {
  if (TITLE.test(text.slice(Math.max(0, start - 12), start))) return false
  return previous?.end === start || !joinsLeft(text[start - 1] ?? '', key)
}

function joinsLeft(before: string, key: string): boolean {
  const head = key[0] ?? ''
  if (KATAKANA.test(before)) return KATAKANA.test(head)
  return KANJI.test(before) || LATIN.test(before) || /[おご]/u.test(before) || (HIRAGANA.test(before) && HIRAGANA.test(head))
}
