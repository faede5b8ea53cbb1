import { render } from 'svelte/server'
import { describe, expect, it } from 'vitest'
import type { FoundForm, SearchAnswer } from '../../ui/api/types.ts'
import EmptyResult from '../../ui/search/EmptyResult.svelte'
import IgnoredWords from '../../ui/search/IgnoredWords.svelte'
import ReasonList from '../../ui/search/ReasonList.svelte'
import { readSearch } from '../../ui/search/searchAddress.ts'
import { tellForm } from '../../ui/search/tellForm.ts'

/** What the page says of an answer without hits. */
function pageFor(address: string, answer: Pick<SearchAnswer, 'total' | 'ignored' | 'unrecorded' | 'near' | 'rescue'>): string {
  const whole = { ...answer, reachable: answer.total }
  return render(EmptyResult, { props: { answer: whole, search: readSearch(new URLSearchParams(address)), terms: null } }).body
}

/** The addresses that a page leads to. */
function addressesIn(html: string): string[] {
  return [...html.matchAll(/href="([^"]+)"/g)].map(([, address]) => decodeURIComponent((address ?? '').replaceAll('&amp;', '&')))
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

  it('says of a municipality without records that there is none yet', () => {
    const html = pageFor('q=那覇市', { total: 0, ignored: [], unrecorded: ['那覇市'], near: [] })
    expect(html).toContain('「那覇市」の資料は、この図書室にはまだありません。')
    expect(html).not.toContain('を含む資料')
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
    const place = render(IgnoredWords, { props: { answer: { ignored: [], unrecorded: ['中央区'], near: [] }, search } }).body
    expect(place).toContain('「中央区」の資料は、この図書室にはまだありません。ほかの言葉で探しました。')
    expect(render(IgnoredWords, { props: { answer: { ignored: [], near: [] }, search } }).body).not.toContain('<div')
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
