import { beforeAll, describe, expect, it } from 'vitest'
import { parseDocument, type Reference } from '#corpus'
import { formatProblem } from '#model'
import { makeRecord } from '../makeRecord.ts'
import { readStarterReference } from '../starterCorpus.ts'

let reference: Reference
beforeAll(async () => {
  reference = await readStarterReference()
})

/** The one problem of a record whose municipality has a code that nobody has. */
function problemWith(name: string): string {
  const { problems } = parseDocument(
    'cases/a.md',
    makeRecord({ municipalities: `municipalities:\n  - { code: "999999", name: "${name}" }` }),
    reference,
  )
  expect(problems).toHaveLength(1)
  return problems.map(formatProblem).join()
}

describe('an unknown municipality in a record', () => {
  it.each([
    ['滑川区', '名前が近いのは 富山県滑川市 162060、埼玉県滑川町 113417、'],
    ['なめりかわ', '名前が近いのは 富山県滑川市 162060、'],
    ['南伊勢市', '三重県南伊勢町 244724'],
    ['福岡県福津市', '名前が近いのは 福岡県福津市 402249'],
    ['梼原村', '高知県梼原町 394050'],
    ['みなみ伊勢町', '名前が近いのは 三重県南伊勢町 244724 です。'],
    ['南いせ町', '三重県南伊勢町 244724'],
    ['福連市', '福岡県福津市 402249'],
    ['三重', '名前が近いのは 三重県 240001'],
  ])('%s is answered by the nearest names with their codes', (name, hint) => expect(problemWith(name)).toContain(hint))

  it('lists three at the most', () => {
    expect(problemWith('大山市').match(/\d{6}/g)?.length).toBe(4)
  })

  it('that is the former name of one is answered by the present one', () => {
    expect(problemWith('久居市')).toBe(
      'cases/a.md:3: 団体コード「999999」はありません。「久居市」は昔の名前で、今は 三重県津市 242012 です。今のコードと名前を書き、昔の名前は former_name に書いてください。',
    )
  })

  it('that is like no name is answered by where to look', () => {
    expect(problemWith('アトランティス連邦')).toContain('corpus/municipalities の一覧にある 6 桁の団体コードを書いてください。')
  })
})
