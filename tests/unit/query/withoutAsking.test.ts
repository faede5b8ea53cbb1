import { beforeAll, describe, expect, it } from 'vitest'
import { loadQuestions, type Read } from './loadQuestions.ts'

let read: Read

beforeAll(async () => {
  ;({ read } = await loadQuestions())
})

describe('how a question ends', () => {
  it.each([
    ['窓口改革の事例を教えてください', ['窓口', '改革', '事例']],
    ['フリーアドレスについて知りたい', ['フリーアドレス']],
    ['メンター制度の例を探しています。', ['メンター', '制度', '例']],
    ['人手不足で困っている', ['人手', '不足']],
    ['会議が長くて困っています', ['会議', '長い']],
    ['若手の離職に悩んでいる', ['若手', '離職']],
    ['勉強会の始め方', ['勉強', '会']],
    ['アンケートの取り方を教えてください', ['アンケート']],
    ['提案の出し方について知りたい', ['提案']],
  ])('says nothing that could be looked for: %s', (q, words) => expect(read(q).words).toEqual(words))

  it.each([
    ['困っている', ['困る']],
    ['運動の進め方', ['運動', '進め方']],
    ['職員の働き方', ['職員', '働き方']],
    ['開き方', ['開き', '方']],
    ['困っている職員', ['困る', '職員']],
    ['新人に教える', ['新人', '教える']],
    ['先輩が教えてくれない', ['先輩', '教える']],
    ['住民の声を知る', ['住民', '声', '知る']],
  ])('stays where it is what is asked: %s', (q, words) => expect(read(q).words).toEqual(words))
})
