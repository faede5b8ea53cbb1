import { describe, expect, it } from 'vitest'
import { citeSist02, citeSource } from '../../../server/documents/citeSist02.ts'

describe('a reference in SIST 02 form', () => {
  it('names author, title, site, date, address and the day of reference', () => {
    const reference = {
      author: '研究会',
      title: '題名',
      site: 'ライブラリ',
      published: '2022-09-03',
      url: 'https://example.jp/a',
      seen: '2026-11-20',
    }
    expect(citeSist02(reference)).toBe('研究会. “題名”. ライブラリ. 2022-09-03. https://example.jp/a, (参照 2026-11-20).')
  })

  it('leaves out what is not known, without stray signs', () => {
    expect(citeSource({ publisher: '中野区', title: '報告', url: null, published: null, seen: null })).toBe('中野区. “報告”.')
    expect(citeSource({ publisher: '中野区', title: '報告', url: 'https://example.jp/', published: '2022', seen: null })).toBe(
      '中野区. “報告”. 2022. https://example.jp/.',
    )
  })
})
