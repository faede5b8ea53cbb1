import { beforeAll, describe, expect, it } from 'vitest'
import { loadQuestions, type Read } from './loadQuestions.ts'

let read: Read

beforeAll(async () => {
  ;({ read } = await loadQuestions())
})

/** All that a question leaves out. */
const leftOut = (q: string) => read(q).understood.excluded.flatMap(({ words }) => words)

describe('what is excepted in words', () => {
  it.each([
    ['中野区以外', '中野区', []],
    ['中野区以外のおもてなし', '中野区', ['おもてなし']],
    ['中野区 以外 おもてなし', '中野区', ['おもてなし']],
    ['中野区を除く窓口', '中野区', ['窓口']],
    ['窓口で中野区を除いた事例', '中野区', ['窓口', '事例']],
    ['窓口 中野区を除いて', '中野区', ['窓口']],
    ['滑川以外の窓口', '滑川', ['窓口']],
    ['令和4年度以外の窓口', '令和4年度', ['窓口']],
    ['人材育成以外の研修', '人材育成', ['研修']],
    ['おくやみ以外の窓口', 'おくやみ', ['窓口']],
    ['kintone以外の窓口', 'kintone', ['窓口']],
    ['「中野区」を除く窓口', '中野区', ['窓口']],
    ['「中野区」以外の窓口', '中野区', ['窓口']],
    ['窓口で『滑川市』を除いた事例', '滑川市', ['窓口', '事例']],
    ['「令和4年度」を除く窓口', '令和4年度', ['窓口']],
    ['「人材育成」を除く研修', '人材育成', ['研修']],
  ])('%s is all but %s', (q, excluded, words) => {
    const query = read(q)
    expect([query.understood.filters, leftOut(q)]).toEqual([[], [excluded]])
    expect([query.words, query.operators?.excludedWords]).toEqual([words, read(`-${excluded}`).operators?.excludedWords])
    expect(query.isUnsearchable).toBe(false)
  })

  it.each([
    ['中野区・滑川市以外の窓口', ['中野区', '滑川市']],
    ['中野区、滑川市、津市を除く窓口', ['中野区', '滑川市', '津市']],
    ['「中野区」と「滑川市」以外の窓口', ['中野区', '滑川市']],
    ['三重県と東京都以外の窓口', ['三重県', '東京都']],
    ['令和元年度、令和4年度以外の窓口', ['令和元年度', '令和4年度']],
  ])('%s leaves out each of a list: %j', (q, excluded) => {
    const { understood, words } = read(q)
    expect([leftOut(q), understood.filters, words]).toEqual([excluded, [], ['窓口']])
  })

  it('leaves out no more than is said', () => expect(leftOut('中野区の滑川市以外')).toEqual(['滑川市']))

  it('leaves out the records of a place or a year, whatever they say', () => {
    expect(read('中野区以外').without).toEqual({ municipality: ['131148'] })
    expect(read('-令和4年度').without).toEqual({ year: ['2022'] })
    expect(read('令和4・5年度以外').without).toEqual({ year: ['2022', '2023'] })
    expect(read('令和4・5年度以外').operators?.excludedWords).toEqual([['2022年度'], ['2023年度']])
    expect(read('三重県以外の令和4年度の窓口')).toMatchObject({ without: { prefecture: ['240001'] }, filters: { year: ['2022'] } })
    expect(read('人材育成以外').without).toEqual({})
  })

  it.each([
    ['中野区以外の窓口', [{ words: ['中野区'], text: '中野区以外の', start: 0, end: 6 }]],
    ['窓口 「三重県」を除く', [{ words: ['三重県'], text: '「三重県」を除く', start: 3, end: 11 }]],
    [
      '窓口 -研修 NOT おくやみ',
      [
        { words: ['研修'], text: '-研修', start: 3, end: 6 },
        { words: ['おくやみ'], text: 'NOT おくやみ', start: 7, end: 15 },
      ],
    ],
    ['窓口 -「人事 評価」', [{ words: ['人事 評価'], text: '-「人事 評価」', start: 3, end: 11 }]],
    ['中野区・滑川市以外の窓口', [{ words: ['中野区', '滑川市'], text: '中野区・滑川市以外の', start: 0, end: 10 }]],
    [
      '-窓口 研修 -窓口',
      [
        { words: ['窓口'], text: '-窓口', start: 0, end: 3 },
        { words: ['窓口'], text: '-窓口', start: 7, end: 10 },
      ],
    ],
  ])('%s tells of each exclusion all that says so, which goes when it is taken back', (q, told) =>
    expect(read(q).understood.excluded).toEqual(told),
  )

  it.each(['職員以外の参加', 'ムダを除く', '窓口を除く', '手順以外', 'それ以外', '以外', 'を除く', '3人以外', '「ムダ」を除く'])(
    '%s excepts none',
    (q) => expect(leftOut(q)).toEqual([]),
  )
})
