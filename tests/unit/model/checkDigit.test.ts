import { beforeAll, describe, expect, it } from 'vitest'
import { readMunicipalDirectory, type MunicipalDirectory } from '#corpus'
import { checkDigit } from '#model'
import { STARTER_CORPUS } from '../starterCorpus.ts'

let directory: MunicipalDirectory
beforeAll(async () => {
  directory = await readMunicipalDirectory(STARTER_CORPUS)
})

const isValid = (code: string) => checkDigit(code.slice(0, 5)) === code[5]

describe('checkDigit', () => {
  it.each([
    ['01000', '6'],
    ['13114', '8'],
    ['09000', '0'],
    ['11000', '1'],
  ])('of %s is %s', (digits, digit) => expect(checkDigit(digits)).toBe(digit))

  it('agrees with all 1,788 codes of prefectures and municipalities', () => {
    expect(directory.all).toHaveLength(1788)
    expect(directory.all.filter(({ code }) => !isValid(code)).map(({ code, name }) => `${code} ${name}`)).toEqual([])
  })

  it('does not agree with any of them once the last digit is changed', () => {
    const accepted = directory.all.flatMap(({ code }) =>
      [...Array(9).keys()].map((step) => code.slice(0, 5) + ((Number(code[5]) + step + 1) % 10)).filter(isValid),
    )
    expect(accepted).toEqual([])
  })

  it('notices any one changed digit in front, except in codes that end in 1', () => {
    const unnoticed: string[] = []
    for (const { code } of directory.all) {
      for (let place = 0; place < 5; place += 1) {
        for (let digit = 0; digit < 10; digit += 1) {
          const changed = code.slice(0, place) + digit + code.slice(place + 1)
          if (changed !== code && isValid(changed)) unnoticed.push(`${code} ${changed}`)
        }
      }
    }
    // Two remainders of eleven (0 and 10) fall on the digit 1: only codes that end in 1 can hide a change.
    expect(unnoticed.filter((pair) => pair[5] !== '1')).toEqual([])
  })
})
