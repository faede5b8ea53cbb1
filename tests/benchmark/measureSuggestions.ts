import { exchange } from '../../server/evaluate/exchange.ts'

/** What stands in the field at some moment of typing: kanji, kana of every width, romaji of both schools, and half-converted syllables. */
const BEGINNINGS = [
  ...[
    '改',
    '改善',
    '改善運',
    '窓口',
    '窓口の待',
    '待ち時間',
    '中野',
    '中野区',
    '福津',
    '東京都中',
    '久居',
    '若手',
    '業務改',
    '人材育成',
    '総合計画',
    '縦割',
  ],
  ...[
    'か',
    'かい',
    'かいぜ',
    'かいぜん',
    'カイゼ',
    'ｶｲｾﾞ',
    'な',
    'なか',
    'なかの',
    'ふくつ',
    'まちじかん',
    'やらされ',
    'チーム',
    'ちいむ',
    'オフサ',
    'おくや',
  ],
  ...[
    'k',
    'ka',
    'kai',
    'kaiz',
    'kaize',
    'kaizen',
    'n',
    'ny',
    'nak',
    'naka',
    'nakano',
    'toukyou',
    'tokyo',
    'tou',
    'tiimu',
    'chi-mu',
    'shisho',
    'sisho',
  ],
  ...['sh', 'hukutu', 'fukutsu', 'matizi', 'machiji', 'jinzai', 'zinzai', 'wakate', 'rpa', 'dx', 'RP', '1on', '5s'],
  ...['ｎ', 'なｋ', 'なk', 'かいz', 'かいｚ', 'ふくt', 'まちｊ', 'しょｋ', 'がっk', '改善k', 'ちーm', 'けんしゅ'],
]
const ROUNDS = 10

/** Milliseconds of whole calls for suggestions, each beginning several times after a first round that fills caches and compiles code. */
export async function measureSuggestions(libraryUrl: string): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const beginning of BEGINNINGS) {
      const { ms } = await exchange(`${libraryUrl}/api/suggest?q=${encodeURIComponent(beginning)}`)
      if (round > 0) times.push(ms)
    }
  }
  return times
}
