import { describe, expect, it } from 'vitest'
import { search } from './askLibrary.ts'

/** Questions as people ask them, each with the records that answer it and why. */
const QUESTIONS: readonly { question: string; fitting: RegExp; why: string }[] = [
  { question: '若手職員の提案が通らない', fitting: /提案|若手/, why: 'ways in which young staff reached the top' },
  { question: '窓口の待ち時間を減らした事例', fitting: /窓口|待/, why: 'counters that keep people waiting less' },
  { question: '改善運動が続かない理由', fitting: /改善|カイゼン|運動/, why: 'movements that faltered, and why' },
  { question: 'おくやみコーナーの作り方', fitting: /おくやみ/, why: 'bereavement desks' },
  { question: 'オフサイトミーティング', fitting: /オフサイトミーティング/, why: 'the method itself' },
  { question: '週休3日', fitting: /週休3日/, why: 'four-day weeks' },
  { question: 'やらされ感をなくしたい', fitting: /やらされ感/, why: 'movements against going through the motions' },
  { question: 'メンター制度', fitting: /メンター|サポーター/, why: 'mentoring' },
  { question: 'RPAで時間を削減', fitting: /RPA|自動化/, why: 'hours saved by robots' },
  { question: '縦割りをなくす', fitting: /縦割り|課を越えて|部署/, why: 'across departments' },
]

describe('real questions', () => {
  it.each(QUESTIONS)('$question → a fitting record among the first three ($why)', async ({ question, fitting }) => {
    const { hits } = await search({ q: question, limit: '3' })
    const titles = hits.map(({ title }) => title)
    expect(
      titles.some((title) => fitting.test(title)),
      titles.join(' / '),
    ).toBe(true)
  })

  it('令和4年度の中野区 puts a record of that ward and year first', async () => {
    const { hits } = await search({ q: '令和4年度の中野区', limit: '3' })
    const fits = hits.map(
      ({ municipalities, activityYear, reportYear }) =>
        municipalities.some(({ code }) => code === '131148') && [activityYear?.year, reportYear?.year].includes(2022),
    )
    expect(fits.filter(Boolean).length, JSON.stringify(hits.map(({ title }) => title))).toBeGreaterThanOrEqual(2)
  })

  it('中野区 is not 中野市, yet 中野 finds the ward', async () => {
    const ward = await search({ q: '中野区', limit: '100' })
    expect(ward.hits.length).toBeGreaterThan(5)
    const first = await search({ q: '中野', limit: '5' })
    expect(first.hits.some(({ municipalities }) => municipalities.some(({ name }) => name === '中野区'))).toBe(true)
  })
})
