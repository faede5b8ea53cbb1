import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beginsAloud, shortForm, spokenForm, typedForms, writtenForm } from '#analysis'

describe('the spoken form', () => {
  it.each([
    ['ししょ', ['shisho', 'sisyo', 'sisho', 'shisyo']],
    ['ちーむ', ['chi-mu', 'ti-mu', 'tiimu', 'chiimu', 'chīmu']],
    ['とうきょう', ['toukyou', 'tōkyō', 'tôkyô']],
    ['ふくつ', ['fukutsu', 'hukutu', 'hukutsu']],
    ['じちたい', ['jichitai', 'zititai', 'jititai']],
    ['じゃま', ['jama', 'zyama', 'jyama']],
    ['まっちゃ', ['matcha', 'maccha', 'mattya']],
    ['がっこう', ['gakkou', 'gakkō']],
    ['ぐんま', ['gunma', 'gumma']],
    ['かんい', ["kan'i", 'kanni']],
    ['さんにん', ['sannin', 'sannninn']],
    ['ぱーてぃー', ['pa-ti-', 'pa-thi-', 'paatii']],
    ['きゃりあ', ['kyaria', 'kyalia']],
    ['おくやみを', ['okuyamiwo', 'okuyamio']],
    ['つづき', ['tsuzuki', 'tuduki', 'tsudzuki']],
  ])('of %s is that of every way to spell it', (kana, spellings) => {
    expect(spellings.map(spokenForm)).toEqual(spellings.map(() => spokenForm(kana)))
  })

  it('is the same for hiragana, katakana and half width', () => {
    expect(['カイゼン', 'ｶｲｾﾞﾝ', 'かいぜん'].map(spokenForm)).toEqual(['kaizen', 'kaizen', 'kaizen'])
  })

  it('does not exist of what only a dictionary can read', () => {
    expect([spokenForm('改善'), spokenForm('改zen')]).toEqual([null, null])
  })

  it.each(['shisho', 'sisyo', 'toukyou', 'tokyo', 'chi-mu', 'hukutu', 'fukutsu', 'jichitai', 'zititai', 'matcha', 'gakkou', 'kan’i'])(
    'of every beginning of %s leads to the whole',
    (spelling) => {
      const whole = { tokyo: 'とうきょう' }[spelling] ?? spelling
      for (let length = 1; length <= spelling.length; length += 1) {
        const typed = spokenForm(spelling.slice(0, length)) ?? ''
        expect(beginsAloud(spokenForm(whole) ?? '', typed), spelling.slice(0, length)).toBe(true)
        expect(shortForm(spokenForm(whole) ?? '').startsWith(shortForm(typed)), spelling.slice(0, length)).toBe(true)
      }
    },
  )
})

describe('what is left out while typing aloud', () => {
  it('is the length of vowels, and nothing else', () => {
    const tokyo = spokenForm('とうきょう') ?? ''
    expect(['tokyo', 'toukyo', 'tokyou', 'to', 'tou'].map((typed) => beginsAloud(tokyo, spokenForm(typed) ?? ''))).toEqual(
      Array(5).fill(true),
    )
    expect(['tokiwa', 'tokyoto', 'okyo', 'toky-a'].map((typed) => beginsAloud(tokyo, spokenForm(typed) ?? ''))).toEqual(
      Array(4).fill(false),
    )
    expect(beginsAloud(spokenForm('ときわ') ?? '', spokenForm('tou') ?? '')).toBe(false)
  })
})

describe('the written form', () => {
  it.each([
    ['チーム', 'ちいむ'],
    ['ﾁｰﾑ', 'ちいむ'],
    ['オフサイト・ミーティング', 'おふさいとみいてぃんぐ'],
    ['「攻」と「守」', '攻と守'],
    ['ＲＰＡ', 'rpa'],
    ['髙﨑', '高崎'],
  ])('of %s is %s', (text, form) => expect(writtenForm(text)).toBe(form))

  it('of the beginning of a text is a beginning of its form', () => {
    const character = fc.constantFrom(...'改善かいぜんチームーャッ・「」AbＣ12 　ｶﾞ')
    fc.assert(
      fc.property(fc.array(character, { maxLength: 12 }), fc.nat(12), (characters, length) => {
        // Half-width marks belong to the character before them, as the typist sees it.
        const cut = characters.slice(0, length)
        if (characters[length] === 'ﾞ') return
        expect(writtenForm(characters.join('')).startsWith(writtenForm(cut.join('')))).toBe(true)
      }),
    )
  })
})

describe('what is typed', () => {
  it.each([
    ['かいぜ', { written: 'かいぜ', spoken: null }],
    ['カイゼ', { written: 'かいぜ', spoken: null }],
    ['なk', { written: 'なk', spoken: 'nak' }],
    ['なｋ', { written: 'なk', spoken: 'nak' }],
    ['がっk', { written: 'がっk', spoken: 'gakk' }],
    ['改善k', { written: '改善', spoken: null }],
    ['ny', { written: 'ny', spoken: 'ny' }],
    ['RPA', { written: 'rpa', spoken: 'rpa' }],
    [' ・', { written: '', spoken: null }],
  ])('as %s is looked for as %o', (typed, forms) => expect(typedForms(typed)).toEqual(forms))

  it('may be any string', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => typeof typedForms(typed).written === 'string'))
  })
})
