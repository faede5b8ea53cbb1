import { expect, it } from 'vitest'
import { toCsv, type Cell } from '../../../server/download/toCsv.ts'

const one = (cell: Cell) => toCsv([{ heading: '列', cell: (value: Cell) => value }], [cell])

it('begins with a byte order mark and ends lines as spreadsheets do', () => {
  expect(toCsv([{ heading: '名前', cell: (name: string) => name }], ['福津市', '中野区'])).toBe('\uFEFF名前\r\n福津市\r\n中野区\r\n')
})

it.each([
  ['=1+1', `"'=1+1"`],
  ['+81', `"'+81"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['＝1+1', `"'＝1+1"`],
  [' =1', `"' =1"`],
])('keeps a spreadsheet from running %s', (text, safe) => expect(one(text)).toBe(`\uFEFF列\r\n${safe}\r\n`))

it.each([
  ['1,000', '"1,000"'],
  ['「"改善"」', '"「""改善""」"'],
  ['一行\n二行', '"一行\n二行"'],
  [-3, '-3'],
  [null, ''],
  ['1-2', '1-2'],
])('writes %j as %s', (cell, written) => expect(one(cell)).toBe(`\uFEFF列\r\n${written}\r\n`))
