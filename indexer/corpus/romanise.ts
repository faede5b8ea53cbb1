import { toRomaji } from 'wanakana'
import type { Municipality } from '#model'

/** How the last character of a name is read, where it tells the kind. */
const KINDS = /^(.+?)(けん|ふ|と|し|く|ちょう|まち|むら|そん)$/u
/** Kanji that begin a syllable of their own within a name, with their reading: 豊岡 is Toyooka, 松浦 Matsuura, while 遠野 is Tono. */
const BEGIN_ANEW = [
  ['岡', 'おか'],
  ['丘', 'おか'],
  ['浦', 'うら'],
  ['内', 'うち'],
  ['表', 'おもて'],
  ['尾', 'お'],
  ['面', 'お'],
  ['於', 'お'],
] as const
const BOUNDARY = '|'

/**
 * The name in Hepburn romaji without long marks, its kind after a hyphen: Fukutsu-shi, Tokyo-to, Toyooka-shi. おう, おお and うう are long and lose
 * their second vowel, except across the {@link BEGIN_ANEW kanji} of a name; ん is always n.
 */
export function romanise({ name, kana }: Pick<Municipality, 'name' | 'kana'>): string {
  const parts = /[都府県市区町村]$/u.test(name) ? KINDS.exec(kana) : null
  const kind = parts?.[2] ? `-${latin(parts[2])}` : ''
  const stem = latin(markBeginnings(name, parts?.[1] ?? kana))
  return stem.charAt(0).toUpperCase() + stem.slice(1) + kind
}

function markBeginnings(name: string, kana: string): string {
  return BEGIN_ANEW.reduce((marked, [kanji, reading]) => {
    const place = name.includes(kanji) ? marked.lastIndexOf(reading) : -1
    return place < 0 ? marked : marked.slice(0, place) + BOUNDARY + marked.slice(place)
  }, kana)
}

function latin(kana: string): string {
  const parts = kana
    .split(BOUNDARY)
    .map((part) => toRomaji(part).replaceAll("'", '').replace(/cch/g, 'tch').replace(/o[ou]/g, 'o').replaceAll('uu', 'u'))
  return parts.join('')
}
