/** What the search tells about a query that it could not follow to the letter. */
export const queryNotices = {
  alternativesLeft: (left: readonly string[]) => `OR の組み合わせが多いため、${quotedList(left)}は使っていません。`,
  phrasesLeft: (left: readonly string[]) => `かぎかっこの句が多いため、${quotedList(left)}は使っていません。`,
  withoutWords: (left: readonly string[]) => `${quotedList(left)}には探せることばがないため、使っていません。`,
  partlyChecked: (phrase: string, checked: number) =>
    `「${phrase}」は当てはまりそうな箇所が多いため、上位 ${checked.toLocaleString('ja-JP')} か所だけを確かめました。句を長くすると、すべてを確かめられます。`,
} as const

const SHOWN = 3

function quotedList(texts: readonly string[]): string {
  const shown = texts.slice(0, SHOWN).map((text) => `「${text}」`)
  const more = texts.length - shown.length
  return more > 0 ? `${shown.join('')}など ${texts.length} 個` : shown.join('')
}
