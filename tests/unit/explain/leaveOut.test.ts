import { beforeAll, describe, expect, it } from 'vitest'
import type { Analyser } from '#analysis'
import { leaveOut } from '../../../server/explain/leaveOut.ts'
import { loadStarterAnalyser } from '../starterAnalyser.ts'

let analyser: Analyser

beforeAll(async () => {
  analyser = await loadStarterAnalyser()
})

/** The question without some of its stretches, each found by its text. */
function without(typed: string, ...texts: string[]): string {
  const stretches = texts.map((text) => ({ start: typed.indexOf(text), end: typed.indexOf(text) + text.length }))
  return leaveOut(stretches, typed, analyser.analyse(typed))
}

describe('a question without some of its stretches', () => {
  it.each([
    ['令和5年度の三重県の職員表彰', ['令和5年度'], '三重県の職員表彰'],
    ['令和5年度の三重県の職員表彰', ['三重県'], '令和5年度の職員表彰'],
    ['令和5年度の三重県の職員表彰', ['令和5年度', '三重県'], '職員表彰'],
    ['三重県における職員表彰', ['三重県'], '職員表彰'],
    ['三重県での職員表彰', ['三重県'], '職員表彰'],
    ['三重県に学ぶ', ['三重県'], '学ぶ'],
    ['職員表彰の三重県', ['三重県'], '職員表彰'],
    ['職員表彰の三重県 令和5年度', ['三重県'], '職員表彰 令和5年度'],
    ['窓口 三重県　研修', ['三重県'], '窓口 研修'],
    ['窓口三重県研修', ['三重県'], '窓口 研修'],
    ['窓口の改善', [], '窓口の改善'],
    ['令和3〜5年度の窓口', ['令和3〜5年度', '令和3〜5年度', '令和3〜5年度'], '窓口'],
    ['三重県', ['三重県'], ''],
    ['中野区 OR 滑川市 おくやみ', ['中野区', '滑川市'], 'おくやみ'],
    ['中野区 OR 滑川市 おくやみ', ['中野区'], '滑川市 おくやみ'],
    ['中野区 OR 滑川市 おくやみ', ['滑川市'], '中野区 おくやみ'],
    ['研修 中野区 or 滑川市 おくやみ', ['中野区', '滑川市'], '研修 おくやみ'],
    ['研修 中野区 OR 滑川市 おくやみ', ['中野区'], '研修 滑川市 おくやみ'],
    ['中野区|滑川市｜津市 おくやみ', ['滑川市'], '中野区| 津市 おくやみ'],
    ['中野区 OR 滑川市 OR 津市 おくやみ', ['滑川市', '津市'], '中野区 おくやみ'],
    ['中野区 OR 滑川市 OR 津市 おくやみ', ['中野区', '滑川市', '津市'], 'おくやみ'],
    ['おくやみ 中野区 ＯＲ 滑川市', ['中野区', '滑川市'], 'おくやみ'],
    ['窓口 OR 受付 中野区', ['中野区'], '窓口 OR 受付'],
    ['中野区 ORACLE', ['中野区'], 'ORACLE'],
  ])('「%s」 without %s is 「%s」', (typed, texts, left) => expect(without(typed, ...texts)).toBe(left))

  it.each([
    ['三重県のり養殖', '三重県', 'のり養殖'],
    ['三重県できる窓口', '三重県', 'できる窓口'],
    ['いのり 三重県', '三重県', 'いのり'],
  ])('keeps words that begin like a particle: 「%s」', (typed, text, left) => expect(without(typed, text)).toBe(left))
})
