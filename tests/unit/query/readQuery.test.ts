import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import type { Reference } from '#corpus'
import { readQuery } from '../../../server/query/readQuery.ts'
import { loadQuestions, named, type Read } from './loadQuestions.ts'

let analyser: Analyser
let reference: Reference
let read: Read

beforeAll(async () => {
  ;({ analyser, reference, read } = await loadQuestions())
})

describe('plain words', () => {
  it('stay as they are, with or without something to recognise filters by', () => {
    const q = '若手職員の提案が通らない'
    expect(read(q)).toEqual(readQuery({ q }, analyser, reference))
    expect(read(q)).toMatchObject({ operators: null, filters: {}, words: analyser.words(q), comparable: analyser.comparable(q) })
  })
})

describe('filters in words', () => {
  it.each([
    ['自治体NEXT', 'programme jichitai-next'],
    ['改善キャリアトーク', 'programme jichitai-next'],
    ['人材マネジメント部会', 'programme regional-management'],
    ['チーム経営', 'programme team-management'],
    ['セミナー報告', 'type seminar-report'],
    ['人材育成', 'level people'],
    ['戦略提案・施策改善', 'level policy'],
    ['戦略提案', 'level policy'],
    ['施策改善', 'level policy'],
  ])('%s is %s', (q, expected) => expect(named(read(q))).toEqual([expected]))

  it.each(['業務改善', '政策提案', 'BPR', 'RPA', '人材育成計画', '2021年度', '青ヶ島村'])(
    '%s is none: no record, a related word, or part of another',
    (q) => {
      const query = read(q)
      expect(named(query)).toEqual([])
      expect(query.words.length).toBeGreaterThan(0)
    },
  )

  it('leave neither their words nor their text behind', () => {
    const query = read('滑川市の窓口 令和4年度')
    expect(query).toMatchObject({ words: ['窓口'], filters: { municipality: ['162060'], year: ['2022'] }, isUnsearchable: false })
    expect(query.comparable.trim()).toBe('の窓口')
  })

  it('join what is chosen, once', () => {
    expect(read('中野区', { municipality: ['162060'] }).filters.municipality).toEqual(['162060', '131148'])
    expect(read('中野区', { municipality: ['131148'] })).toMatchObject({
      filters: { municipality: ['131148'] },
      words: [],
      understood: { filters: [] },
    })
  })

  it('are asked about where a whole name is shared, and decided by the records where a short one is', () => {
    expect(read('府中市').understood.ambiguous[0]?.choices.map(({ value, count }) => [value, count])).toEqual([
      ['132063', 3],
      ['342084', 0],
    ])
    expect(read('中野').understood.ambiguous[0]?.choices.length).toBe(2)
    expect(named(read('滑川'))).toEqual(['municipality 162060'])
  })

  it('tell which others bear a short name that was decided', () => {
    expect(read('府中').understood.filters).toMatchObject([
      { value: '132063', others: [{ name: 'municipality', value: '343021' }, { value: '342084' }] },
    ])
    expect(read('府中', { municipality: ['132063'] }).understood.filters).toEqual([])
    expect(read('さいたま').understood.filters).not.toHaveProperty('0.others')
  })

  it('of one facet may stand in an OR; a mixed OR stays words', () => {
    expect(read('中野区 OR 滑川市')).toMatchObject({ operators: null, filters: { municipality: ['131148', '162060'] } })
    expect(read('中野区 OR 窓口')).toMatchObject({ filters: {}, operators: { alternatives: [{ words: ['中野区'] }, { words: ['窓口'] }] } })
  })
})

