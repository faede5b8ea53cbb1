import { beforeAll, describe, expect, it } from 'vitest'
import { loadQuestions, type Read } from './loadQuestions.ts'

let read: Read

beforeAll(async () => {
  ;({ read } = await loadQuestions())
})

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
  ])('%s is all but %s', (q, excluded, words) => {
    const query = read(q)
    expect(query.understood).toMatchObject({ filters: [], excluded: [excluded] })
    expect([query.words, query.operators?.excludedWords]).toEqual([words, read(`-${excluded}`).operators?.excludedWords])
    expect(query.isUnsearchable).toBe(false)
  })

  it.each([
    ['中野区・滑川市以外の窓口', ['中野区', '滑川市']],
    ['中野区、滑川市、津市を除く窓口', ['中野区', '滑川市', '津市']],
    ['三重県と東京都以外の窓口', ['三重県', '東京都']],
    ['令和元年度、令和4年度以外の窓口', ['令和元年度', '令和4年度']],
  ])('%s leaves out each of a list: %j', (q, excluded) => {
    const { understood, words } = read(q)
    expect([understood.excluded, understood.filters, words]).toEqual([excluded, [], ['窓口']])
  })

  it('leaves out no more than is said', () => expect(read('中野区の滑川市以外').understood.excluded).toEqual(['滑川市']))

  it('leaves out the records of a place or a year, whatever they say', () => {
    expect(read('中野区以外').without).toEqual({ municipality: ['131148'] })
    expect(read('-令和4年度').without).toEqual({ year: ['2022'] })
    expect(read('令和4・5年度以外').without).toEqual({ year: ['2022', '2023'] })
    expect(read('令和4・5年度以外').operators?.excludedWords).toEqual([['2022年度'], ['2023年度']])
    expect(read('三重県以外の令和4年度の窓口')).toMatchObject({ without: { prefecture: ['240001'] }, filters: { year: ['2022'] } })
    expect(read('人材育成以外').without).toEqual({})
  })

  it.each(['職員以外の参加', 'ムダを除く', '窓口を除く', '手順以外', 'それ以外', '以外', 'を除く', '3人以外'])('%s excepts none', (q) =>
    expect(read(q).understood.excluded).toEqual([]),
  )
})
