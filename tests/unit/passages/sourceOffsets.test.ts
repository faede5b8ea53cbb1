import { describe, expect, it } from 'vitest'
import { splitPassages } from '../../../indexer/passages/splitPassages.ts'
import { makeDocument } from '../makeDocument.ts'
import { makeRecord } from '../makeRecord.ts'

/** What the offsets of each passage cut out of the file. */
function sourcesOf(markdown: string): { source: string; text: string }[] {
  return splitPassages(makeDocument(markdown)).map(({ sourceStart, sourceEnd, text }) => ({
    source: markdown.slice(sourceStart, sourceEnd),
    text,
  }))
}
const sentences = Array.from({ length: 60 }, (_, index) => `${index + 1}番目の職員が窓口の並び方を見直しました。`)

describe('the source offsets of a passage', () => {
  it('point at its blocks in the file, front matter and surrogate pairs before them included', () => {
    const markdown = makeRecord(
      { title: 'title: 𠮷田さんの窓口' },
      '前書き𠮷\n\n## 取り組み\n**内容**です。\n\n- 一\n- 二\n\n## 結果\n終わり',
    )
    expect(sourcesOf(markdown.replace(/^---\n[^]*?\n---\n/, (yaml) => yaml.replace(/[^\n]/g, ' '))).map(({ source }) => source)).toEqual([
      '前書き𠮷',
      '**内容**です。\n\n- 一\n- 二',
      '終わり',
    ])
  })

  it('point at each part of a long paragraph, not at the whole of it', () => {
    const parts = sourcesOf(`## 結果\n${sentences.join('')}`)
    expect(parts.length).toBeGreaterThan(1)
    for (const { source, text } of parts) expect(source).toBe(text)
  })

  it('point at each part of a long paragraph with markup', () => {
    const parts = sourcesOf(`## 結果\n${sentences.map((sentence, index) => (index % 7 === 3 ? `**${sentence}**` : sentence)).join('')}`)
    expect(parts.length).toBeGreaterThan(1)
    for (const { source, text } of parts) expect(source.replaceAll('**', '')).toBe(text)
  })

  it('point at each part of a long paragraph with escapes and addresses', () => {
    const markdown = sentences
      .map((sentence, index) => (index % 5 === 3 ? `\\*${sentence}https://example.jp/${sentence} ` : sentence))
      .join('')
    const parts = sourcesOf(`## 結果\n${markdown}`)
    expect(parts.length).toBeGreaterThan(1)
    for (const { source, text } of parts) expect(source.replaceAll('\\*', '*').trim()).toBe(text)
  })

  it('point at all items of each part of a long list', () => {
    const parts = sourcesOf(sentences.map((sentence) => `- ${sentence}`).join('\n'))
    expect(parts.length).toBeGreaterThan(1)
    for (const { source, text } of parts) expect(source.replaceAll(/^- /gm, '')).toBe(text)
  })

  it('never overlap', () => {
    const markdown = `前書き\n\n## 取り組み\n${sentences.join('')}\n\n${sentences.map((sentence) => `1. ${sentence}`).join('\n')}\n\n終わり`
    const passages = splitPassages(makeDocument(markdown))
    const overlaps = passages.filter(({ sourceStart }, index) => index > 0 && sourceStart < (passages[index - 1]?.sourceEnd ?? 0))
    expect(overlaps.map(({ anchor }) => anchor)).toEqual([])
  })
})