describe('a year with all that belongs to it', () => {
  it.each([
    ['2023年3月10日', 2022],
    ['令和5年3月10日', 2022],
    ['２０２３年３月', 2022],
    ['令和五年三月', 2022],
    ['2023年3月号', 2022],
    ['2023年4月', 2023],
    ['2023年12月末', 2023],
    ['R5.3.10', 2022],
    ['R5.4', 2023],
    ['2023-03-31', 2022],
    ['2023/4/1', 2023],
    ['H30年度末', 2018],
    ['令和4年度中', 2022],
    ['2022年度当初', 2022],
    ['2022年度前半', 2022],
    ['2022年度の後半', 2022],
    ['令和4年度上半期', 2022],
    ['R4年度下半期', 2022],
    ['2022年度分', 2022],
    ['2022年版', 2022],
    ['令和4年度第2四半期', 2022],
    ['R元', 2019],
    ['Ｒ元', 2019],
    ['令和元', 2019],
    ['令和4', 2022],
    ['令和四', 2022],
    ['令4', 2022],
    ['令4年度', 2022],
    ['平30', 2018],
    ['二〇二二年度', 2022],
    ['22年度', 2022],
    ['22年度末', 2022],
  ])('%s is %i, and nothing of it stays a word', (q, year) => {
    const query = read(q)
    expect(query.understood.filters).toEqual([{ name: 'year', value: String(year), text: q, start: 0, end: q.length }])
    expect([query.words, query.text, query.unfinished]).toEqual([[], '', null])
  })

  it.each([
    ['2023年3月10日の発表会', ['発表']],
    ['2022年度分析', ['分析']],
    ['令和4年度当初予算', ['当初', '予算']],
    ['2022年度中途採用', ['中途', '採用']],
    ['令和4の窓口', ['窓口']],
    ['窓口 22年度', ['窓口']],
  ])('%s keeps its words', (q, words) => {
    const query = read(q)
    expect(query.understood.filters).toHaveLength(1)
    expect(query.words).toEqual(expect.arrayContaining(words))
    expect(query.words.filter((word) => /[年月日度]/u.test(word))).toEqual([])
  })

  it.each([
    '2020年代',
    '平成30年代',
    '2022年問題',
    '2022年の崖',
    '2022',
    '22',
    '第22回',
    '97年度',
    '令和元号',
    'R元気',
    '令和22世紀',
    '平和4',
  ])('%s is no year', (q) => expect(named(read(q))).toEqual([]))

  it.each(['昭和63年度', '2030年度', '2030年度末'])('%s, of which there is no record, is one word and not every 年度', (q) => {
    const { words, unfinished } = read(q)
    expect([words, unfinished]).toEqual([[`${q.includes('63') ? 1988 : 2030}年度`], null])
  })

  it.each([
    ['令和元〜4年度', ['2019', '2022']],
    ['令和３～５年度', ['2022', '2023']],
    ['令和3-5年度', ['2022', '2023']],
    ['令和三年度から五年度まで', ['2022', '2023']],
    ['令和3年度から令和5年度', ['2022', '2023']],
    ['令和3年度～5年度', ['2022', '2023']],
    ['平成30年度から令和4年度', ['2018', '2019', '2022']],
    ['2018-2022年度', ['2018', '2019', '2022']],
    ['2018年〜2022年', ['2018', '2019', '2022']],
    ['2018〜22年度', ['2018', '2019', '2022']],
    ['18～22年度', ['2018', '2019', '2022']],
    ['H30〜R4', ['2018', '2019', '2022']],
    ['R3〜R5', ['2022', '2023']],
    ['Ｒ３～５', ['2022', '2023']],
    ['R3-5年度', ['2022', '2023']],
    ['令3〜5年度', ['2022', '2023']],
    ['令和4年度以降', ['2022', '2023']],
    ['2023年3月以降', ['2022', '2023']],
    ['R元年度以前', ['2018', '2019']],
    ['1950年度以前', []],
  ])('%s is every one of its years that has records: %j', (q, years) => {
    const query = read(`${q}の窓口`)
    expect(query.understood.filters).toEqual(years.map((value) => ({ name: 'year', value, text: q, start: 0, end: q.length })))
    expect(query.filters.year ?? []).toEqual(years)
    if (years.length > 0) expect(query.words).toEqual(['窓口'])
  })

  it.each([
    ['令和3〜5人', []],
    ['令和3年から5人', []],
    ['2022-2023', []],
    ['令和5〜3年度', []],
    ['2022-10', []],
    ['10〜20人', []],
    ['2022年度以降案', ['2022']],
    ['R4〜', ['2022']],
  ])('%s is no range', (q, years) => expect(read(q).filters.year ?? []).toEqual(years))

  it('tells of a range only those of its years that are not chosen', () => {
    const query = read('令和元年度以降', { year: ['2022'] })
    expect([query.filters.year, named(query)]).toEqual([
      ['2022', '2019', '2023'],
      ['year 2019', 'year 2023'],
    ])
  })

  it('leaves what stands behind it to be completed', () => expect(read('2030年度窓口').unfinished?.beginnings).toEqual(['窓口']))
})

