/** How verbs and adjectives end in the dictionary. */
const INFLECTING = /[うくぐすつぬぶむるい]$/
/** What the dictionary cuts off an inflected word as words of their own, the longest first. */
const ENDING =
  /(?:なければ|なかった|ませんでした|ません|ました|ます|なくなる|なく|ない|ていた|ている|ていく|ておく|てきた|ていない|られる|られた|れる|れた|せる|せた|たい|ば|て|た|(?<=[んい])[でだ]|う)/y

/** Whether a word, in its dictionary form, can stand inflected. */
export function inflects(word: string): boolean {
  return INFLECTING.test(word)
}

/** A word in a text as people read it: the dictionary leaves 通ら of 通らない, which nobody would know as a word. */
export function wholeForm(text: string, start: number, end: number, word: string): string {
  const surface = text.slice(start, end)
  if (surface === word || !inflects(word)) return surface
  ENDING.lastIndex = end
  return surface + (ENDING.exec(text)?.[0] ?? '')
}
