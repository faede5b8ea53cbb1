import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { MunicipalDirectory } from '#corpus'
import { NameRecognizer } from '#names'
import { processorTime } from '../../processorTime.ts'
import { readStarterReference } from '../starterCorpus.ts'

let directory: MunicipalDirectory
let recognizer: NameRecognizer

beforeAll(async () => {
  directory = (await readStarterReference()).municipalities
  recognizer = new NameRecognizer(directory)
})

describe('the recogniser', () => {
  it('finds every present name as itself when it stands alone after its prefecture', () => {
    const missed = directory.all.filter(({ kind, prefecture, name, code }) => {
      const mentions = recognizer.recognize(kind === 'prefecture' ? name : prefecture + name)
      return mentions.length !== 1 || mentions[0]?.codes.join() !== code
    })
    expect(missed.map(({ prefecture, name }) => prefecture + name)).toEqual([])
  })

  it('finds every present name without its prefecture, too, and names all that bear it', () => {
    const missed = directory.all.filter(({ name, code }) => !recognizer.recognize(`${name}の職員`)[0]?.codes.includes(code))
    expect(missed.map(({ prefecture, name }) => prefecture + name)).toEqual([])
  })

  it('finds every former name after 旧 and its prefecture, and gives the successor with the date', () => {
    const missed = directory.former.filter(({ prefecture, name, successorCode }) => {
      const mention = recognizer.recognize(`${prefecture}の旧${name}`).at(-1)
      // Some names were borne twice in one prefecture: 東村 and 大和村 became parts of different municipalities.
      return !mention?.codes.includes(successorCode)
    })
    expect(missed.map(({ prefecture, name }) => prefecture + name)).toEqual([])
  })

  it.each([
    ['塩竃市', '042030'],
    ['塩竈市', '042030'],
    ['塩釜市', '042030'],
    ['鯵ヶ沢町', '023213'],
    ['鰺ヶ沢町', '023213'],
    ['鰺が沢町', '023213'],
    ['飛騨市', '212172'],
    ['飛驒市', '212172'],
    ['彌彦村', '153427'],
    ['曾於市', '462179'],
    ['壹岐市', '422100'],
    ['礪波市', '162086'],
  ])('finds %s, whichever form of its characters is written', (name, code) => {
    expect(recognizer.recognize(`${name}の職員`)).toMatchObject([
      { start: 0, end: name.length, surface: name, codes: [code], form: 'official' },
    ])
  })

  it('tells how a name was written', () => {
    const [official, stem, former] = ['滑川市', '滑川', '久居市'].map((text) => recognizer.recognize(text)[0])
    expect(official).toEqual({ start: 0, end: 3, surface: '滑川市', codes: ['162060'], form: 'official', former: null })
    expect(stem).toEqual({ start: 0, end: 2, surface: '滑川', codes: ['162060', '113417'], form: 'stem', former: null })
    expect(former).toEqual({
      start: 0,
      end: 3,
      surface: '久居市',
      codes: ['242012'],
      form: 'former',
      former: { name: '久居市', changedOn: '2006-01-01' },
    })
  })

  it('puts the largest of an ambiguous name first, and former ones last', () => {
    expect(recognizer.recognize('府中市')[0]?.codes).toEqual(['132063', '342084'])
    expect(recognizer.recognize('西川町')[0]?.codes).toEqual(['063223', '151009'])
  })

  it('gives places in the original text where folding changes the length', () => {
    const text = '㈱の隣で、ﾆｾｺ町と葛\u{E0100}城市を訪ねた𠮷。㍿'
    expect(recognizer.recognize(text).map(({ start, end, surface }) => [start, end, surface])).toEqual([
      [5, 9, 'ﾆｾｺ町'],
      [10, 15, '葛\u{E0100}城市'],
    ])
  })
})

describe('a megabyte', () => {
  // Nothing but names: 100,000 of them, which no record holds. A time that grew with their square would be minutes.
  const ONLY_NAMES = 20
  const OF_TEXT = 10
  function secondsFor(text: string): number {
    recognizer.recognize('滑川市')
    return processorTime(() => recognizer.recognize(text)) / 1000
  }

  it.each([
    ['a list of names', '滑川市、中野、府中市・', ONLY_NAMES],
    ['wards', '大阪市北区、中央区と港区。', ONLY_NAMES],
    ['one ambiguous name', '府中市', ONLY_NAMES],
    ['spaces after a prefecture', `東京都${' '.repeat(1000)}中野区`, OF_TEXT],
    ['no name at all', '職員どうしの対話を重ねて仕事を見直しました。', OF_TEXT],
    ['a single sentence', '三重に重ねた書類が多かったので富山の職員が', OF_TEXT],
  ])('of %s takes no longer than linear time allows', (_, piece, seconds) => {
    const length = 1_000_000 / Buffer.byteLength(piece)
    expect(secondsFor(piece.repeat(length))).toBeLessThan(seconds)
  })
})

describe('whatever the text', () => {
  const PIECES = [
    ...[
      '東京都',
      '府中市',
      '大阪市北区',
      '中野',
      '滑川',
      '、',
      '・',
      'の',
      '旧',
      '（',
      '）',
      ' ',
      '\n',
      '郡',
      '長',
      'さん',
      '市',
      '区',
      '町',
      '\u0000',
      '\ud800',
      '\udc00',
    ],
    ...['𠮷', '葛\u{E0100}', 'が\u3099', 'ﾆｾｺ町', '㍿', '三重に重ね', '久居市', '西津軽郡深浦町', '九州', '🏙️'],
  ]
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
  )

  it('places are exact, in order and apart, and every code exists', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let end = 0
        for (const mention of recognizer.recognize(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(end)
          expect(mention.end).toBeGreaterThan(mention.start)
          expect(text.slice(mention.start, mention.end)).toBe(mention.surface)
          expect(mention.codes.length).toBeGreaterThan(0)
          expect(new Set(mention.codes).size).toBe(mention.codes.length)
          for (const code of mention.codes) expect(directory.byCode(code)).toBeDefined()
          end = mention.end
        }
        expect(end).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('any string of UTF-16 units is a text', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 80 }), (units) => {
        const text = String.fromCharCode(...units)
        for (const { start, end, surface } of recognizer.recognize(text)) expect(text.slice(start, end)).toBe(surface)
      }),
      { numRuns: 1000 },
    )
  })
})
