import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { FoundForm, SearchAnswer, Unrecorded } from '../../ui/api/types.ts'
import EmptyResult from '../../ui/search/EmptyResult.svelte'
import IgnoredWords from '../../ui/search/IgnoredWords.svelte'
import ReasonList from '../../ui/search/ReasonList.svelte'
import { readSearch } from '../../ui/search/searchAddress.ts'
import { tellForm } from '../../ui/search/tellForm.ts'
import { unrecordedAlone } from '../../ui/search/unrecordedAlone.ts'

const PLAIN: SearchAnswer['understood'] = { filters: [], ambiguous: [], phrases: [], excluded: [], alternatives: [], notices: [] }

/** What the page says of an answer without hits. */
function pageFor(address: string, answer: Pick<SearchAnswer, 'total' | 'ignored' | 'unrecorded' | 'near' | 'rescue'>): string {
  const whole = { ...answer, reachable: answer.total, understood: PLAIN }
  return render(EmptyResult, { props: { answer: whole, search: readSearch(new URLSearchParams(address)), terms: null } }).body
}

/** The addresses that a page leads to. */
function addressesIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => decodeURIComponent((address ?? '').replaceAll('&amp;', '&')))
}

const NAHA: Unrecorded = {
  code: '472018',
  label: '那覇市（沖縄県）',
  stretches: [{ text: '那覇市', start: 0, end: 3 }],
  searched: false,
}

const NEAR: SearchAnswer['near'][number] = {
  typed: '改膳',
  word: '改善',
  how: 'slip',
  q: '改善運動',
  total: 508,
  keepsFilters: true,
}

describe('a page without hits', () => {
  it('offers what may have been meant, under the filters or without them, as the answer says', () => {
    const told = { total: 0, ignored: ['膳'], near: [NEAR, { ...NEAR, q: '改選運動', keepsFilters: false }] }
    const html = pageFor('q=改膳運動&level=people', told)
    expect(addressesIn(html)).toEqual(['/search?q=改善運動&level=people', '/search?q=改選運動'])
    expect(html).toContain('「膳」を含む資料はありません。')
  })

  it('does not take a word that is near in meaning for what was meant', () => {
    const related = { ...NEAR, typed: 'メンター', word: '新人', how: 'meaning' as const, q: '新人', total: 2 }
    const html = pageFor('q=メンター', { total: 0, ignored: [], near: [related] })
    expect(html).toContain('関連の深い言葉では見つかります。')
    expect(html).not.toContain('もしかして')
    const both = pageFor('q=改膳 メンター', { total: 0, ignored: [], near: [NEAR, related] })
    expect(both.indexOf('もしかして')).toBeLessThan(both.indexOf('関連の深い言葉では見つかります。'))
    expect(both).toContain('変換がちがう語・508 件')
  })

  it('asks for words where only signs were typed', () => {
    const none = { total: 0, ignored: [], near: [] }
    expect(pageFor('q=-', none)).toContain('探せる言葉がありません。')
    expect(pageFor('q=-', none)).not.toContain('言葉を短くするか')
    expect(pageFor('q=魑魅魍魎', none)).toContain('言葉を短くするか')
  })

  it('leads to the question without a filter, with the number that is then found', () => {
    const rescue: SearchAnswer['rescue'] = {
      tried: [{ typed: '取組', forms: ['取り組み', '取組み'] }],
      withoutFacet: [{ facet: 'year', labels: ['1950年度'], q: '取組', total: 74 }],
      withoutFilters: { q: '取組', total: 1088 },
      withoutWords: { q: '', total: 3 },
    }
    const html = pageFor('q=取組&level=people&year=1950', { total: 0, ignored: [], near: [], rescue })
    expect(addressesIn(html)).toEqual(['/search?q=取組&level=people', '/search?q=取組', '/search?level=people&year=1950'])
    for (const part of ['年度「1950年度」を外す', '74', '1,088', '「取組」は、「取り組み」「取組み」でも探しました。']) {
      expect(html).toContain(part)
    }
  })

  it('says of a municipality without records that there is none yet, and leads to its page', () => {
    const html = pageFor('q=那覇市', { total: 0, ignored: [], unrecorded: [NAHA], near: [] })
    expect(html).toContain('「那覇市（沖縄県）」の資料は、この図書室にはまだありません。')
    expect(html).toContain('那覇市（沖縄県）に似た自治体の事例を見る')
    expect(addressesIn(html)[0]).toBe('/municipalities/472018')
    expect(html).not.toContain('を含む資料')
    expect(html).not.toContain('言葉を短くするか')
  })

  it('says what a name of the past is today', () => {
    const former = { ...NAHA, label: '嘉麻市（福岡県）', formerName: '嘉穂町' }
    const html = pageFor('q=嘉穂町', { total: 0, ignored: [], unrecorded: [former], near: [] })
    expect(html).toContain('「嘉穂町」は、いまの嘉麻市（福岡県）です。「嘉麻市（福岡県）」の資料は、この図書室にはまだありません。')
  })

  it('beyond the last page says how many pages there are and leads to the last', () => {
    const html = pageFor('q=窓口&page=9', { total: 45, ignored: [], near: [] })
    expect(addressesIn(html)).toEqual(['/search?q=窓口&page=3'])
    expect(html).toContain('検索結果は 3 ページまでです。9 ページ目はありません。')
    expect(addressesIn(pageFor('page=99', { total: 20, ignored: [], near: [] }))).toEqual(['/search'])
  })
})

