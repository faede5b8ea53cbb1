import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { countSteps, shadeOf, stepOf } from '../../ui/map/countSteps.ts'
import { nextTile } from '../../ui/map/nextTile.ts'
import { PREFECTURE_TILES } from '../../ui/map/prefectureTiles.ts'

const official = readFileSync(join(import.meta.dirname, '../../corpus/municipalities/prefectures.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))

const tile = (short: string) => PREFECTURE_TILES.find((one) => one.short === short) ?? expect.fail(`no tile ${short}`)
const after = (short: string, ...keys: string[]) =>
  keys.reduce((from, key) => nextTile(from, key, PREFECTURE_TILES) ?? from, tile(short)).short

describe('the tiles of the map', () => {
  it('are the 47 prefectures of the corpus, codes and names alike', () => {
    expect(PREFECTURE_TILES.map(({ code, name }) => [code, name])).toEqual(official.map(([code, name]) => [code, name]))
  })

  it('have a square each, within twelve columns', () => {
    expect(new Set(PREFECTURE_TILES.map(({ row, column }) => `${row}/${column}`)).size).toBe(47)
    expect(Math.max(...PREFECTURE_TILES.map(({ column }) => column))).toBe(12)
  })

  it.each([
    ['岩手', '青森', 'north'],
    ['東京', '埼玉', 'north'],
    ['鹿児島', '熊本', 'north'],
    ['静岡', '愛知', 'west'],
    ['沖縄', '鹿児島', 'north'],
  ])('%s has %s to the %s', (from, to, direction) => {
    const [a, b] = [tile(from), tile(to)]
    expect(direction === 'north' ? b.row < a.row : b.column < a.column).toBe(true)
  })
})

describe('the arrow keys on the map', () => {
  it.each([
    ['東京', ['ArrowUp'], '埼玉'],
    ['東京', ['ArrowDown'], '神奈川'],
    ['大阪', ['ArrowRight', 'ArrowRight'], '三重'],
    ['大分', ['ArrowRight'], '和歌山'],
    ['香川', ['ArrowUp'], '大阪'],
    ['沖縄', ['ArrowUp'], '長崎'],
    ['北海道', ['ArrowUp'], '北海道'],
    ['東京', ['Home'], '北海道'],
    ['東京', ['End'], '沖縄'],
    ['東京', ['Enter'], '東京'],
  ])('from %s by %j lead to %s', (from, keys, to) => expect(after(from, ...keys)).toBe(to))

  it('reach every prefecture from 北海道', () => {
    const reached = new Set([tile('北海道')])
    for (const from of reached) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = nextTile(from, key, PREFECTURE_TILES)
        if (next) reached.add(next)
      }
    }
    expect(PREFECTURE_TILES.filter((one) => !reached.has(one)).map(({ short }) => short)).toEqual([])
  })
})

describe('the steps of the colours', () => {
  it('begin at 1, end at the largest count and leave no gap', () => {
    for (let most = 1; most <= 600; most += 1) {
      const steps = countSteps(most)
      expect(steps[0]?.from).toBe(1)
      expect(steps.at(-1)?.to).toBe(most)
      expect(steps.length).toBe(Math.min(5, most))
      for (const [index, { from, to }] of steps.entries()) {
        expect(to).toBeGreaterThanOrEqual(from)
        if (index > 0) expect(from).toBe((steps[index - 1]?.to ?? 0) + 1)
      }
    }
    expect(countSteps(0)).toEqual([])
  })

  it('give the largest count the darkest shade and none the palest', () => {
    const steps = countSteps(60)
    expect([0, 1, 60].map((count) => stepOf(count, steps))).toEqual([0, 1, 5])
    expect(stepOf(1, countSteps(1))).toBe(5)
    expect([0, 1].map((index) => shadeOf(index, 2))).toEqual([1, 5])
  })
})
