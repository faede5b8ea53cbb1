import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { toKatakana, type Analyser } from '#analysis'
import { findNeighbours, typedUnknown, unknownStretches, type PoolWord } from '../../../server/explain/nearWords.ts'
import { readingOf } from '../../../server/explain/wordPool.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser

beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

const POOL: readonly PoolWord[] = (
  [
    ['改善', 'カイゼン'],
    ['改選', 'カイセン'],
    ['滑川市', 'ナメリカワシ'],
    ['提案', 'テイアン'],
    ['オフサイトミーティング', 'オフサイトミーティング'],
    ['ワークショップ', 'ワークショップ'],
    ['メンター', 'メンター'],
    ['ワーク', 'ワーク'],
    ['見える化', null],
    ['離職', 'リショク'],
  ] as const
).map(([word, reading]) => ({ word, spelling: toKatakana(word), reading, base: word }))

/** Words of the pool near to a question, in which the words given occur nowhere. */
function near(question: string, ...unknown: string[]): [string, string, string][] {
  const stretches = unknownStretches(analyser.analyse(question), new Set(unknown))
  return findNeighbours(stretches, POOL, (kanji) => readingOf(kanji, analyser)).map(({ stretch, word, how }) => [stretch.typed, word, how])
}

describe('words near to one that occurs nowhere', () => {
  it('one kanji taken for another of the same sound, alone and in a phrase', () => {
    expect(near('改膳', '膳')).toEqual([['改膳', '改善', 'slip']])
    expect(near('改膳運動', '膳')).toEqual([['改膳', '改善', 'slip']])
    expect(near('滑河市の窓口', '滑河')).toEqual([['滑河市', '滑川市', 'slip']])
  })

  it('another word of the same reading was converted', () => {
    expect(near('会禅', '禅')).toEqual([['会禅', '改善', 'reading']])
  })

  it('a slip of the keyboard in katakana', () => {
    expect(near('オフサイトミーテング', 'オフサイトミーテング')).toEqual([['オフサイトミーテング', 'オフサイトミーティング', 'spelling']])
  })

  it('the same word in the other kana', () => {
    expect(near('わーくしょっぷ', 'くし')[0]).toEqual(['わーくしょっぷ', 'ワークショップ', 'reading'])
  })

  it('the whole of what was typed, not a part with the rest left behind', () => {
    expect(near('わーくしょつぷ', 'くし', 'ょつぷ')).toEqual([['わーくしょつぷ', 'ワークショップ', 'spelling']])
  })

  it('a word whose beginning was typed', () => {
    expect(near('メンタ', 'メンタ')).toEqual([['メンタ', 'メンター', 'part']])
  })

  it('a word whose reading was begun in romaji, or in kana with a letter behind', () => {
    expect(near('teian', 'teian')).toEqual([['teian', '提案', 'begun']])
    expect(near('kaize', 'kaize')).toEqual([['kaize', '改善', 'begun']])
    expect(near('なmerik', 'な', 'merik')).toEqual([['なmerik', '滑川市', 'begun']])
    expect(near('ka', 'ka')).toEqual([])
  })

  it('a word with half of the kanji, where nothing is nearer', () => {
    expect(near('離任', '離任')).toEqual([['離任', '離職', 'kanji']])
    expect(near('改膳', '膳').map(([, , how]) => how)).not.toContain('kanji')
  })

  it('but not short words that merely look alike, nor homophones of known words', () => {
    expect(near('魑魅', '魑魅')).toEqual([])
    expect(near('改善', '運動')).toEqual([])
  })

  it('takes any text in bounded time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const tokens = analyser.analyse(text)
        const unknown = new Set(tokens.flatMap(({ bases }) => bases))
        const stretches = unknownStretches(tokens, unknown)
        // Three unknown words in at most four neighbours each.
        expect(stretches.length).toBeLessThanOrEqual(30)
        for (const { start, end, typed } of stretches) expect(text.slice(start, end)).toBe(typed)
      }),
    )
  })
})

describe('what is told of words that occur nowhere', () => {
  it('is what was typed, not what the dictionary made of it', () => {
    expect(typedUnknown(analyser.analyse('わーくしょっぷ'), new Set(['くし', 'ょっぷ']))).toEqual(['わーくしょっぷ'])
    expect(typedUnknown(analyser.analyse('わーくしょっぷの窓口'), new Set(['くし', 'ょっぷ']))).toEqual(['わーくしょっぷ'])
  })
})
