import { describe, expect, it } from 'vitest'
import { fold, soundWords } from '#analysis'

const whole = (word: string) => soundWords([fold(word)])[0]

describe('the sound of a foreign word', () => {
  it.each([
    ['paperless', 'ペーパーレス'],
    ['support', 'サポート'],
    ['mentor', 'メンター'],
    ['challenge', 'チャレンジ'],
    ['manager', 'マネージャー'],
    ['meeting', 'ミーティング'],
    ['software', 'ソフトウェア'],
    ['process', 'プロセス'],
    ['campaign', 'キャンペーン'],
    ['station', 'ステーション'],
    ['ＳＵＭＭＩＴ', 'ｻﾐｯﾄ'],
  ])('is the same for %s and %s', (latin, katakana) => {
    expect(whole(latin)).toBeDefined()
    expect(whole(latin)).toBe(whole(katakana))
  })

  it('is the same for a name in one word and in several', () => {
    expect(soundWords([fold('Goodjob'), 'レポート'])).toContain(whole('グッドジョブレポート'))
    expect(soundWords(['good', ' ', 'job', ' ', 'report'])).toContain(whole('グッドジョブレポート'))
  })

  it('differs where the consonants do', () => expect(whole('ペーパーレス')).not.toBe(whole('ベースライン')))

  it.each([['窓口'], ['かいぜん'], ['ai'], ['メモ'], ['ー'], ['']])('is none of %s', (word) => expect(soundWords([word])).toEqual([]))
})
