import { beforeAll, describe, expect, it } from 'vitest'
import { typedForms, type Analyser } from '#analysis'
import { readReference } from '#publish'
import { FIT } from '../../../server/suggest/fit.ts'
import { mixedForm } from '../../../server/suggest/mixedForm.ts'
import { Names } from '../../../server/suggest/Names.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let names: Names
let analyser: Analyser

beforeAll(async () => {
  analyser = await loadStarterAnalyser()
  names = new Names(await readReference('corpus'), analyser)
})

/** Names found for what is typed, the best first. */
function find(typed: string): string[] {
  return names
    .find(typedForms(typed), mixedForm(typed, analyser))
    .sort((a, b) => b.fit - a.fit)
    .map(({ name: { label, detail } }) => (detail === '' ? label : `${label}（${detail}）`))
}

function fitOf(typed: string, label: string): number {
  return Math.max(0, ...names.find(typedForms(typed)).map(({ name, fit }) => (name.label === label ? fit : 0)))
}

describe('names', () => {
  it('that the search takes for a programme are that programme, not a word of their own', () => {
    const kinds = names.find(typedForms('自主研')).map(({ name: { kind, label } }) => `${kind} ${label}`)
    expect(kinds.filter((kind) => kind === 'term 自主研')).toEqual([])
    expect(kinds.some((kind) => kind.startsWith('programme '))).toBe(true)
  })

  it.each([
    ['なかの', '中野区（東京都）'],
    ['nakano', '中野区（東京都）'],
    ['nakano', '中野市（長野県）'],
    ['naka', '中野区（東京都）'],
    ['nak', '中野区（東京都）'],
    ['なk', '中野区（東京都）'],
    ['ﾅｶﾉ', '中野市（長野県）'],
    ['toukyou', '東京都'],
    ['tokyo', '東京都'],
    ['東京都な', '中野区（東京都）'],
    ['東京都中', '中野区（東京都）'],
    ['hukutu', '福津市（福岡県）'],
    ['fukuts', '福津市（福岡県）'],
    ['久居', '津市（三重県・旧久居市）'],
    ['かいぜ', '改善'],
    ['カイゼ', '改善'],
    ['kaiz', '改善'],
    ['かいz', '改善'],
    ['tiimu', 'チーム経営研究会'],
    ['chi-mu', 'チーム経営研究会'],
    ['matiz', '待ち時間'],
    ['zinzaiikuse', '人材育成'],
    ['やらされ', 'やらされ感が漂っている'],
    ['tadayo', 'やらされ感が漂っている'],
    ['rp', 'RPA'],
    ['整理整頓', '5S活動'],
    ['職員ていあん', '職員提案制度'],
    ['職員てi', '職員提案制度'],
    ['戦略ていあん', '戦略提案・施策改善'],
    ['中野く', '中野区（東京都）'],
    ['待ちじか', '待ち時間'],
    ['若手やちゅうけん', '若手や中堅の退職・人手不足'],
  ])('are found by %s: %s', (typed, name) => expect(find(typed)).toContain(name))

  it('fit better the more of them is typed, and the nearer to their beginning', () => {
    const fits = [
      fitOf('中野', '中野区'),
      fitOf('整理整頓', '5S活動'),
      fitOf('中', '中野区'),
      fitOf('kansyon', '改善'),
      fitOf('野区', '中野区'),
    ]
    expect(fits).toEqual([FIT.exact, FIT.otherExact, FIT.beginning, 0, FIT.within])
    expect(fitOf('運動が', '改善運動が続かない')).toBe(FIT.inner)
    expect(fitOf('toukyou', '東京都')).toBeGreaterThan(fitOf('tokyo', '東京都'))
  })

  it('of wards do not come with the name of their prefecture alone', () => {
    expect(find('東京都').filter((name) => name.endsWith('（東京都）'))).toEqual([])
    expect(find('tokyo').filter((name) => name.endsWith('（東京都）'))).toEqual([])
  })

  it('are told from kana apart: さん is not さな', () => {
    const found = names.find(typedForms('さん')).filter(({ fit }) => fit >= FIT.beginning)
    expect(found.length).toBeGreaterThan(3)
    expect(found.map(({ name: { label } }) => label)).not.toContain('佐那河内村')
  })

  it('are told apart by the kanji that are converted already', () => {
    expect(find('中野し')).toContain('中野市（長野県）')
    expect(find('中のし')).not.toContain('長野市（長野県）')
    expect(find('回ぎ')).not.toContain('会議')
    expect(find('快ぜん')).not.toContain('改善')
  })

  it('are each found once, by their best spelling', () => {
    const found = names.find(typedForms('kai')).map(({ name: { kind, value } }) => `${kind} ${value}`)
    expect(new Set(found).size).toBe(found.length)
  })

  it('cover every term with kanji by a reading', async () => {
    const { vocabularies } = await readReference('corpus')
    const unread = vocabularies.lexicon.filter(({ term, yomi }) => /\p{Script=Han}/u.test(term) && yomi === undefined)
    expect(unread).toEqual([])
  })
})
