import { describe, expect, it } from 'vitest'
import { DIMENSIONS, learnSpace, LatentSpace, packVector, productOf, sumOf, unpackVector } from '#meaning'

const texts = [
  ['窓口', '待ち時間', '市民'],
  ['窓口', '市民', '番号'],
  ['待ち時間', '番号', '窓口'],
  ['提案', '若手', '制度'],
  ['提案', '制度', '表彰'],
  ['若手', '表彰', '提案'],
]
const near = (space: LatentSpace, a: string[], b: string[]) => {
  const [left, right] = [space.place(a), space.place(b)]
  return left && right ? productOf(left, right) : NaN
}

describe('a space of meaning', () => {
  it('places words that occur together near each other, even where they never meet', () => {
    const space = learnSpace(texts)
    // 待ち時間 and 市民 meet once, 市民 and 表彰 never; 番号 and 表彰 belong to different matters.
    expect(near(space, ['待ち時間'], ['市民'])).toBeGreaterThan(near(space, ['待ち時間'], ['表彰']) + 0.3)
    expect(near(space, ['番号'], ['市民'])).toBeGreaterThan(near(space, ['番号'], ['若手']) + 0.3)
  })

  it('does not know words of a single text, nor texts of unknown words', () => {
    const space = learnSpace([...texts, ['一度きり', '窓口']])
    expect(space.words().map(({ word }) => word)).not.toContain('一度きり')
    expect(space.place(['一度きり', '見たことのない'])).toBeNull()
  })

  it('gives places of unit length and is the same every time', () => {
    const place = learnSpace(texts).place(['窓口', '窓口', '提案'])
    expect(Math.hypot(...(place ?? []))).toBeCloseTo(1, 5)
    expect(learnSpace(texts).place(['窓口', '窓口', '提案'])).toEqual(place)
  })

  it('of nothing knows nothing', () => {
    expect(learnSpace([]).words()).toEqual([])
    expect(learnSpace([[]]).place([])).toBeNull()
    expect(sumOf([])).toBeNull()
  })

  it('comes back from its words', () => {
    const space = learnSpace(texts)
    expect(new LatentSpace(space.words()).place(['提案', '窓口'])).toEqual(space.place(['提案', '窓口']))
  })
})

describe('a packed vector', () => {
  const vector = Float32Array.from({ length: DIMENSIONS }, (_, at) => Math.sin(at * 7.3) / (1 + at / 40))

  it('keeps its direction', () => {
    const unit = sumOf([{ vector, weight: 1 }]) ?? vector
    const unpacked = unpackVector(packVector(vector))
    expect(unpacked && productOf(unit, unpacked)).toBeGreaterThan(0.999)
    expect(unpacked && productOf(unpacked, unpacked)).toBeCloseTo(1, 5)
  })

  it('stands for no vector when it is empty', () => {
    expect(unpackVector('')).toBeNull()
  })
})
