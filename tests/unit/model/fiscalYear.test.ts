import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EARLIEST_YEAR, fiscalYearLabel, fiscalYearOf, LATEST_YEAR, readFiscalYear, warekiOf, westernYear } from '#model'

const anyYear = fc.integer({ min: EARLIEST_YEAR, max: LATEST_YEAR })

describe('fiscalYearOf', () => {
  it.each([
    ['2023-03-31', 2022],
    ['2023-04-01', 2023],
    ['2023-12-31', 2023],
    ['2024-01-01', 2023],
    ['2024-02-29', 2023],
  ])('puts %s into fiscal year %i', (date, year) => expect(fiscalYearOf(date)).toBe(year))

  it('begins every year on 1 April and ends it on 31 March', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        expect(fiscalYearOf(`${year}-04-01`)).toBe(year)
        expect(fiscalYearOf(`${year + 1}-03-31`)).toBe(year)
      }),
    )
  })
})

describe('warekiOf and fiscalYearLabel', () => {
  it.each([
    [2022, '令和4年度'],
    [2019, '令和元年度'],
    [2018, '平成30年度'],
    [1989, '平成元年度'],
    [1988, '昭和63年度'],
    [1947, '昭和22年度'],
  ])('calls %i %s', (year, wareki) => {
    expect(warekiOf(year)).toBe(wareki)
    expect(fiscalYearLabel(year)).toBe(`${year}年度（${wareki}）`)
  })

  it('has no wareki before 昭和', () => {
    expect(warekiOf(1925)).toBeNull()
    expect(fiscalYearLabel(1925)).toBe('1925年度')
  })
})

describe('westernYear', () => {
  it.each([
    ['令和', 4, 2022],
    ['R', 1, 2019],
    ['r', 1, 2019],
    ['H', 31, 2019],
    ['昭和', 22, 1947],
  ])('counts %s %i as %i', (era, count, year) => expect(westernYear(era, count)).toBe(year))

  it.each([
    ['令和', 0],
    ['大正', 3],
    ['', 3],
    ['R', LATEST_YEAR],
  ])('knows no year %s %i', (era, count) => expect(westernYear(era, count)).toBeNull())
})

describe('readFiscalYear', () => {
  it.each([
    ['2022', 2022],
    ['2022年度', 2022],
    ['2022年', 2022],
    [' ２０２２年度 ', 2022],
    ['令和4年度', 2022],
    ['令和４年度', 2022],
    ['令和 4 年度', 2022],
    ['令和元年度', 2019],
    ['令和元年', 2019],
    ['R元', 2019],
    ['R4', 2022],
    ['r4年度', 2022],
    ['Ｒ４', 2022],
    ['㋿4年度', 2022],
    ['平成30年度', 2018],
    ['H30', 2018],
    ['S63', 1988],
    ['昭和22', 1947],
    ['1947', EARLIEST_YEAR],
    ['2100', LATEST_YEAR],
  ])('reads %s as %i', (written, year) => expect(readFiscalYear(written)).toBe(year))

  it.each([
    '',
    '1946',
    '2101',
    '昭和21年度',
    '昭和元年度',
    '令和0年度',
    '令和83年度',
    '大正3年',
    '22',
    '202',
    '20222',
    '4年度',
    '令和',
    '令和4年3月',
    '2022-2023',
    '-2022',
    '2022.5',
    '二〇二二',
    'T4',
  ])('does not take 「%s」 for a year', (written) => expect(readFiscalYear(written)).toBeNull())

  it('reads back every name that a year is given', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        const [western, wareki] = fiscalYearLabel(year).replace('）', '').split('（')
        expect(readFiscalYear(western ?? ''), western).toBe(year)
        expect(readFiscalYear(wareki ?? ''), wareki).toBe(year)
      }),
    )
  })

  it('answers with a year of the range or null, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        const year = readFiscalYear(written)
        expect(year === null || (year >= EARLIEST_YEAR && year <= LATEST_YEAR)).toBe(true)
      }),
    )
  })
})
