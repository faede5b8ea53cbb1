import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDate, readPartialDate } from '#corpus'

describe('readDate', () => {
  it.each([
    ['2023-03-10', '2023-03-10'],
    ['2023/3/10', '2023-03-10'],
    ['2023.3.10', '2023-03-10'],
    ['2023年3月10日', '2023-03-10'],
    ['２０２３年３月１０日', '2023-03-10'],
    ['2023年 3月 10日', '2023-03-10'],
    ['令和5年3月10日', '2023-03-10'],
    ['令和元年5月1日', '2019-05-01'],
    ['R5.3.10', '2023-03-10'],
    ['Ｒ５．３．１０', '2023-03-10'],
    ['平成31年4月30日', '2019-04-30'],
    ['昭和64年1月7日', '1989-01-07'],
    ['2024-02-29', '2024-02-29'],
    ['1947-01-01', '1947-01-01'],
  ])('reads %s as %s', (written, iso) => expect(readDate(written)).toBe(iso))

  it.each(['2023-02-29', '2100-02-29', '2023-04-31', '2023-13-01', '2023-00-10', '2023-01-00', '2023-01-32', '令和5年2月30日'])(
    'knows that there is no %s',
    (written) => expect(readDate(written)).toBeNull(),
  )

  it.each([
    '',
    '2023',
    '2023-03',
    '23-03-10',
    '10-03-2023',
    '2023-03-10T00:00',
    '1946-12-31',
    '2101-01-01',
    '大正3年4月1日',
    '令和0年4月1日',
    '令和5年度',
    '昨日',
  ])('does not take 「%s」 for a day', (written) => expect(readDate(written)).toBeNull())

  it.each(['令和元年4月30日', '令和元年3月1日', '平成元年1月7日'])('knows that there is no %s, because the era began later', (written) =>
    expect(readDate(written)).toBeNull(),
  )

  it('reads every day however it is written', () => {
    const days = fc.date({ min: new Date('1947-01-01T00:00:00Z'), max: new Date('2100-12-31T00:00:00Z'), noInvalidDate: true })
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10)
        const [year, month, day] = iso.split('-').map(Number)
        expect(readDate(iso)).toBe(iso)
        expect(readDate(`${year}年${month}月${day}日`)).toBe(iso)
        expect(readDate(`${year}/${month}/${day}`)).toBe(iso)
      }),
    )
  })
})

describe('readPartialDate', () => {
  it.each([
    ['2023', '2023'],
    ['2023-05', '2023-05'],
    ['2023-05-10', '2023-05-10'],
    ['令和5年5月10日', '2023-05-10'],
  ])('reads %s as %s', (written, read) => expect(readPartialDate(written)).toBe(read))

  it.each(['2023-13', '2023-00', '2023-5', '2023-02-30', '5月', '不明'])('does not take 「%s」 for a date', (written) =>
    expect(readPartialDate(written)).toBeNull(),
  )
})
