import { beforeAll, describe, expect, it } from 'vitest'
import { loadQuestions, type Read } from './loadQuestions.ts'

let read: Read

beforeAll(async () => {
  ;({ read } = await loadQuestions())
})

describe('a list of years', () => {
  it.each([
    ['令和4・5年度', ['2022', '2023']],
    ['令和4、5年度', ['2022', '2023']],
    ['令和4,5年度', ['2022', '2023']],
    ['令和４，５年度', ['2022', '2023']],
    ['令和4年度と5年度', ['2022', '2023']],
    ['令和4年度・5年度', ['2022', '2023']],
    ['令和元・4、5年度', ['2019', '2022', '2023']],
    ['令和元、3、4年度', ['2019', '2022']],
    ['平成30・令和元・4年度', ['2018', '2019', '2022']],
    ['2022・2023年度', ['2022', '2023']],
    ['2022と2023年度', ['2022', '2023']],
    ['2022・23年度', ['2022', '2023']],
    ['22・23年度', ['2022', '2023']],
    ['R4・5年度', ['2022', '2023']],
    ['令和四・五年度', ['2022', '2023']],
    ['令和4年と5年', ['2022', '2023']],
  ])('%s is every year of the list that has records, and no other: %j', (q, years) => {
    const query = read(`${q}の窓口`)
    expect(query.understood.filters).toEqual(years.map((value) => ({ name: 'year', value, text: q, start: 0, end: q.length })))
    expect([query.filters.year, query.words]).toEqual([years, ['窓口']])
  })

  it.each([
    ['令和4年度、5人', ['2022']],
    ['令和4年度、5年間', ['2022']],
    ['令和4年と5年生', ['2022']],
    ['令和4年度と5年ぶり', ['2022']],
    ['R4・R5', ['2022', '2023']],
    ['平成30・令和元年度', ['2018', '2019']],
    ['4・5年度', []],
    ['2022・2023', []],
    ['第22・23回', []],
  ])('%s is no list: %j', (q, years) => expect(read(`${q}の窓口`).filters.year ?? []).toEqual(years))

  it('of which there is no record stays a word of its own in a list, too', () => {
    expect(read('令和12・13年度の窓口').words).toEqual(['2030年度', '2031年度', '窓口'])
    expect(read('令和4・5年度 -窓口').operators?.common.words).toEqual([])
  })

  it.each(['令和99年度', '令和0年度', 'Ｒ９９年度', '3000年度', '平成０年度'])(
    '%s, which cannot be, is one word and not every 年度',
    (q) => {
      const { words, unfinished, filters } = read(`窓口 ${q}`)
      expect([words.length, words.includes('年度'), unfinished, filters]).toEqual([2, false, null, {}])
    },
  )
})
