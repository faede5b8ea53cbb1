import { expect, it } from 'vitest'
import { romanise } from '#corpus'

it.each([
  ['福津市', 'ふくつし', 'Fukutsu-shi'],
  ['東京都', 'とうきょうと', 'Tokyo-to'],
  ['北海道', 'ほっかいどう', 'Hokkaido'],
  ['京都府', 'きょうとふ', 'Kyoto-fu'],
  ['遠野市', 'とおのし', 'Tono-shi'],
  ['豊岡市', 'とよおかし', 'Toyooka-shi'],
  ['松浦市', 'まつうらし', 'Matsuura-shi'],
  ['豊浦町', 'とようらちょう', 'Toyoura-cho'],
  ['西之表市', 'にしのおもてし', 'Nishinoomote-shi'],
  ['瀬戸内市', 'せとうちし', 'Setouchi-shi'],
  ['十日町市', 'とおかまちし', 'Tokamachi-shi'],
  ['新温泉町', 'しんおんせんちょう', 'Shinonsen-cho'],
  ['栗東市', 'りっとうし', 'Ritto-shi'],
  ['夕張市', 'ゆうばりし', 'Yubari-shi'],
  ['善通寺市', 'ぜんつうじし', 'Zentsuji-shi'],
  ['新宮町', 'しんぐうまち', 'Shingu-machi'],
  ['那智勝浦町', 'なちかつうらちょう', 'Nachikatsuura-cho'],
  ['四日市市', 'よっかいちし', 'Yokkaichi-shi'],
  ['読谷村', 'よみたんそん', 'Yomitan-son'],
])('%s is %s in romaji: %s', (name, kana, romaji) => expect(romanise({ name, kana })).toBe(romaji))
