import type { Token } from '#analysis'

/**
 * How people end a question whatever it is about: that they ask (…を教えてください, …について知りたい, …を探しています), or that something troubles them (人手不足で
 * 困っている). Records that say 困る or 教える would come before those about the thing itself.
 */
const ASKING =
  /(?:(?<=を|について|とか|のか|たか|るか|すか|は)(?:お?教えて(?:くださ?い|下さい|ほしい|欲しい)?|(?:お教え|ご教示)(?:くださ?い|下さい)|知りたい(?:です)?|探して(?:い(?:ます|る)|ます|る))|(?<=[てでに])(?:困|悩)(?:って|んで)(?:い(?:ます|る)|ます|る))[\s。．.！!？?…]*$/u

/** The tokens of a question with those that only say that it is one as no words to look for, unless nothing else is asked. */
export function withoutAsking(text: string, tokens: readonly Token[]): Token[] {
  const from = ASKING.exec(text)?.index ?? text.length
  const isLeft = tokens.some(({ start, isContent }) => isContent && start < from)
  return isLeft ? tokens.map((token) => (token.start >= from && token.isContent ? { ...token, isContent: false } : token)) : [...tokens]
}
