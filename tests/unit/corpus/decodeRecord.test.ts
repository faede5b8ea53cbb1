import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeRecord } from '#corpus'

const decode = (bytes: Uint8Array) => decodeRecord('cases/a.md', bytes)
const utf8 = (text: string) => new TextEncoder().encode(text)

it('decodes UTF-8, with or without a byte order mark, and brings line ends to one form', () => {
  expect(decode(utf8('---\r\n窓口𠮷\r\n'))).toEqual({ text: '---\n窓口𠮷\n', problem: null })
  expect(decode(utf8('\ufeff---\n'))).toEqual({ text: '---\n', problem: null })
  expect(decode(utf8('---\r窓口\r\r\n改善\r'))).toEqual({ text: '---\n窓口\n\n改善\n', problem: null })
})

it('names Shift_JIS and EUC-JP, and says of anything else only that it is not UTF-8', () => {
  const messages = [
    [0x8b, 0xa5, 0x82, 0xa0], // 句 and あ in Shift_JIS
    [0xb6, 0xe1, 0xa4, 0xa2, 0xc1, 0xeb, 0xb8, 0xfd], // 具あ窓口 in EUC-JP
    [0xff, 0xfe, 0xff, 0xff],
  ].map((bytes) => decode(Uint8Array.from(bytes)).problem?.message)
  expect(messages).toEqual([
    'Shift_JIS で書かれているようです。UTF-8 で保存し直してください。',
    'EUC-JP で書かれているようです。UTF-8 で保存し直してください。',
    '文字コードが UTF-8 ではありません。UTF-8 で保存し直してください。',
  ])
})

it('gives either text without NUL or one problem at line 1, whatever the bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      const { text, problem } = decode(bytes)
      if (problem) expect(problem).toMatchObject({ file: 'cases/a.md', line: 1 })
      else expect(text.trim() !== '' && !text.includes('\0') && !text.includes('\r')).toBe(true)
    }),
  )
})

it('does not take UTF-8 text with a stray escape for another encoding', () => {
  expect(decode(utf8('窓口\u001b$B改善')).problem).toBeNull()
  expect(decode(utf8('kaizen\u001b[0m')).problem).toBeNull()
})