describe('a place with its authority', () => {
  it.each([
    ['中野市役所', 'municipality 202118'],
    ['さいたま市役所', 'municipality 111007'],
    ['中野区役所', 'municipality 131148'],
    ['三重県庁', 'prefecture 240001'],
    ['東京都庁', 'prefecture 130001'],
    ['三重県本庁舎', 'prefecture 240001'],
    ['旧久居市', 'municipality 242012'],
    ['旧久居市役所', 'municipality 242012'],
  ])('%s is %s, and nothing of it stays a word', (q, expected) => {
    const query = read(`${q}の窓口`)
    expect(named(query)).toEqual([expected])
    expect([query.understood.filters[0]?.text, query.words]).toEqual([q, ['窓口']])
  })

  it('is looked for without it where it is asked about or has no record', () => {
    expect(read('旧府中市役所')).toMatchObject({
      words: ['府中市'],
      understood: { ambiguous: [{ text: '旧府中市役所', start: 0, end: 6 }] },
    })
    expect(read('那覇市役所の窓口')).toMatchObject({ words: ['那覇市', '窓口'], filters: {} })
  })

  it.each([
    ['中野区の新庁舎', '庁舎'],
    ['中野区庁舎管理', '庁舎'],
    ['中野区庁内', '庁内'],
  ])('%s is still about %s', (q, word) => expect(read(q)).toMatchObject({ words: expect.arrayContaining([word]) as string[] }))
})

describe('operators', () => {
  it('make conditions of phrases, exclusions and alternatives', () => {
    const { operators, words } = read('若手 「提案制度」 残業 OR 窓口 -改善した -中野区改善 -「職員提案」')
    expect(words).toEqual(['若手', '残業', '窓口'])
    expect(operators).toMatchObject({
      common: { words: ['若手'], phrases: [{ text: '提案制度', words: ['提案', '制度'] }] },
      alternatives: [{ words: ['残業'] }, { words: ['窓口'] }],
      excludedWords: [['改善'], ['中野区', '中野', '改善']],
      excludedPhrases: [{ text: '職員提案' }],
    })
  })

  it('compare a phrase as terms count and as it is written', () => {
    expect(read('「カイゼン運動」').operators?.common.phrases[0]?.comparables).toEqual(['改善運動', 'カイゼン運動'])
  })

  it('are bounded: six ways through the alternatives, eight phrases', () => {
    const { operators, understood } = read('残業 OR 窓口 研修 OR 会議 提案 OR 対話 広報 OR 予算')
    expect(operators?.alternatives.length).toBeLessThanOrEqual(6)
    expect(understood.notices.length).toBe(1)
    const phrases = read(Array.from({ length: 20 }, (_, index) => `「窓口${index}」`).join(''))
    expect(phrases.operators?.common.phrases.length).toBe(8)
    expect(phrases.understood.notices[0]).toContain('12 個')
  })

  it('take a repeated word or phrase once', () => {
    expect(read('「窓口」「窓口」 -研修 -研修 残業 OR 残業').operators).toMatchObject({
      common: { phrases: [{ text: '窓口' }] },
      alternatives: [],
      excludedWords: [['研修']],
    })
  })

  it.each(['「」', '-の', '「？」', '- - -', 'OR', '　'.concat('？')])('%s asks for nothing, which is not everything', (q) =>
    expect(read(q).isUnsearchable).toBe(true),
  )
})

describe('any string', () => {
  it('may end in half of a character behind a name', () => expect(named(read('中野区\ud800'))).toEqual(['municipality 131148']))

  it('is understood without failing, with stretches that are where they say', () => {
    const parts = [
      '中野',
      '中野区',
      '令和4年度',
      'R4',
      '〜',
      '以降',
      '以外',
      'を除く',
      '・',
      '年',
      '3月',
      '末',
      '旧',
      '役所',
      '人材育成',
      '「',
      '」',
      '-',
      ' OR ',
      ' ',
      '　',
      '窓口',
      '\ud800',
      '\0',
      '𠮷',
    ]
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((some) => some.join('')),
    )
    fc.assert(
      fc.property(typed, (q) => {
        const { understood, operators } = read(q)
        for (const { text, start, end } of [...understood.filters, ...understood.ambiguous, ...understood.unrecorded])
          expect(q.slice(start, end)).toBe(text)
        const ends = [...understood.filters, ...understood.ambiguous].sort((a, b) => a.start - b.start)
        for (const [index, { start, end }] of ends.entries()) {
          const next = ends[index + 1]
          // A range of years stands for each of them.
          if (next?.start === start) expect(next.end).toBe(end)
          else expect(end).toBeLessThanOrEqual(next?.start ?? q.length)
        }
        expect(operators?.alternatives.length ?? 0).toBeLessThanOrEqual(6)
      }),
    )
  })
})
