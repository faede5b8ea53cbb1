import { describe, expect, it } from 'vitest'
import { readCorpus, takeSnapshot } from '#corpus'
import { MAX_PASSAGE_LENGTH, outlineOf, splitPassages } from '../../../indexer/passages/splitPassages.ts'
import { makeDocument } from '../makeDocument.ts'
import { readStarterReference, STARTER_CORPUS } from '../starterCorpus.ts'

const split = (markdown: string) => splitPassages(makeDocument(markdown))
const anchors = (markdown: string) => split(markdown).map(({ anchor }) => anchor)
const sentence = '職員が集まって窓口の並び方を見直しました。'
const LONG = sentence.repeat(60)

describe('sections', () => {
  const markdown = '前書き\n\n## 取り組み\n内容\n\n### 一年目\n細部\n\n## 結果\n終わり'

  it('become passages by heading, with the headings above them', () => {
    expect(split(markdown).map(({ headingPath, depth, text }) => [headingPath, depth, text])).toEqual([
      [[], 1, '前書き'],
      [['取り組み'], 2, '内容'],
      [['取り組み', '一年目'], 3, '細部'],
      [['結果'], 2, '終わり'],
    ])
  })

  it('number their passages from 0 and name them by document and anchor', () => {
    expect(split(markdown).map(({ id, ordinal, documentId, page }) => [id, ordinal, documentId, page])).toEqual(
      ['本文', '取り組み', '一年目', '結果'].map((anchor, ordinal) => [`cases/a#${anchor}`, ordinal, 'cases/a', null]),
    )
  })

  it('keep small blocks together', () => expect(split('## 結果\n一\n\n- 二\n- 三\n\n| 四 |\n|-|\n| 五 |')).toHaveLength(1))

  it('may stand under a heading with markup', () => expect(anchors('## **取り組み** の `概要`\n内容')).toEqual(['取り組み-の-概要']))
})

describe('anchors', () => {
  const before = '## 背景\n一\n\n## 取り組み\n二\n\n## 結果\n三'

  it('stay when other sections are edited, added or removed', () => {
    const edited = `## はじめに\n新\n\n## 背景\n${LONG}\n\n## 結果\n三`
    expect(anchors(before)).toEqual(['背景', '取り組み', '結果'])
    expect(anchors(edited)).toContain('結果')
    expect(split(edited).find(({ anchor }) => anchor === '結果')?.id).toBe(split(before).at(-1)?.id)
  })

  it('of the same heading differ', () => expect(anchors('## 結果\n一\n\n## 結果\n二\n\n## 結果\n三')).toEqual(['結果', '結果-1', '結果-2']))

  it('of a long section count on', () => {
    const [first, ...rest] = anchors(`## 結果\n${LONG}`)
    expect(first).toBe('結果')
    expect(rest).toEqual(rest.map((_, index) => `結果.${index + 2}`))
  })

  it.each([
    '前書き\n\n## 本文\n内容',
    '前書き\n\n## ？\n一\n\n## ！\n二',
    '## 結果\n一\n\n## 結果-1\n二\n\n## 結果\n三',
    `## 結果\n${LONG}\n\n## 結果.2\n二\n\n## 結果2\n三`,
  ])('are never shared: %#', (markdown) => {
    const found = anchors(markdown)
    expect(new Set(found).size, `two passages share an anchor: ${found.join(', ')}`).toBe(found.length)
  })
})

describe('the outline', () => {
  const outline = (markdown: string) => outlineOf(makeDocument(markdown)).map(({ anchor, heading, depth }) => [anchor, heading, depth])

  it('holds headings without text of their own, with anchors that no other heading has', () => {
    expect(outline('## 取り組み\n### 一年目\n一\n## 取り組み\n### 二年目\n二')).toEqual([
      ['取り組み', '取り組み', 2],
      ['一年目', '一年目', 3],
      ['取り組み-1', '取り組み', 2],
      ['二年目', '二年目', 3],
    ])
  })

  it('has the anchors of the passages, and the lead only where there is one', () => {
    const markdown = `前書き\n\n## 結果\n${LONG}`
    expect(outline(markdown).map(([anchor]) => anchor)).toEqual(anchors(markdown).filter((anchor) => !/\.\d+$/.test(anchor)))
    expect(outline('## 結果\n一')).toEqual([['結果', '結果', 2]])
  })
})

describe('long blocks', () => {
  it('are cut after sentences, and nothing is lost', () => {
    const passages = split(`## 結果\n${LONG}`)
    expect(passages.length).toBeGreaterThan(2)
    expect(passages.map(({ text }) => text).join('')).toBe(LONG)
    for (const { text } of passages) {
      expect(text.length).toBeLessThanOrEqual(MAX_PASSAGE_LENGTH)
      expect(text.endsWith('。')).toBe(true)
    }
  })

  it('never leave a closing bracket at the beginning of a passage', () => {
    const passages = split(`前置き。${'「窓口を見直しました。」'.repeat(80)}`)
    expect(passages.length).toBeGreaterThan(1)
    expect(passages.filter(({ text }) => /^[」』）]/.test(text)).map(({ text }) => text.slice(0, 12))).toEqual([])
  })

  it('are not cut inside a sentence, wherever its markup ends', () => {
    const passages = split('職員が**集まって**窓口の並び方を「**見直しました。**」。'.repeat(40))
    expect(passages.length).toBeGreaterThan(1)
    for (const { text } of passages) expect(text).toMatch(/^職員が.*」。$/)
  })

  it('of a list are cut after items, and the numbers go on', () => {
    const items = Array.from({ length: 40 }, (_, index) => `${index + 1}. ${sentence}`)
    const passages = split(items.join('\n'))
    expect(passages.length).toBeGreaterThan(1)
    const starts = passages.map(({ nodes }) => nodes.find(({ tag }) => tag === 'ol')?.start ?? 1)
    const counts = passages.map(({ text }) => text.split('\n').length)
    expect(counts.reduce((sum, count) => sum + count)).toBe(40)
    expect(starts).toEqual(counts.map((_, index) => 1 + counts.slice(0, index).reduce((sum, count) => sum + count, 0)))
  })

  it('such as tables and code stay whole', () => {
    const table = `| 文 |\n|-|\n${`| ${sentence} |\n`.repeat(40)}`
    expect(split(table)).toHaveLength(1)
    expect(split(`\`\`\`\n${LONG}\n\`\`\``)).toHaveLength(1)
  })
})

it('gives every passage of the starter corpus an address of its own', async () => {
  const { documents } = readCorpus(await takeSnapshot(STARTER_CORPUS), await readStarterReference())
  const ids = documents.flatMap(({ document }) => splitPassages(document).map(({ id }) => id))
  expect(ids.length).toBeGreaterThan(documents.length)
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
})
