import { describe, expect, it } from 'vitest'
import { FrontMatter } from '../../../indexer/corpus/FrontMatter.ts'

/** Front matter as it stands in a file: the opening fence is line 1. */
const read = (yaml: string) => new FrontMatter('cases/a.md', yaml, 1)
const problemsOf = (fields: FrontMatter) => fields.problems.map(({ file, line, code }) => `${file}:${line} ${code}`)

describe('values', () => {
  it('stay what was written: leading zeros, dates, yes and numbers', () => {
    const fields = read('code: 013226\ndate: 2023-03-10\nanswer: yes\ncount: 1_000\nfraction: 1.10')
    const texts = ['code', 'date', 'answer', 'count', 'fraction'].map((key) => fields.text(key)?.text)
    expect(texts).toEqual(['013226', '2023-03-10', 'yes', '1_000', '1.10'])
    expect(fields.problems).toEqual([])
  })

  it.each(['title:', 'title: ~', 'title: null', 'title: ""', 'title: "  "', 'other: x'])('%j counts as not written', (yaml) =>
    expect(read(yaml).text('title')).toBeNull(),
  )

  it('of a list may be one alone', () => {
    expect(read('levels: 業務改善').list('levels')).toEqual([{ text: '業務改善', line: 2 }])
    expect(read('levels: []').list('levels')).toEqual([])
    expect(read('levels:').list('levels')).toEqual([])
  })
})

describe('line numbers', () => {
  const yaml = [
    'title: 題',
    '# 注',
    'levels:',
    '  - 業務改善',
    '',
    '  - 人材育成',
    'rights:',
    '  status: 要約',
    '  notice: |',
    '    断り',
    '    書き',
  ].join('\n')

  it('are those of the file, for scalars, list items and fields of a group', () => {
    const fields = read(yaml)
    expect(fields.text('title')?.line).toBe(2)
    expect(fields.list('levels').map(({ line }) => line)).toEqual([5, 7])
    const rights = fields.group('rights', ['status', 'notice'])
    expect(rights?.fields.get('status')?.line).toBe(9)
    expect(rights?.fields.get('notice')?.line).toBe(10)
  })

  it('of maps in a list are those of each map', () => {
    const groups = read('sources:\n  - title: 一\n    publisher: 甲\n  - title: 二').groups('sources', ['title', 'publisher'])
    expect(groups.map(({ line }) => line)).toEqual([3, 5])
    expect(groups[0]?.fields.get('publisher')).toEqual({ text: '甲', line: 4 })
  })

  it('of a missing key is the first line of the front matter', () => expect(read('title: 題').lineOf('yomi')).toBe(2))

  it('of an empty key is its own', () => expect(read('title: 題\nyomi:\ntype: 事例').lineOf('yomi')).toBe(3))

  it('count from the top of the file, whatever stands above', () => {
    expect(new FrontMatter('a.md', 'title: 題', 41).text('title')?.line).toBe(42)
  })
})

describe('problems', () => {
  it.each([
    ['title: a: b', 'cases/a.md:2 BROKEN_YAML'],
    ['title: 題\ntitle: 再び', 'cases/a.md:3 BROKEN_YAML'],
    ['title: 題\n\tyomi: だい', 'cases/a.md:3 BROKEN_YAML'],
    ['title: [一, 二', 'cases/a.md:2 BROKEN_YAML'],
    ['', 'cases/a.md:2 NO_FIELDS'],
    ['# 注だけ', 'cases/a.md:2 NO_FIELDS'],
    ['- 一', 'cases/a.md:2 NO_FIELDS'],
    ['ただの文', 'cases/a.md:2 NO_FIELDS'],
  ])('of %j make it unreadable', (yaml, problem) => {
    const fields = read(yaml)
    expect(problemsOf(fields)).toContain(problem)
    expect(fields.isReadable).toBe(false)
  })

  it.each([
    ['title: a: b', '値の中に「: 」があります'],
    ['title: "a', '引用符・かっこ・コロン・コンマのどれかが足りません'],
    ['title: 題\ntitle: 再び', '同じ項目が二度書かれています'],
    ['title: [一, 二', '字下げがそろっていないか、かっこが閉じていません'],
    ['title: @kaizen', '値が「@」か「`」で始まっています'],
    ['title: 題\nlevels:\n\t- 業務改善', '字下げにタブが使われています'],
    ['title：題\nyomi：だい', '見出し情報に項目がありません'],
    ['title: 題\nyomi だい\ntype: 事例', '「項目: 値」の形になっていません'],
    ['title: !kaizen a', '値が「!」で始まっています'],
    ['title: * 改善', '値が「*」か「&」で始まっています'],
  ])('of %j are told in Japanese', (yaml, explanation) => {
    const messages = read(yaml).problems.map(({ message }) => message)
    expect(messages.join('\n')).toContain(explanation)
    expect(messages.join('\n'), 'no sentence of the YAML package').not.toMatch(/[A-Za-z]+ [A-Za-z]+/)
  })

  it('leave what could be read of broken YAML to be asked for', () => {
    expect(read('id: cases/old\ntitle: a: b').text('id')?.text).toBe('cases/old')
  })

  it('name keys that are not allowed, and all that are', () => {
    const fields = read('title: 題\nkeywords: [x]\ntags: y')
    fields.allowOnly(['title', 'yomi'])
    expect(problemsOf(fields)).toEqual(['cases/a.md:3 UNKNOWN_FIELD', 'cases/a.md:4 UNKNOWN_FIELD'])
    expect(fields.problems[0]?.message).toBe('項目 keywords はありません。使えるのは title、yomi です。')
  })

  it('name a list or a map where one value belongs', () => {
    const fields = read('title: [一, 二]\nlevels:\n  - { a: b }\nrights: 要約\npeople:\n  - [x]')
    expect(fields.text('title')).toBeNull()
    expect(fields.list('levels')).toEqual([])
    expect(fields.group('rights', ['status'])).toBeNull()
    expect(fields.groups('people', ['name'], 'name')).toEqual([])
    expect(problemsOf(fields)).toEqual([
      'cases/a.md:2 NOT_TEXT',
      'cases/a.md:4 NOT_TEXT',
      'cases/a.md:5 NOT_A_GROUP',
      'cases/a.md:7 NOT_A_GROUP',
    ])
  })

  it('name a list where a group wants one value, rather than dropping what was written', () => {
    const fields = read('rights:\n  status: 要約\n  notice: [断り, 書き]')
    fields.group('rights', ['status', 'notice'])
    expect(problemsOf(fields)).toEqual(['cases/a.md:4 NOT_TEXT'])
  })

  it('say only once that a value is no text, and not that it is missing', () => {
    const fields = read('sources:\n  - title: [一, 二]\n    publisher:')
    const [source] = fields.groups('sources', ['title', 'publisher'])
    if (source) for (const key of ['title', 'publisher']) fields.needed(source, 'sources', key)
    expect(problemsOf(fields)).toEqual(['cases/a.md:3 NOT_TEXT', 'cases/a.md:3 MISSING_FIELD'])
  })

  it('name unknown keys inside a group', () => {
    const fields = read('rights:\n  status: 要約\n  licence: MIT')
    fields.group('rights', ['status', 'notice'])
    expect(fields.problems[0]?.message).toBe('rights の中に項目 licence はありません。使えるのは status、notice です。')
    expect(problemsOf(fields)).toEqual(['cases/a.md:4 UNKNOWN_FIELD'])
  })
})
