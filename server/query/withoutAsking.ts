import type { Token } from '#analysis'

/** That one asks (…を教えてください, …について知りたい, …を探しています). */
const ASKS =
  '(?<=を|について|とか|のか|たか|るか|すか|は)(?:お?教えて(?:くださ?い|下さい|ほしい|欲しい)?|(?:お教え|ご教示)(?:くださ?い|下さい)|知りたい(?:です)?|探して(?:い(?:ます|る)|ます|る))'
/** That something troubles one (人手不足で困っている). */
const TROUBLES = '(?<=[てでに])(?:困|悩)(?:って|んで)(?:い(?:ます|る)|ます|る)'
/** That one asks how a thing is done, by the verb that goes with the thing anyway (発表会の開き方). The nouns of the dictionary (進め方, 働き方) say something. */
const HOW = '(?<=の)(?:開き|始め|はじめ|行い|立て|出し|取り|とり)方(?:を|について|は)?'
/** How people end a question whatever it is about. Records that say 困る, 教える or 開く would come before those about the thing itself. */
const ASKING = new RegExp(`(?:${HOW}(?:${ASKS})?|${ASKS}|${TROUBLES})[\\s。．.！!？?…]*$`, 'u')

/** The tokens of a question with those that only say that it is one as no words to look for, unless nothing else is asked. */
export function withoutAsking(text: string, tokens: readonly Token[]): Token[] {
  const from = ASKING.exec(text)?.index ?? text.length
  const isLeft = tokens.some(({ start, isContent }) => isContent && start < from)
  return isLeft ? tokens.map((token) => (token.start >= from && token.isContent ? { ...token, isContent: false } : token)) : [...tokens]
}
