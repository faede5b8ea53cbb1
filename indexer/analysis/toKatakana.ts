/** Hiragana as katakana, as readings are written; everything else as it is. Keeps the length. */
export function toKatakana(text: string): string {
  return text.replace(/[ぁ-ゖ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}