describe('words that were left out', () => {
  it('are named above the list, and nothing is said where there are none', () => {
    const search = readSearch(new URLSearchParams('q=メンタ制度'))
    const said = render(IgnoredWords, { props: { answer: { ignored: ['メンタ'], near: [] }, search } }).body
    expect(said).toContain('「メンタ」を含む資料はないため、ほかの言葉で探しました。')
    expect(render(IgnoredWords, { props: { answer: { ignored: [], near: [] }, search } }).body).not.toContain('<div')
  })
})

describe('places without records above a list', () => {
  const said = (place: SearchAnswer['unrecorded']) => {
    const search = readSearch(new URLSearchParams('q=那覇市 窓口'))
    return render(IgnoredWords, { props: { answer: { ignored: [], unrecorded: place, near: [] }, search } }).body
  }

  it('are told with the way to their peers, and whether the list has to do with the name', () => {
    expect(said([NAHA])).toContain('まだありません。この名前を除いて探しました。')
    expect(addressesIn(said([NAHA]))).toEqual(['/municipalities/472018'])
    expect(said([{ ...NAHA, searched: true }])).toContain('まだありません。「那覇市」という言葉を含む資料を並べています。')
  })

  it('have nothing to do with the words where they are only chosen', () => {
    const html = said([{ ...NAHA, stretches: [] }])
    expect(html).toContain('まだありません。</p>')
    expect(addressesIn(html)).toEqual(['/municipalities/472018'])
  })
})

describe('what a search asks for besides a place without records', () => {
  const alone = (address: string, understood = PLAIN, unrecorded: SearchAnswer['unrecorded'] = [NAHA]) =>
    unrecordedAlone(readSearch(new URLSearchParams(address)), { understood, unrecorded })

  it.each(['q=那覇市', 'q=那覇市の', 'municipality=472018', 'q=那覇市&municipality=472018'])('is nothing: %s', (address) =>
    expect(alone(address)).toBe(NAHA),
  )

  it.each(['q=那覇市 窓口', 'q=那覇市&year=2022', 'municipality=472018&municipality=131148'])('is something: %s', (address) =>
    expect(alone(address)).toBeNull(),
  )

  it('is something where the words name a filter or another such place', () => {
    const year = { name: 'year' as const, value: '2022', label: '2022年度', text: '2022年度', start: 4, end: 10 }
    expect(alone('q=那覇市', { ...PLAIN, filters: [year] })).toBeNull()
    expect(alone('q=那覇市', PLAIN, [NAHA, { ...NAHA, code: '112411' }])).toBeNull()
    expect(alone('', PLAIN, [])).toBeNull()
  })
})

describe('why a hit matched', () => {
  const form = (fields: Partial<FoundForm>): FoundForm => ({ form: '改善', where: ['body'], how: 'same', ...fields })

  it('is told in words, without repeating the word itself', () => {
    expect(tellForm('改善', form({ where: ['title', 'body'] }))).toEqual({ text: '', note: '題名、本文' })
    expect(tellForm('改善', form({ form: 'カイゼン', how: 'synonym' }))).toEqual({ text: '「カイゼン」', note: '本文（同じ意味の言葉）' })
    const term = { form: '提案が通らない', where: ['term'], how: 'synonym', termFacet: 'worry', termLabel: '提案が届かない' } as const
    expect(tellForm('通らない', form({ ...term, where: ['term'] }))).toEqual({
      text: '「提案が通らない」',
      note: '悩み「提案が届かない」の言い換え',
    })
  })

  it('names words that were found and words that were not', () => {
    const html = render(ReasonList, { props: { explanation: { matched: [{ word: '窓口', found: [form({})] }], missing: ['財政'] } } }).body
    expect(html).toContain('「窓口」')
    expect(html).toContain('「財政」は、この段落には見当たりません。')
  })

  it('is nearness where no word was found, and the chosen filters where none was asked for', () => {
    const told = (missing: string[]) => render(ReasonList, { props: { explanation: { matched: [], missing } } }).body
    expect(told(['財政'])).toContain('内容が近い資料です。')
    expect(told([])).toContain('選んだ条件に当てはまる資料です。')
  })
})
